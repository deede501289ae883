"""The scheme in figures: counted beside published, cash apart from kind, who is missing, small numbers hidden."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction

from folkmoot.citizens.actions import choose_task, finish_task, note_claim, note_cost
from folkmoot.citizens.models import Claimed, SchemeCost
from folkmoot.citizens.queries import dashboard, missing_bands
from folkmoot.core.clock import day_of
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.evidence.models import Dataset, Indicator, Value
from folkmoot.people.models import Person
from tests.citizens import made

COST = {
    "kind": "cash",
    "amount": Decimal(20000),
    "words": "Starting",
    "paid_by": "The council",
    "on_date": date(2026, 1, 1),
}


def people(cast, now, count, *, born=1970, course=None):
    found = []
    for n in range(count):
        person = Person.objects.create_user(f"{born}-{n}@example.org", name="A Member", birth_date=date(born, 1, 1))
        made.trained(cast, person, now, course=course) if course else made.member(cast, person, now)
        found.append(person)
    return found


@pytest.mark.ledger("MP-21")
def test_published_claims_stand_beside_counted_figures(cast, now, site):
    claims = {"trained": (115, "about 115"), "projects": (100, "more than 100"), "organisations": (37, "37"), "residents": (520, "520")}  # fmt: skip
    for figure, (value, words) in claims.items():
        note_claim(cast.bodies.cvs, figure=figure, value=value, words=words, source="A report", by=cast.scheme, now=now)
    course, project = made.core_course(cast, now), made.project(cast, now)
    members = people(cast, now, 6, course=course)
    task = made.task(cast, now, on=project, places=9)
    for person in members:
        row = choose_task(task, by=person, now=now)
        finish_task(row, hours_given=2, did="x", residents_reached=7, by=person, now=now)
    lines = {line.figure: line for line in dashboard(day_of(now)).lines}
    assert {key: (line.counted, [claim.value for claim in line.claims]) for key, line in lines.items()} == {
        "trained": (6, [115]), "active": (6, []), "projects": (1, [100]), "organisations": (1, [37]),
        "residents": (42, [520]),
    }  # fmt: skip
    page = site.get("/citizens/figures/", most=20)
    assert "about 115" in page.text and "Residents reached 42 520" in page.text
    csv = b"".join(site.get("/citizens/figures/?format=csv").response.streaming_content).decode()
    assert "trained,6,about 115,A report" in csv


@pytest.mark.ledger("FT-28")
def test_cash_and_kind_are_told_apart(cast, now, site):
    note_cost(cast.bodies.cvs, by=cast.scheme, now=now, **COST)
    kind = {**COST, "kind": "in_kind", "amount": Decimal(3600), "hours": Decimal(120)}
    note_cost(cast.bodies.cvs, by=cast.scheme, now=now, **kind)
    board = dashboard(day_of(now))
    assert (board.cash, board.in_kind, board.in_kind_hours) == (20000, 3600, 120)
    page = site.get("/citizens/figures/")
    assert "£20,000 in cash" in page.text and "£3,600 in kind" in page.text and "£23,600" not in page.text


def test_bad_costs_and_claims(cast, now):
    for changes, field in (({"hours": Decimal(2)}, "hours"), ({"amount": Decimal(-1)}, "amount"), ({"on_date": date(2030, 1, 1)}, "on_date")):  # fmt: skip
        with pytest.raises(Refused) as refusal:
            note_cost(cast.bodies.cvs, by=cast.scheme, now=now, **{**COST, **changes})
        assert refusal.value.field == field
    with pytest.raises(IntegrityError), transaction.atomic():
        SchemeCost.objects.create(operator=cast.bodies.cvs, hours=2, **COST)
    claim = {"figure": "trained", "value": 1, "words": "1", "source": "S"}
    for changes, field in (({"figure": "kings"}, "figure"), ({"source": " "}, "source")):
        with pytest.raises(Refused) as refusal:
            note_claim(cast.bodies.cvs, by=cast.scheme, now=now, **{**claim, **changes})
        assert refusal.value.field == field
    note_claim(cast.bodies.cvs, by=cast.scheme, now=now, **claim)
    with pytest.raises(Refused, match="already"):
        note_claim(cast.bodies.cvs, by=cast.scheme, now=now, **claim)
    for person in (cast.lead, cast.rival, cast.citizen, cast.stranger):
        with pytest.raises(NotAllowed):
            note_cost(cast.bodies.cvs, by=person, now=now, **COST)
        with pytest.raises(NotAllowed):
            note_claim(cast.bodies.cvs, by=person, now=now, **{**claim, "source": "T"})


def test_few_people_are_not_counted_out(cast, now, site):
    people(cast, now, 3, course=made.core_course(cast, now))
    board = dashboard(day_of(now))
    assert next(line for line in board.lines if line.figure == Claimed.TRAINED).counted is None
    assert "Trained few" in site.get("/citizens/figures/").text


def census(cast, **numbers):
    dataset = Dataset.objects.create(
        code="ts007a", title="Age", publisher="ONS", licence="OGL", vintage="2021", geography="borough"
    )
    for ages, number in numbers.items():
        indicator = Indicator.objects.create(
            dataset=dataset, code=f"census2021-ts007a-{ages.replace('_', '-')}", title=ages, theme="demography"
        )
        Value.objects.create(indicator=indicator, area=cast.borough, number=number)


def test_who_is_missing_against_the_census(cast, now, site):
    assert cast.borough.code == settings.FOLKMOOT_HOME_AREA
    assert missing_bands(day_of(now)) == []
    page = site.get("/citizens/figures/")
    assert "table of ages (TS007A) is brought in" in page.text
    assert "not asked for their sex, ethnic group, disability or health" in page.text
    census(cast, age_5_to_9=999, age_15_to_19=20, age_30_to_34=50, age_50_to_54=20, age_70_to_74=6, age_85_and_over=4)
    people(cast, now, 10, born=1990)
    people(cast, now, 5, born=1970)
    people(cast, now, 5, born=1950)
    lines = {line.label: line for line in missing_bands(day_of(now))}
    assert (lines["10–24"].people, lines["10–24"].census, lines["10–24"].is_missing) == (0, Decimal("20.0"), True)
    assert (lines["25–44"].share, lines["25–44"].is_missing) == (Decimal("50.0"), False)
    assert (lines["65+"].share, lines["65+"].census, lines["65+"].is_missing) == (
        Decimal("25.0"),
        Decimal("10.0"),
        False,
    )
    assert "missing" in site.get("/citizens/figures/", most=20).text
    people(cast, now + timedelta(days=1), 1, born=2004)  # one alone would be known: hidden, and one beside it
    lines = {line.label: line for line in missing_bands(day_of(now))}
    assert lines["10–24"].people is None and not lines["10–24"].is_missing
    assert sum(line.people is None for line in lines.values()) == 2


def test_the_pages(cast, now, site):
    for url in ("/citizens/figures/cost/", "/citizens/figures/claim/"):
        site.refuses(url, cast.stranger, cast.rival, cast.lead, cast.citizen)
    typed = {
        "kind": "cash",
        "words": "Start",
        "amount": "20,000",
        "paid_by": "Council",
        "on_date": "2026-01-01",
        "hours": "3",
    }
    site.post("/citizens/figures/cost/", typed, by=cast.scheme, status=200)
    page = site.post("/citizens/figures/cost/", {**typed, "hours": ""}, by=cast.scheme, follow=True)
    assert "£20,000" in page.text
    claim = {"figure": "trained", "value": "115", "words": "about 115", "source": "A report"}
    assert "about 115" in site.post("/citizens/figures/claim/", claim, by=cast.scheme, follow=True).text
