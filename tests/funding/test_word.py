"""A bid taken away as a Word file, written in, and brought back."""

import zipfile
from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from hypothesis import given, settings
from hypothesis import strategies as st

from folkmoot.core import scanning
from folkmoot.core.policy import Refused
from folkmoot.funding import actions
from folkmoot.funding.copying import Section
from folkmoot.funding.models import EarlierPart
from folkmoot.funding.queries.parts import answer_name, parts_of
from folkmoot.funding.word import from_word, to_word, unpacking
from tests.funding import made
from tests.site import CASE_QUERIES

BID = "FM-BID-7"
OURS = [
    Section(0, 1, "Our plan.", "How"),
    Section(1, 2, "An answer.", "How it will work", "How will you run it?\nCounts."),
]


def url(name, *args):
    return reverse(f"funding:{name}", args=args)


@pytest.fixture
def opened(cast, now, clock_at):
    row = made.opened(cast, now)
    clock_at(made.while_open(row))
    return row


@pytest.fixture
def during(opened):
    return made.while_open(opened)


@pytest.fixture
def bid(cast, opened, during):
    return made.bid(opened, cast.bodies.riverside, cast.vco, during)


def taken(site, bid, by):
    return Document(BytesIO(site.get(url("bid_word_download", bid.pk), by=by).response.getvalue()))


def box(paper, position):
    """The cell to write an answer in."""
    return next(one.cell(1, 0) for one in paper.tables if f"/{position}/" in one.cell(0, 0).text)


def write(cell, *lines):
    for paragraph in cell.paragraphs[1:]:
        paragraph._p.getparent().remove(paragraph._p)
    cell.paragraphs[0].text = lines[0]
    for line in lines[1:]:
        cell.add_paragraph(line)


def saved(paper):
    out = BytesIO()
    paper.save(out)
    return out.getvalue()


def bring(site, bid, content, by, name="bid.docx", status=200):
    return site.post(url("bid_word", bid.pk), {"file": SimpleUploadedFile(name, content)}, by=by, status=status)


def keep(site, bid, page, by, *positions, status=302):
    from html.parser import HTMLParser

    found = {}

    class Hidden(HTMLParser):
        def handle_starttag(self, tag, attrs):
            if tag == "input" and dict(attrs).get("name") == "read":
                found.update(read=dict(attrs)["value"])

    Hidden().feed(page.html)
    return site.post(url("bid_word", bid.pk), {"keep": [str(one) for one in positions], **found}, by=by, status=status)


def repacked(content, changed=None, **ways):
    """The same file with some of its parts changed, added (bytes) or left out (None)."""
    changed, out = dict(changed or {}), BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = changed.pop(name, old.read(name))
            if callable(part):
                part = part(old.read(name))
            if part is not None:
                new.writestr(name, part, **ways)
        for name, part in changed.items():
            new.writestr(name, part)
    return out.getvalue()


def test_it_works(cast, opened, bid, during, site):
    first, second, third = opened.criteria.order_by("position")
    paper = taken(site, bid, cast.vco)
    words = "\n".join(paragraph.text for paragraph in paper.paragraphs)
    assert "How will you run it?" in words and "This counts for 50 of 100. Write at most 500 words." in words
    assert [one.text for one in paper.paragraphs if one.style.name == "Heading 1"][1] == "1. How it will work"
    assert box(paper, second.position).text == parts_of(bid).text(second.pk)
    write(box(paper, first.position), "Written on the train.", "", "In two parts.")
    page = bring(site, bid, saved(paper), cast.vco)
    assert "Written on the train." in page.text and "The same as now" in page.text
    assert "Written on the train." not in parts_of(bid).text(first.pk)
    keep(site, bid, page, cast.vco, first.position)
    parts = parts_of(bid)
    assert parts.text(first.pk) == "Written on the train.\n\nIn two parts."
    assert [parts.part(answer_name(one.pk)).version for one in (first, second, third)] == [2, 1, 1]


def test_the_plan_comes_back_and_the_price_stays(cast, bid, site):
    price, paper = parts_of(bid).price, taken(site, bid, cast.vco)
    write(box(paper, 0), "Another plan.")
    keep(site, bid, bring(site, bid, saved(paper), cast.vco), cast.vco, 0)
    assert (parts_of(bid).plan, parts_of(bid).price) == ("Another plan.", price)


