"""Whether a text seems to name a person or to give a way to reach one. A moderator then looks; nothing is thrown away."""

import re
from collections.abc import Iterable

from django.utils.translation import gettext as _

TITLE = re.compile(
    r"\b(?:mr|mrs|ms|miss|mx|dr|cllr|councillor|sir|lady|lord|prof|rev|pc|nurse)\b\.?\s+[A-Z][\w’'-]+", re.I
)
EMAIL = re.compile(r"\S+@\S+\.\w{2,}")
PHONE = re.compile(r"(?<!\d)(?:\+44|0)(?:[\s-]?\d){9,10}(?!\d)")
PLATE_OR_HOUSE = re.compile(
    r"\b\d{1,4}[a-z]?,?\s+(?:[A-Z][\w’'-]+\s+){1,3}(?:road|street|lane|avenue|close|way|drive|court|place)\b", re.I
)
WORD = re.compile(r"[^\W\d_][\w’'-]*")
# Given names that many people in England have. A short list on purpose: a moderator reads everything else anyway.
GIVEN = frozenset(
    "aaron abdul abdullah adam ahmed aisha alan alex ali alice amelia amina amy andrew angela anna anne anthony barbara ben"
    " benjamin beth bilal brenda brian callum carol caroline catherine charlie charlotte chris christine claire colin connor"
    " craig daniel danny darren dave david dawn deborah debbie dennis derek diane donna doreen dorothy duncan dylan edward"
    " eileen elaine elizabeth ella ellie emily emma eric ethan fatima fiona fred gareth gary geoff george gillian gordon"
    " graham greg hannah harriet harry hassan heather helen henry hilary hussain ian ibrahim imran isaac isabella jackie jacob"
    " james jamie jane janet jason jean jenny jeremy jessica jill joan joanne joe john jonathan joseph joshua joyce judith"
    " julia julie karen kate katherine kathleen katie keith kelly ken kenneth kevin khalid kieran kim laura lauren leanne lee"
    " lesley liam linda lisa liz lorraine louise lucy luke lynn malcolm margaret maria marie martin mary maryam matthew maureen"
    " megan melanie michael michelle mike mohammed mohamed muhammad nadia natalie neil nicholas nicola nigel noah nora oliver"
    " olivia omar owen pamela patricia patrick paul pauline peter philip phil rachel raj rebecca richard rob robert roger rosie"
    " ruth ryan sally sam samantha samuel sandra sarah sean sharon sheila shirley simon sophie stacey stephanie stephen steve"
    " steven stuart sue susan suzanne sylvia tariq teresa thomas tim tina tom toby tony tracy trevor valerie vera victoria"
    " wayne wendy william yasmin yusuf zainab zara".split()
)  # fmt: skip
# Words with a capital that are no names of people.
PLAIN = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september"
    " october november december christmas easter eid diwali ramadan english british london england wales britain uk gp nhs mp"
    " council i god muslim christian jewish hindu sikh bus park high street road town hall library school centre center"
    " north south east west old new green university hospital police fire service people committee board".split()
)


def why_held(text: str, known: Iterable[str] = ()) -> str:
    """A sentence that says why a moderator has to look first, or nothing. `known` are names of places and bodies."""
    if EMAIL.search(text) or PHONE.search(text):
        return _("It seems to give an email address or a telephone number.")
    if PLATE_OR_HOUSE.search(text):
        return _("It seems to give somebody’s address.")
    found = name_in(text, known)
    return _("It seems to name a person (“%(name)s”).") % {"name": found} if found else ""


def name_in(text: str, known: Iterable[str] = ()) -> str:
    """The first words that look like somebody's name."""
    for each in sorted(known, key=len, reverse=True):
        text = re.sub(re.escape(each), " · ", text, flags=re.I)
    titled = TITLE.search(text)
    if titled and titled.group().split()[-1][0].isupper():
        return titled.group()
    before: str = ""
    begins = True
    last = 0
    for word in WORD.finditer(text):
        gap, plain = text[last : word.start()], word.group().removesuffix("’s").removesuffix("'s")
        begins = begins or bool(re.search(r"[.!?:·\n]", gap))
        is_capital = plain[0].isupper() and not (plain.isupper() and len(plain) > 1)
        counts = is_capital and plain.casefold() not in PLAIN
        if counts and before and gap == " ":
            return f"{before} {plain}"
        if counts and plain.casefold() in GIVEN:
            return plain
        # A sentence begins with a capital whatever its first word is: that one alone begins no name unless it is known.
        before = plain if counts and not begins else ""
        begins, last = False, word.end()
    return ""
