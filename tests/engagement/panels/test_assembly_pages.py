"""The pages of an assembly, as strangers, letterholders, members, witnesses, officers and rivals meet them."""

import io
import re
import zipfile
from datetime import timedelta

import pytest

from folkmoot.core.audiences import audiences_of
from folkmoot.core.clock import day_of
from folkmoot.core.models import Listing
from folkmoot.core.subjects import refer
from folkmoot.engagement.actions import panels as actions
from folkmoot.engagement.models import Assembly, AssemblySeat, PoolEntry
from folkmoot.people.models import Notice
from tests.engagement.panels import made_assembly as made

DAY = timedelta(days=1)
RUN = ("run", "categories", "invite", "pool", "seats", "sessions")


def test_it_works(cast, now, site):
    assembly = made.invited(cast, now)
    page = site.get(assembly.get_absolute_url(), most=22)
    for words in ("What should the old library become?", "Answer my letter", "£60", "12 letters"):
        assert words in page.text
    assert assembly.title in site.get("/consultations/assemblies/", most=12).text


def test_one_that_is_being_prepared_is_for_those_who_run_it(cast, now, site):
    assembly = made.with_categories(cast, now)
    site.get(assembly.get_absolute_url(), by=cast.scheme)
    for person in (cast.stranger, cast.rival, cast.resident):
        site.get(assembly.get_absolute_url(), by=person, status=404)
    assert assembly.title not in site.get("/consultations/assemblies/").text


def test_it_is_found_by_those_who_run_it_and_not_by_a_clerk(cast, now):
    assembly = made.with_categories(cast, now, organiser=cast.bodies.council)
    audience, today = Listing.objects.get(subject=refer(assembly)).audience, day_of(now)
    assert audience in audiences_of(cast.lead, today) and audience not in audiences_of(cast.clerk, today)
    answers = f"runs:{cast.bodies.cvs.pk}"  # whose turn it is to answer proposals and petitions
    assert answers not in audiences_of(cast.scheme, today)


@pytest.mark.parametrize("name", RUN)
def test_pages_of_those_who_run_it_refuse_others(cast, now, site, name):
    assembly = made.at_work(cast, now)
    url = f"{assembly.get_absolute_url()}{name}/"
    site.get(url, by=cast.scheme, most=22)
    site.refuses(url, cast.stranger, cast.rival, cast.resident)


def test_an_assembly_is_begun_and_invites_on_its_pages(cast, now, site):
    day = now + 40 * DAY
    data = {
        "body": cast.bodies.council.pk, "organiser": cast.bodies.cvs.pk, "title": "Streets", "question": "Who may use them?",
        "why": "Room is short.", "promise": "We answer.", "who": "All", "area": cast.north.pk, "seats": 6, "day_payment": "50",
        "support": "Travel.", "fairness": "maximin", "adopts_at": 66, "answer_weeks": 8, "reply_by_date": f"{day:%Y-%m-%d}", "contact": "Team",
    }  # fmt: skip
    site.refuses("/consultations/assemblies/begin/", cast.stranger, cast.rival, cast.resident)
    site.post("/consultations/assemblies/begin/", data, by=cast.lead)
    assembly = Assembly.objects.get()
    url = f"{assembly.get_absolute_url()}categories/"
    category = {
        "name": "age",
        "question": "How old are you?",
        "source": "Census 2021",
        "values": "young: 1,000\nold 500",
    }
    assert "is not a value" in site.post(url, category, by=cast.lead, status=200).text
    site.post(url, {**category, "values": "young: 1,000\nold: 500"}, by=cast.lead)
    assert [(v.least, v.most) for v in assembly.categories.get().values.order_by("position")] == [(4, 4), (2, 2)]
    file = io.BytesIO("\n".join(f"{n} Lane" for n in range(30)).encode())
    file.name = "list.csv"
    site.post(f"{assembly.get_absolute_url()}invite/", {"file": file, "letters": 9, "source": "File"}, by=cast.scheme)
    batch = assembly.rounds.get()
    letters = site.client.get(f"/consultations/letters/{batch.pk}/")
    lines = b"".join(letters.streaming_content).decode().splitlines()
    assert len(lines) == 10 and "/yes/" in lines[1]
    site.refuses(f"/consultations/letters/{batch.pk}/", cast.stranger, cast.rival)
    site.post(f"/consultations/letters/{batch.pk}/forget/", by=cast.scheme)
    site.get(f"/consultations/letters/{batch.pk}/", by=cast.scheme, status=404)