def test_nothing_is_changed_by_a_file_that_was_not_written_in(cast, bid, site):
    page = bring(site, bid, saved(taken(site, bid, cast.vco)), cast.vco)
    assert (
        "every answer in the file says what the bid says already" in page.text
        and "Keep what is ticked" not in page.text
    )


def test_only_what_is_ticked_is_kept(cast, opened, bid, site):
    first, second, _third = opened.criteria.order_by("position")
    was, paper = parts_of(bid).text(second.pk), taken(site, bid, cast.vco)
    write(box(paper, first.position), "One.")
    write(box(paper, second.position), "Two.")
    page = bring(site, bid, saved(paper), cast.vco)
    none = keep(site, bid, page, cast.vco, status=200)
    assert "Tick what to keep" in none.text and "Two." in none.text
    keep(site, bid, none, cast.vco, first.position)
    assert (parts_of(bid).text(first.pk), parts_of(bid).text(second.pk)) == ("One.", was)


def test_what_colleagues_wrote_meanwhile_is_kept_or_both_are_shown(cast, opened, bid, during, site):
    first, second, _third = opened.criteria.order_by("position")
    start = "We open at nine. We close at one. There is tea."
    actions.save_answer(bid, first, text=start, seen_version=1, by=cast.vco, now=during)
    paper = taken(site, bid, cast.vco)
    actions.save_answer(bid, first, text=start.replace("nine", "eight"), seen_version=2, by=cast.vco, now=during)
    actions.save_answer(bid, second, text="Meanwhile, hers.", seen_version=1, by=cast.vco, now=during)
    write(box(paper, first.position), start + " And cake.")
    write(box(paper, second.position), "Mine.")
    page = bring(site, bid, saved(paper), cast.vco)
    both = "We open at eight. We close at one. There is tea. And cake."
    assert both in page.text and "Both your words and theirs" in page.text
    assert (
        "Somebody else changed the same sentence" in page.text
        and "Meanwhile, hers." in page.text
        and "Mine." in page.text
    )
    keep(site, bid, page, cast.vco, first.position)
    assert (parts_of(bid).text(first.pk), parts_of(bid).text(second.pk)) == (both, "Meanwhile, hers.")


def test_a_clash_after_the_page_was_shown_is_told_with_both_texts(cast, opened, bid, during, site):
    first = opened.criteria.order_by("position").first()
    paper = taken(site, bid, cast.vco)
    write(box(paper, first.position), "Mine.")
    page = bring(site, bid, saved(paper), cast.vco)
    actions.save_answer(bid, first, text="Hers.", seen_version=1, by=cast.vco, now=during)
    shown = keep(site, bid, page, cast.vco, first.position, status=200)
    assert "Two people wrote at once" in shown.text and "Mine." in shown.text and "Hers." in shown.text
    assert parts_of(bid).text(first.pk) == "Hers."


def test_an_empty_box_says_what_it_takes_out_and_a_box_that_is_gone_takes_nothing(cast, opened, bid, site):
    first, second, _third = opened.criteria.order_by("position")
    paper = taken(site, bid, cast.vco)
    write(box(paper, first.position), "")
    gone = box(paper, second.position)._tc.getparent()
    gone.getparent().remove(gone)
    page = bring(site, bid, saved(paper), cast.vco)
    assert "The words above would be taken out" in page.text
    assert f"Without a box in the file, so they stay as they are: {second.title}" in page.text
    keep(site, bid, page, cast.vco, first.position)
    assert parts_of(bid).text(first.pk) == "" and parts_of(bid).text(second.pk) != ""


def test_words_outside_the_boxes_are_pointed_out(cast, bid, site):
    paper = taken(site, bid, cast.vco)
    assert "Words outside the boxes" not in bring(site, bid, saved(paper), cast.vco).text
    paper.add_paragraph("I wrote under the box.")
    page = bring(site, bid, saved(paper), cast.vco)
    assert "Words outside the boxes" in page.text and "I wrote under the box." in page.text
    for number in range(60):
        paper.add_paragraph(f"Line {number}.")
    page = bring(site, bid, saved(paper), cast.vco)
    assert "There are 61 such lines" in page.text and "Line 38." in page.text and "Line 39." not in page.text


