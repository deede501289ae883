"""How to bid, in plain words: a chapter for every kind of procedure in the table of law.

A new kind without its chapter makes the tests fail, so that the guide always covers them all.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from folkmoot.funding.models import Procedure
from folkmoot.funding.models.procedure import Family

Words = str | Promise


@dataclass(frozen=True)
class Chapter:
    """What it means for a group; what to do, step by step; what to watch for."""

    means: Words
    steps: tuple[Words, ...]
    watch: Words


CHAPTERS: dict[Family, Chapter] = {
    Family.GRANT: Chapter(
        _("Money to do what your group does, or wants to try. You say what will be different for people."),
        (
            _("Read who may apply, and stop there if you cannot say yes to each point."),
            _("Write what will change for people, in your own words."),
            _("Cost it in full: rooms, training, volunteers’ expenses and a share of your running costs."),
            _("Send it, keep the receipt, and mark the day of the decision."),
        ),
        _("A grant is not a gift without strings: you agree what to report. Ask to be paid ahead if you need it."),
    ),
    Family.SINGLE_OUTCOME: Chapter(
        _("The body talks with an anchor organisation about one change it wants to see. The anchor shares the work among groups."),
        (
            _("If you are small, find the anchor and say what you could do. Find a partner, on this site, helps."),
            _("If you could be the anchor, ask your groups what they need before you talk about money."),
            _("Help to write what should change and how everyone will know."),
            _("See that each group’s part, money and say stand in writing before anyone signs."),
        ),
        _("Ask how money reaches small groups, how soon, and who decides when things change."),
    ),
    Family.LIGHT_TOUCH: Chapter(
        _("A competition for large services to people, such as care or advice. The body sets the steps and tells them in the notice."),
        (
            _("Follow the plan months ahead, and go to the meetings about it."),
            _("Find partners early. A consortium can be large enough where one group is not."),
            _("Answer each question as it is asked. Marks are given by its weight."),
            _("Submit some hours early. You can take it back and send it again until it closes."),
        ),
        _("The standstill is voluntary here. Ask for your feedback as soon as you hear."),
    ),
    Family.FULL: Chapter(
        _("A competition for large contracts of other kinds. Every step has its notice and its days."),
        (
            _("Watch for the planned procurement notice: after it, bids may be open for only ten days."),
            _("Check that nothing keeps you out, and that you meet each condition."),
            _("Ask your questions early. The answers go to everyone, without your name."),
            _("After the award you get a summary of how your bid was marked. Read it within the standstill."),
        ),
        _("The standstill is eight working days, and the day of the notice is the first. A challenge has to come quickly."),
    ),
    Family.NOTIFIABLE: Chapter(
        _("A simple competition for smaller contracts. It may be open to all, or only to groups that were asked."),
        (
            _("Tell the body that you are there: it may ask only those it knows."),
            _("Keep your organisation’s facts up to date here, so that you can answer in days."),
            _("Answer what is asked, and no more."),
        ),
        _("There is no standstill. If something seems wrong, say so before the contract is signed."),
    ),
    Family.SMALL: Chapter(
        _("A small contract. The law asks for no notice, but we publish it here all the same."),
        (
            _("Say what you offer, for how much and from when. A page is often enough."),
            _("Name your full costs: a small contract should not cost you money."),
        ),
        _("Ask when you are paid. Thirty days is the longest."),
    ),
    Family.DIRECT: Chapter(
        _("The body gives the work to one organisation without a competition, because only that one can do it."),
        (
            _("If it is you: agree in writing what is wanted, and that it is published."),
            _("If it is not: read the notice. It names the reason, and there are days in which to object."),
        ),
        _("If you could have done the work as well, say so at once and say how."),
    ),
    Family.FRAMEWORK: Chapter(
        _("A competition for a place on a list. The work itself comes later, in parts."),
        (
            _("Ask how many will be on the list, and how work will be shared among them."),
            _("Bid for the parts you can do. A lot may be just right for a small group."),
            _("Ask what it costs to stay on the list, in time and in papers."),
        ),
        _("A place on the list promises no work. There may be no second chance to join for years."),
    ),
    Family.CALL_OFF: Chapter(
        _("Work for those who are on a framework’s list."),
        (
            _("If you are on the list, answer quickly: the time is short."),
            _("If you are not, ask a member whether you could do a part of it."),
        ),
        _("The framework’s own rules say how the choice is made. Read them again before you answer."),
    ),
    Family.MARKET: Chapter(
        _("A list you can join at any time, once you fit its conditions. Each piece of work is competed for among members."),
        (
            _("Join before there is work you want: it takes some days."),
            _("Ask to be told of each piece of work."),
            _("Bid only for what suits you. Nobody has to answer every call."),
        ),
        _("Keep your papers in date, or you may be left out just when the right work comes."),
    ),
    Family.SUPPORTED: Chapter(
        _("Kept for organisations of whose workers at least 30 in 100 are disabled or disadvantaged."),
        (
            _("Count your workers: all of them, or those of the part that will do the work, or of your consortium together."),
            _("Keep the proof ready, without names that need not be told."),
            _("Then bid as in any other competition."),
        ),
        _("Two organisations that do not fit alone may fit together."),
    ),
    Family.MUTUAL: Chapter(
        _("Kept for public service mutuals, for services to people."),
        (
            _("Check with the body that your organisation counts as one."),
            _("Plan for the end from the start: the contract runs five years at most."),
        ),
        _("Ask what happens to workers and to the people you serve when the term ends."),
    ),
    Family.LOCAL: Chapter(
        _("Kept for suppliers in the area, or in the United Kingdom. The notice says which, and where the border is."),
        (
            _("Check that you are inside the border the notice draws."),
            _("Say what you know of the place: that is what it was kept for."),
        ),
        _("It has to be said in the notice. A body cannot decide it afterwards."),
    ),
    Family.SMALL_OR_VOLUNTARY: Chapter(
        _("Kept for small and medium businesses and for voluntary, community and social enterprises."),
        (
            _("Have your charity or company number at hand, or say that you are an unregistered group."),
            _("Bid with neighbours if the work is more than you can carry alone."),
        ),
        _("All members of a consortium usually have to fit. Ask if you are not sure."),
    ),
    Family.HEALTH_A: Chapter(
        _("Health care that only the provider of today can give. There is no competition."),
        (
            _("If you are that provider: show that nobody else can."),
            _("If you are not: read the notice, and write to the body if you think that you could."),
        ),
        _("The body has to publish what it chose and who decided."),
    ),
    Family.HEALTH_B: Chapter(
        _("Health care where each patient chooses. Every provider that fits may take part."),
        (
            _("Ask to be among those a patient can choose."),
            _("Tell patients in plain words what you offer, so that they can choose well."),
        ),
        _("No number of patients is promised to you. Cost it so that you can live with few."),
    ),
    Family.HEALTH_C: Chapter(
        _("The provider of today does it well and goes on doing it, with little changed."),
        (
            _("If you are that provider: show how well it goes, with figures and with patients’ words."),
            _("If you are not: you have the days of the standstill to say why another look is due."),
        ),
        _("The standstill begins on the working day after the notice, and lasts while complaints are answered."),
    ),
    Family.HEALTH_SUITABLE: Chapter(
        _("The body looks at everyone who could do it and picks whoever suits best, without a competition."),
        (
            _("Be known: tell the body early what you do and for whom."),
            _("Show the five things it must weigh, and who your partners are."),
        ),
        _("Ask who was looked at, and why the choice fell as it did. You have the standstill to do so."),
    ),
    Family.HEALTH_COMPETITIVE: Chapter(
        _("A competition for health care. There is no lowest value."),
        (
            _("Read how each question is weighed, and answer in that order of care."),
            _("Ask early; answers go to everyone."),
            _("Read your feedback within the standstill."),
        ),
        _("The standstill begins on the working day after the notice, and lasts while complaints are answered."),
    ),
    Family.EARLIER: Chapter(
        _("Work that began before the law of today. It keeps the law of its day to the end."),
        (_("Ask the body which rules hold, if you bid again for work that began then."),),
        _("Nothing new is bought this way."),
    ),
}  # fmt: skip


def chapters(rows: list[Procedure]) -> list[dict[str, Any]]:
    """Every kind of procedure, its chapter, and the rows in force that belong to it."""
    return [
        {
            "family": family,
            "chapter": CHAPTERS[family],
            "rows": [row for row in rows if row.family == family],
        }
        for family in Family
    ]