def test_somebody_without_an_account_says_yes_by_code(cast, now, site):
    assembly = made.invited(cast, now)
    code = made.codes(assembly)[0]
    url = f"{assembly.get_absolute_url()}yes/"
    data = {"code": code, "name": "Ada", "reach": "020 7946 0000", "agree": "on"}
    for category in assembly.categories.all():
        data[f"category_{category.pk}"] = category.values.first().pk
    page = site.post(url, {**data, "code": "nonsense"}, status=200)
    assert "No letter has this code" in page.text
    page = site.post(url, data, status=200)
    assert "You are in the pool" in page.text and PoolEntry.objects.get().number in page.text
    assert "answered already" in site.post(url, data, status=200).text
    site.post(f"{assembly.get_absolute_url()}no/", {"code": made.codes(assembly)[0]})


def test_the_draw_stands_in_the_open_and_its_files_are_for_all(cast, now, site):
    row = made.drawn(cast, now)
    page = site.get(f"{row.assembly.get_absolute_url()}lottery/", most=22)
    for words in (row.pool_sha256, row.panels_sha256, row.seed, "The clerk", "Everybody’s chance"):
        assert words in page.text
    answer = site.client.get(f"/consultations/lottery/{row.pk}/files.zip")
    names = zipfile.ZipFile(io.BytesIO(answer.content)).namelist()
    assert {"pool.tsv", "lottery.json", "panels.csv", "chances.csv", "draw.json", "panel.csv", "verify.py"} <= set(
        names
    )
    text = zipfile.ZipFile(io.BytesIO(answer.content)).read("pool.tsv").decode()
    assert "Person" not in text and "7946" not in text
    assert site.client.get("/consultations/assemblies/verify.py").status_code == 200


def test_files_that_tell_of_private_things_are_for_those_who_agreed(cast, now, site):
    row = made.drawn(cast, now, special=True)
    url = f"/consultations/lottery/{row.pk}/files.zip"
    site.refuses(url, cast.rival, cast.neighbour)
    site.client.logout()
    assert site.client.get(url).status_code == 403
    for person in (cast.resident, cast.clerk, cast.vco, cast.scheme):  # in the pool, witnesses, organiser
        site.client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        assert site.client.get(url).status_code == 200


def test_witnesses_draw_on_their_page_and_nobody_else_does(cast, now, site):
    row = made.published(cast, now)
    emails = {
        "first_email": cast.clerk.email,
        "first_label": "Clerk",
        "second_email": "no@example.org",
        "second_label": "x",
    }
    url = f"/consultations/lottery/{row.pk}/"
    assert "Nobody has an account" in site.post(f"{url}witnesses/", emails, by=cast.scheme, status=200).text
    site.post(f"{url}witnesses/", {**emails, "second_email": cast.vco.email}, by=cast.scheme)
    site.refuses(f"{url}seed/", cast.stranger, cast.rival, cast.lead)
    site.post(f"{url}seed/", {"words": "6 1 3 2", "how": "dice"}, by=cast.clerk)
    lottery = site.get(f"{row.assembly.get_absolute_url()}lottery/", by=cast.vco)
    assert "6 1 3 2" not in lottery.html and "Give my part of the seed" in lottery.text
    site.post(f"{url}seed/", {"words": "red blue", "how": "cards"}, by=cast.vco)
    assert AssemblySeat.objects.count() == 4