def test_an_answer_over_the_limit_is_told_and_one_far_over_is_refused(cast, opened, bid, site):
    first = opened.criteria.order_by("position").first()
    paper = taken(site, bid, cast.vco)
    write(box(paper, first.position), "word " * 501)
    assert "This has 501 words and may have 500" in bring(site, bid, saved(paper), cast.vco).text
    write(box(paper, first.position), "word " * 4001)
    assert "“How it will work” is far too long" in bring(site, bid, saved(paper), cast.vco).text


# --- what word processors make of it


def test_lists_become_plain_lines():
    paper = Document(BytesIO(to_word("T", BID, OURS)))
    cell = box(paper, 1)
    write(cell, "We bring:")
    for style, text in (
        ("List Bullet", "tea"),
        ("List Bullet", "cake"),
        ("List Number", "first"),
        ("List Number", "then"),
    ):
        cell.add_paragraph(text, style=style)
    assert from_word(saved(paper), BID).sections[1].text == "We bring:\n- tea\n- cake\n1. first\n2. then"


def test_tracked_changes_are_read_as_accepted_and_wrappers_seen_through():
    paper = Document(BytesIO(to_word("T", BID, OURS)))
    cell = box(paper, 1)
    write(cell, "")
    xml = f"""<w:p {nsdecls("w")}><w:pPr><w:rPr><w:b/></w:rPr></w:pPr><w:r><w:rPr><w:b/><w:rPrChange w:id="1" w:author="x"><w:rPr/></w:rPrChange></w:rPr><w:t>Open</w:t></w:r><w:ins w:id="2" w:author="x"><w:r><w:t xml:space="preserve"> daily</w:t></w:r></w:ins><w:del w:id="3" w:author="x"><w:r><w:delText> weekly</w:delText></w:r></w:del><w:hyperlink w:anchor="a"><w:r><w:t xml:space="preserve"> here</w:t><w:br/><w:t>below</w:t></w:r></w:hyperlink></w:p>"""
    cell._tc.append(parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtContent>{xml}</w:sdtContent></w:sdt>"))
    cell.add_table(1, 2).cell(0, 0).text = "left"
    assert from_word(saved(paper), BID).sections[1].text == "Open daily here\nbelow\nleft |"


def test_what_is_written_on_the_code_line_s_own_cell_counts_too():
    paper = Document(BytesIO(to_word("T", BID, OURS)))
    head = next(one.cell(0, 0) for one in paper.tables if "/1/" in one.cell(0, 0).text)
    write(box(paper, 1), "Below.")
    head.add_paragraph("Above.")
    assert from_word(saved(paper), BID).sections[1].text == "Above.\nBelow."


def test_the_file_says_nothing_of_who_wrote_it_and_points_nowhere_outside():
    content = to_word("T", BID, OURS)
    assert Document(BytesIO(content)).core_properties.author == ""
    with zipfile.ZipFile(BytesIO(content)) as packed:
        relations = [packed.read(name) for name in packed.namelist() if name.endswith(".rels")]
        assert relations and not any(b"External" in one for one in relations)
        assert b"generated by" not in packed.read("docProps/core.xml")


LINES = st.text(alphabet="ab -#|1.{}/<&>\t\n\u00e9\u2011\U0001f375", max_size=60).map(str.strip)


@settings(deadline=None, max_examples=40)  # each makes a whole file
@given(st.lists(st.builds(Section, st.integers(0, 99), st.integers(0, 999), LINES, st.just("How"), LINES), min_size=1, max_size=3,
                unique_by=lambda row: row.position))  # fmt: skip
def test_word_there_and_back_is_the_same(sections):
    back = from_word(to_word("T", BID, sections), BID)
    assert [(row.position, row.version, row.text) for row in back.sections] == [
        (row.position, row.version, row.text) for row in sections
    ]


def test_characters_that_no_word_file_can_hold_are_left_out():
    [section] = from_word(to_word("T\x00", BID, [Section(1, 1, "a\x0bb\ufffec", "\x01")]), BID).sections
    assert section.text == "abc"


# --- what is turned away

GOOD = to_word("T", BID, OURS)
MAIN = "word/document.xml"


def bomb(xml):
    """An entity that grows, said before the root."""
    head, rest = xml.split(b"?>", 1)
    return (
        head + b'?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>' + rest.replace(b"An answer.", b"&b;")
    )


def outward(xml):
    head, rest = xml.split(b"?>", 1)
    return head + b'?><!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + rest.replace(b"An answer.", b"&a;")


def hidden(xml):
    """The same, in another encoding, where a search for the letters finds nothing."""
    return bomb(xml.replace(b"UTF-8", b"UTF-16")).decode().encode("utf-16")


def seven(xml):
    """In UTF-7 every sign that gives it away can be spelled otherwise."""
    return b'<?xml version="1.0" encoding="UTF-7"?>' + bomb(xml).split(b"?>", 1)[1].replace(b"<!", b"+ADwAIQ-")


def typed(xml):
    """A document type alone, told to be somewhere outside."""
    head, rest = xml.split(b"?>", 1)
    return head + b'?><!DOCTYPE d SYSTEM "http://127.0.0.1:9/d.dtd">' + rest


def western(xml):
    return xml.replace(b"UTF-8", b"windows-1252")


def lzma(content):
    return repacked(content, compress_type=zipfile.ZIP_LZMA)


BAD = [
    (b"", "empty"),
    (b"Only text.", "not a Word file"),
    (b"%PDF-1.7", "not a Word file"),
    (b"PK\x03\x04 and no more", "damaged"),
    (unpacking.OLD_WORD + b"\0" * 600, "old Word file"),
    (GOOD[: len(GOOD) // 2], "damaged"),
    (repacked(GOOD, {"[Content_Types].xml": None}), "not a Word file"),
    (repacked(GOOD, {MAIN: None}), "not a Word file"),
    (repacked(GOOD, {MAIN: b"<w:document"}), "damaged"),
    (repacked(GOOD, {MAIN: b"<html/>"}), "not a Word file"),
    (repacked(GOOD, {MAIN: bomb}), "damaged"),
    (repacked(GOOD, {MAIN: outward}), "damaged"),
    (repacked(GOOD, {MAIN: hidden}), "damaged"),
    (repacked(GOOD, {MAIN: seven}), "damaged"),
    (repacked(GOOD, {MAIN: typed}), "damaged"),
    (repacked(GOOD, {MAIN: western}), "damaged"),
    (repacked(GOOD, {"word/styles.xml": bomb}), "damaged"),
    (repacked(GOOD, {"_rels/.rels": bomb}), "damaged"),
    (repacked(GOOD, {MAIN: lambda xml: b"<a>" * 100_000}), "damaged"),
    (repacked(GOOD, {MAIN: lambda xml: xml + b" " * unpacking.MOST_UNPACKED}), "more than 8 megabytes"),
    (repacked(GOOD, {MAIN: lambda xml: xml.replace(b"<w:sectPr", b"<w:p/>" * unpacking.MOST_ELEMENTS + b"<w:sectPr")}), "too many pieces"),
    (repacked(GOOD, {"word/vbaProject.bin": b"Sub AutoOpen()"}), "macros"),
    (
        repacked(GOOD, {"[Content_Types].xml": lambda xml: xml.replace(b"vnd.openxmlformats-officedocument.wordprocessingml.document.main", b"vnd.ms-word.document.macroEnabled.main")}),
        "macros",
    ),
    (lzma(GOOD), "damaged"),
    (to_word("T", "FM-BID-8", OURS), "belongs to another bid, FM-BID-8"),
    (to_word("T", BID, [OURS[1], OURS[1]]), "two boxes with the code"),
    (to_word("T", BID, []), "None of the answer boxes"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "words"), BAD, ids=range(len(BAD)))
def test_bad_files_are_refused_with_what_to_do(content, words):
    with pytest.raises(Refused, match=words):
        from_word(content, BID)


def test_a_part_that_fails_its_sum_is_damaged():
    at = GOOD.index(b"word/document.xml") + 60
    with pytest.raises(Refused, match="damaged"):
        from_word(GOOD[:at] + bytes([GOOD[at] ^ 0xFF]) + GOOD[at + 1 :], BID)


def test_parts_nobody_reads_are_never_unpacked(monkeypatch):
    opened = []
    real = zipfile.ZipFile.open
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda self, name, *rest, **more: opened.append(name) or real(self, name, *rest, **more))  # fmt: skip
    swollen = repacked(GOOD, {"word/media/huge.png": b"\0" * 30_000_000, "word/_rels/document.xml.rels": b"<not xml"})
    opened.clear()
    assert from_word(swollen, BID).sections[1].text == "An answer."
    assert opened == ["[Content_Types].xml", "_rels/.rels", MAIN, "word/numbering.xml", "word/styles.xml"]


def test_the_page_says_why_a_file_is_refused_and_changes_nothing(cast, opened, bid, site, during, settings):
    other = made.bid(opened, cast.bodies.silver, cast.rival, during)
    theirs = saved(taken(site, other, cast.rival))
    assert "belongs to another bid" in bring(site, bid, theirs, cast.vco).text
    assert "not a Word file" in bring(site, bid, b"Hello", cast.vco, name="bid.txt").text
    assert "Choose a file" in site.post(url("bid_word", bid.pk), {}, by=cast.vco, status=200).text
    settings.FOLKMOOT_BID_FILE_MB = 1
    large = bring(site, bid, b"PK" + b"x" * (scanning.most_bytes() + 70_000), cast.vco, status=413)
    assert "The file is too large" in large.text and url("bid_word", bid.pk) in large.html
    assert not EarlierPart.objects.filter(bid=bid).exists()


def test_what_was_read_is_not_believed_when_it_comes_back(cast, bid, site):
    for read in ("", "{", "5", "[[1, 2]]", '[["x", 1, "y"]]', "[[1, -5, 1]]", "[[1, 1e400, 1]]", "[]"):
        form = {"keep": ["1"], "read": read}
        answer = site.post(url("bid_word", bid.pk), form, by=cast.vco, status=None)
        assert "Bring the file again" in site.get(url("bid_word", bid.pk), by=cast.vco).text, answer
    form = {"keep": ["99"], "read": '[[99, 0, "To a question that is not asked"]]'}
    site.post(url("bid_word", bid.pk), form, by=cast.vco)
    assert not EarlierPart.objects.filter(bid=bid).exists()


def test_only_its_own_people_take_it_away_or_bring_it_back(cast, opened, bid, site):
    made_bad = {"keep": ["1"], "read": '[[1, 1, "Not yours."]]'}
    for name in ("bid_word", "bid_word_download"):
        site.refuses(url(name, bid.pk), None, cast.stranger, cast.rival, cast.lead, cast.colleague)
    site.refuses(url("bid_word", bid.pk), None, cast.stranger, cast.rival, cast.lead, method="post", data=made_bad)
    assert "Not yours." not in [parts_of(bid).text(one.pk) for one in opened.criteria.all()]
    assert site.get(url("bid_word", bid.pk), by=cast.vco, most=CASE_QUERIES)
    assert url("bid_word", bid.pk) in site.get(bid.get_absolute_url(), by=cast.vco).html


def test_after_closing_it_can_be_taken_away_and_not_brought_back(cast, opened, bid, site, clock_at):
    paper = taken(site, bid, cast.vco)
    write(box(paper, 1), "Late.")
    content = saved(paper)
    page = bring(site, bid, content, cast.vco)
    clock_at(opened.closes_at + timedelta(minutes=1))
    assert "cannot be brought back" in site.get(url("bid_word", bid.pk), by=cast.vco).text
    assert "none of it can be kept" in bring(site, bid, content, cast.vco).text
    keep(site, bid, page, cast.vco, 1)
    assert not EarlierPart.objects.filter(bid=bid).exists()
    assert taken(site, bid, cast.vco).tables


def test_a_file_saved_by_another_program_may_hold_its_words_elsewhere():
    moved = repacked(GOOD, {
        MAIN: None, "word/document2.xml": zipfile.ZipFile(BytesIO(GOOD)).read(MAIN),
        "_rels/.rels": lambda xml: xml.replace(b"word/document.xml", b"/word/document2.xml"),
    })  # fmt: skip
    assert from_word(moved, BID).sections[1].text == "An answer."
    strict = repacked(GOOD, {MAIN: lambda xml: xml.replace(b"schemas.openxmlformats.org/wordprocessingml/2006/main", b"purl.oclc.org/ooxml/wordprocessingml/main")})  # fmt: skip
    assert from_word(strict, BID).sections[1].text == "An answer."
    assert qn("w:t").startswith("{http")
