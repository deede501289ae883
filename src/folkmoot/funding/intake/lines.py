"""Lines of the register, made from what a file said and from whom it was found to speak of."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from folkmoot.core.clock import day_of
from folkmoot.funding.intake.shapes import AwardFound, GrantFound, NoticeFound
from folkmoot.funding.intake.shapes import NoticeStage as Published
from folkmoot.funding.models import NoticeStage
from folkmoot.people.found import OrganisationFound
from folkmoot.people.models import Organisation

Bodies = dict[int, Organisation]  # by id() of what was found


@dataclass(slots=True)
class AwardLine:
    """One award to one recipient; `recipient` is None where it is not named, or is a person."""

    identifier: str
    recipient: Organisation | None
    value: Decimal | None
    currency: str
    awarded_date: date | None
    is_to_individual: bool = False
    area_code: str = ""

    @property
    def key(self) -> tuple[str, int | None]:
        return self.identifier, self.recipient.pk if self.recipient else None


@dataclass(slots=True)
class Line:
    """One line of the register as a file gives it."""

    identifier: str
    said: dict[str, Any]
    awards: list[AwardLine] = field(default_factory=list)


def line_of_notice(found: NoticeFound, bodies: Bodies, now: datetime) -> Line:
    assert found.buyer is not None
    closes = day_of(found.closes_at) if found.closes_at else None
    said = {
        "release": found.release_id,
        "released_at": found.released_at,
        "stage": _stage(found.stage, closes, day_of(now)),
        "body": bodies[id(found.buyer)],
        "title": found.title,
        "description": found.description,
        "value": found.value,
        "currency": found.currency,
        "published_date": day_of(found.published_at) if found.published_at else None,
        "closes_date": closes,
        "procedure": found.method_details or found.method,
        "category": next((words or code for code, words in found.classifications), found.category),
        "suits_sme": found.for_small_firms,
        "suits_vco": found.for_vcos,
        "source_url": found.source_url,
        "licence": found.licence,
    }
    return Line(found.ocid, said, [line for award in found.awards for line in _shared_out(award, bodies)])


def _stage(stage: Published, closes: date | None, today: date) -> str:
    match stage:
        case Published.PLANNING:
            return NoticeStage.PLANNED
        case Published.AWARD | Published.CONTRACT:
            return NoticeStage.AWARDED
        case Published.CANCELLED | Published.UNSUCCESSFUL | Published.WITHDRAWN:
            return NoticeStage.WITHDRAWN
    return NoticeStage.CLOSED if closes and closes < today else NoticeStage.OPEN


def line_of_grant(found: GrantFound, bodies: Bodies) -> Line:
    assert found.funder is not None
    said = {
        "release": "",
        "released_at": None,
        "stage": NoticeStage.AWARDED,
        "body": bodies[id(found.funder)],
        "title": found.title,
        "description": found.description,
        "value": found.amount,
        "currency": found.currency,
        "published_date": found.award_date,
        "closes_date": None,
        "procedure": "",
        "category": found.programme[:200],
        "suits_sme": None,
        "suits_vco": None,
        "source_url": found.source_url,
        "licence": found.licence,
    }
    award = AwardFound(
        id=found.id,
        award_date=found.award_date,
        value=found.amount,
        currency=found.currency,
        suppliers=[] if found.to_an_individual else found.recipients,
    )
    area = next((place.code for place in found.places if place.code), "")
    lines = _shared_out(award, bodies, area_code=area)
    for line in lines:
        line.is_to_individual = found.to_an_individual
    return Line(found.id, said, lines)


def _shared_out(award: AwardFound, bodies: Bodies, area_code: str = "") -> list[AwardLine]:
    """One line for each recipient. The value of an award that several share stands once, on a line of its own:
    what each has of it is not known."""

    def line(recipient: Organisation | None, value: Decimal | None) -> AwardLine:
        return AwardLine(award.id, recipient, value, award.currency, award.award_date, area_code=area_code)

    recipients = _distinct(award.suppliers, bodies)
    if len(recipients) == 1:
        return [line(recipients[0], award.value)]
    return [line(None, award.value), *(line(one, None) for one in recipients)]


def _distinct(found: list[OrganisationFound], bodies: Bodies) -> list[Organisation]:
    return list({bodies[id(one)].pk: bodies[id(one)] for one in found}.values())
