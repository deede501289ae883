"""What came of it, as a table that goes out and comes in again, as a report, in the forward plan and in formats."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from folkmoot.core.policy import Refused
from folkmoot.engagement.actions import (
    Asked,
    open_consultation,
)
from folkmoot.engagement.models import Theme
from folkmoot.engagement.surveys.holidays import warnings
from tests.engagement import made


def test_holidays_are_warned_of():
    from datetime import date

    told = " ".join(warnings(date(2026, 7, 1), date(2026, 9, 23)))
    assert "41 of its days are in the summer holidays" in told and "bank holidays" not in told
    assert "Christmas" in " ".join(warnings(date(2026, 12, 1), date(2027, 2, 23)))
    assert warnings(date(2026, 9, 2), date(2026, 11, 25)) == []


def taken_away(site, url, by):
    """A file that is no text."""
    site.client.force_login(by, backend="django.contrib.auth.backends.ModelBackend")
    return site.client.get(url).content


def edited(content, change):
    book = load_workbook(BytesIO(content))
    change(book.worksheets[0])
    out = BytesIO()
    book.save(out)
    return SimpleUploadedFile("results.xlsx", out.getvalue())


def test_results_go_out_and_come_in_again_and_nothing_is_lost(site, cast, now):
    consultation = made.read(cast, now)
    theme = consultation.themes.get()
    Theme.objects.filter(pk=theme.pk).update(you_said="=1+1 is what they said")
    address = f"{consultation.get_absolute_url()}results/"
    content = taken_away(site, f"{address}?format=xlsx", cast.lead)
    same = site.post(address, {"file": edited(content, lambda sheet: None), "dry_run": "on"}, by=cast.lead, status=200)
    assert "0 new, 0 changed, 1 as they were" in same.text

    def change(sheet):
        assert sheet.cell(2, 3).value == "'=1+1 is what they said"
        sheet.cell(2, 7).value, sheet.cell(2, 8).value = "A kind nobody used before", "40%"
        sheet.cell(1, 11).value, sheet.cell(2, 11).value = "Ward budget", "£900"
        sheet.append([None, "Benches", "More benches.", "no", None, "No money.", "Parks", None, None, None])
        sheet.append([99999, "Stray", "Nobody's."])

    tried = site.post(address, {"file": edited(content, change), "dry_run": "on"}, by=cast.lead, status=200)
    assert "1 new, 1 changed" in tried.text and "99999" in tried.text and "Nothing has been changed yet" in tried.text
    assert consultation.themes.count() == 1
    site.post(address, {"file": edited(content, change)}, by=cast.lead, status=200)
    theme.refresh_from_db()
    assert (theme.category, theme.progress, theme.note) == ("A kind nobody used before", 40, "Ward budget: £900")
    assert theme.you_said == "=1+1 is what they said" and consultation.themes.get(title="Benches").acted is False
    site.refuses(address, cast.stranger, cast.rival, cast.resident)


def test_what_people_were_told_stays_when_results_come_in(site, cast, now):
    consultation = made.completed(cast, now)
    address = f"{consultation.get_absolute_url()}results/"
    content = taken_away(site, f"{address}?format=xlsx", cast.lead)

    def change(sheet):
        sheet.cell(2, 5).value = "Nothing at all."

    page = site.post(address, {"file": edited(content, change)}, by=cast.lead, status=200)
    assert "People have been told this" in page.text
    assert consultation.themes.get().we_did == "Heating is in the specification."
    broken = site.post(address, {"file": SimpleUploadedFile("x.xlsx", b"PK\x03\x04 not")}, by=cast.lead, status=200)
    assert "broken off or damaged" in broken.text


def test_what_engagement_changed_by_year_by_project_and_by_who_said_it(site, cast, now):
    consultation = made.completed(cast, now)
    page = site.get("/consultations/what-changed/", most=12)
    assert "Heating is in the specification." in page.text and "In 2026" in page.text
    assert "Organisations" in page.text and "Members, through an organisation" in page.text
    project = site.get(f"/consultations/what-changed/project/{consultation.project_id}/", most=12)
    assert "Warmth" in project.text
    other = made.project(cast, now)
    assert "No consultation has been answered" in site.get(f"/consultations/what-changed/project/{other.pk}/").text
    assert (
        "Heating" in b"".join(site.get("/consultations/what-changed/?format=csv").response.streaming_content).decode()
    )


def test_the_report_is_a_page_and_a_file_that_hide_small_numbers(site, cast, now):
    consultation = made.closed(cast, now)
    page = site.get(f"{consultation.get_absolute_url()}report/", most=22)
    assert "Fewer than 5 answers" in page.text
    lines = b"".join(
        site.get(f"{consultation.get_absolute_url()}report/?format=csv").response.streaming_content
    ).decode()
    assert "hidden: too few people" in lines and ",3," not in lines
    running = made.opened(cast, now)
    site.get(f"{running.get_absolute_url()}report/", status=404)


@pytest.mark.ledger("EN-01")
def test_the_forward_plan_lists_what_will_be_asked(site, cast, now):
    assert "Nothing is announced" in site.get("/consultations/forward-plan/").text
    made.announced(cast, now)
    page = site.get("/consultations/forward-plan/", most=12)
    assert "How should we keep people company?" in page.text and "90 days" in page.text
    bare = made.prepared(cast, now, opens_date=now.date(), closes_date=now.date() + 90 * made.DAY)
    with pytest.raises(Refused, match="no early notice"):
        open_consultation(bare, by=cast.lead, now=now)


@pytest.mark.ledger("EQ-17")
def test_formats_are_listed_and_a_missing_easy_read_needs_a_reason(site, cast, now):
    from folkmoot.engagement.actions import InFormat, add_format, announce, prepare_consultation

    early = now - 14 * made.DAY
    draft = prepare_consultation(
        made.project(cast, early), by=cast.lead, now=early, questions=[Asked("What?")],
        formats=[InFormat("Large print", link="https://example.org/large")], **made.words(early),
    )  # fmt: skip
    draft = announce(draft, by=cast.lead, now=early)
    with pytest.raises(Refused, match="Easy Read"):
        open_consultation(draft, by=cast.lead, now=now)
    add_format(draft, given=InFormat("Easy Read", none_because="the writer is ill"), by=cast.lead, now=now)
    draft = open_consultation(draft, by=cast.lead, now=now)
    page = site.get(draft.get_absolute_url())
    assert "Easy Read: not there, because the writer is ill" in page.text and "Large print" in page.text