def test_a_member_takes_the_seat_votes_and_says_how_it_was(cast, now, site):
    row = made.drawn(cast, now)
    seat = row.drawn.first()
    seat.entry.person = cast.neighbour
    PoolEntry.objects.exclude(pk=seat.entry_id).filter(person=cast.neighbour).update(person=None)
    seat.entry.save()
    assembly = row.assembly
    url = assembly.get_absolute_url()
    assert "You were drawn" in site.get(url, by=cast.neighbour).text
    site.refuses(f"/consultations/seat/{seat.pk}/leave/", cast.stranger, cast.rival)
    site.post(f"/consultations/seat/{seat.pk}/take/", by=cast.neighbour)
    for other in row.drawn.exclude(pk=seat.pk):
        site.post(f"/consultations/seat/{other.pk}/take/", by=cast.scheme)
    actions.plan_session(
        assembly, title="All sides", starts_at=now + DAY, ends_at=now + 2 * DAY, venue="Hall", access="No steps.",
        by=cast.scheme, now=now,
    )  # fmt: skip
    site.post(f"{url}seats/begin/", by=cast.scheme)
    recommend = f"{url}recommend/"
    site.refuses(recommend, cast.stranger, cast.rival)
    data = {"text": "Open on Sundays.", "reasons": "We are free then.", "addressee": cast.bodies.council.pk}
    site.post(recommend, data, by=cast.neighbour)
    rec = assembly.recommendations.get()
    site.post(f"/consultations/advice/{rec.pk}/vote/", {"choice": "for"}, by=cast.neighbour)
    assert "Your vote: for." in site.get(recommend, by=cast.neighbour, most=22).text
    site.refuses(f"/consultations/advice/{rec.pk}/vote/", cast.stranger, cast.rival)
    site.post(f"/consultations/advice/{rec.pk}/votes/", {f"seat_{other.pk}": "for"}, by=cast.scheme)
    marks = {f"mark_{code}": 5 for code in ("fair", "heard", "listened", "able", "again")}
    site.post(f"{url}evaluate/", marks, by=cast.neighbour)
    assert "Too few members" in site.get(url).text
    page = site.post(f"{url}report/", by=cast.scheme, follow=True)
    assert "Session 1 is still planned" in page.text
    off = f"/consultations/session/{assembly.sessions.get().pk}/call-off/"
    site.refuses(off, cast.stranger, cast.rival, cast.neighbour)
    assert off in site.get(f"{url}sessions/", by=cast.scheme).links()
    site.post(off, {"reason": "The hall is flooded."}, by=cast.scheme)
    told = Notice.objects.get(person=cast.neighbour)
    assert "“All sides” on" in told.words and "The hall is flooded." in told.words and told.must
    assert off not in site.get(f"{url}sessions/", by=cast.scheme).links()
    site.post(f"{url}report/", by=cast.scheme)
    page = site.get(url, most=22)
    assert "2 for, 0 against" in page.text and "called off The hall is flooded." in page.text
    assert "STATUS:CANCELLED" in site.client.get(f"{url}sessions.ics").content.decode()


@pytest.mark.ledger("EQ-08")
def test_the_assembly_stands_beside_its_place(cast, now, site):
    row = made.drawn(cast, now)
    page = site.get(f"{row.assembly.get_absolute_url()}lottery/")
    assert "Share of the place" in page.text and re.search(r"50(\.0)?%", page.text)


def test_what_is_owed_is_listed_in_public_and_answered_by_the_body(cast, now, site, clock_at):
    assembly, rec = made.reported(cast, now)
    assert "Open it on Sundays." in site.get("/consultations/assemblies/owed/", most=12).text
    clock_at(now + 100 * DAY)
    assert "overdue" in site.get("/consultations/assemblies/owed/?show=overdue").text
    assert "answer overdue" in site.get(assembly.get_absolute_url()).text
    url = f"/consultations/advice/{rec.pk}/answer/"
    site.refuses(url, cast.stranger, cast.rival, cast.resident)
    site.post(url, {"answer": "accepted", "reasons": "From May on."}, by=cast.lead)
    assert "From May on." in site.get(assembly.get_absolute_url()).text
    assert "accepted" in site.get("/consultations/assemblies/owed/?show=answered").text


def test_one_that_is_called_off_forgets_what_people_told(cast, now, site):
    assembly = made.pooled(cast, now)
    site.post(f"{assembly.get_absolute_url()}call-off/", {"reason": "The library burnt down."}, by=cast.lead)
    assert "The library burnt down." in site.get(assembly.get_absolute_url()).text
    assert not PoolEntry.objects.exclude(name="", reach="", values={}).exists()
