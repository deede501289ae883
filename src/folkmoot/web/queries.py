"""What the home page shows, in its order. Each list is short, and each costs one query or two."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _

from folkmoot.citizens.models import CitizenTask
from folkmoot.citizens.states import TaskState
from folkmoot.commissioning.models import Decision
from folkmoot.commitments.models import Concern
from folkmoot.commitments.states import ConcernState
from folkmoot.core.clock import day_of
from folkmoot.engagement import kinds
from folkmoot.engagement.models import AssemblyRecommendation, Consultation
from folkmoot.engagement.queries import proposals as asked
from folkmoot.engagement.states import ConsultationState
from folkmoot.evidence.models import Indicator, Value
from folkmoot.funding.models import FundingDecision, Opportunity
from folkmoot.funding.states import OpportunityState
from folkmoot.inquiries.models import Inquiry, Recommendation
from folkmoot.inquiries.states import InquiryState
from folkmoot.needs.models import Need, Priority
from folkmoot.needs.states import NeedState
from folkmoot.places.models import Area
from folkmoot.places.models.area import AreaKind


@dataclass(frozen=True)
class Item:
    """One line of the home page. `by` is the last day, `state` a tag's colour where one is shown."""

    kind: str
    title: str
    url: str
    words: str = ""
    by: date | None = None
    on: date | None = None
    late: bool = False


def take_part_now(now: datetime) -> list[Item]:
    """Everything open to somebody who comes by today, the soonest to close first, then the latest needs."""
    today = day_of(now)
    items = [
        Item(_("Consultation"), row.title, row.get_absolute_url(), row.why, by=row.closes_date)
        for row in Consultation.objects.filter(state=ConsultationState.OPEN, closes_date__gte=today).order_by(
            "closes_date"
        )[:4]
    ]
    items += [
        Item(_("Funding to bid for"), row.title, row.get_absolute_url(), row.summary, by=row.closes_at.date())
        for row in Opportunity.objects.filter(state=OpportunityState.OPEN, closes_at__date__gte=today).order_by(
            "closes_at"
        )[:3]
    ]
    items += [
        Item(str(kind.title), row.title, row.url, row.words, by=row.by)
        for kind, rows in kinds.open_to_passers_by(now)
        for row in rows[:2]
        if row.by
    ]
    items.sort(key=lambda item: item.by or today)
    items += [
        Item(_("Task for citizen commissioners"), row.title, row.get_absolute_url(), row.what)
        for row in CitizenTask.objects.filter(state=TaskState.OPEN).order_by("-opened_at")[:2]
    ]
    items += [
        Item(_("Inquiry hearing evidence"), row.title, row.get_absolute_url(), row.aim)
        for row in Inquiry.objects.filter(state=InquiryState.OPEN).order_by("-opened_at")[:1]
    ]
    needs = Need.objects.filter(state__in=[NeedState.RAISED, NeedState.CONSIDERED]).select_related("area")
    items += [
        Item(_("Need: say “me too”"), row.title, row.get_absolute_url(), row.area.name)
        for row in needs.order_by("-raised_at", "-pk")[:3]
    ]
    return items


def decided_lately() -> list[Item]:
    """The latest decisions of every kind, each with its reasons."""
    items = [
        Item(
            _("Decision") if row.approved else _("Decision: refused"),
            row.report.title, row.get_absolute_url(), row.reasons, on=row.decided_date,
        )
        for row in Decision.objects.filter(corrected_by__isnull=True).select_related("report").order_by("-decided_date", "-pk")[:4]
    ]  # fmt: skip
    awards = FundingDecision.objects.filter(awarded=True).select_related("bid__organisation", "bid__opportunity")
    items += [
        Item(
            _("Funding awarded"),
            _("%(who)s: %(what)s") % {"who": row.bid.organisation.name, "what": row.bid.opportunity.title},
            row.bid.opportunity.get_absolute_url(), row.reasons, on=row.decided_at.date(),
        )
        for row in awards.order_by("-decided_at")[:4]
    ]  # fmt: skip
    items += [
        Item(_("Priority agreed"), row.title, row.get_absolute_url(), row.reasons, on=row.agreed_at.date())
        for row in Priority.objects.order_by("-agreed_at")[:4]
    ]
    return sorted(items, key=lambda item: item.on or date.min, reverse=True)[:6]


def owed_an_answer(today: date) -> list[Item]:
    """Who still owes the public an answer: the overdue first, then by the day it is due."""
    items = [
        Item(
            _("Recommendation to %(body)s") % {"body": row.addressee.name}, row.text, row.get_absolute_url(),
            by=row.answer_due_date, late=row.answer_due_date < today,
        )
        for row in Recommendation.objects.filter(answer="").select_related("addressee", "inquiry").order_by("answer_due_date")[:6]
    ]  # fmt: skip
    items += [
        Item(_("Concern"), row.words[:140], row.get_absolute_url(), by=row.resolve_by_date,
             late=bool(row.resolve_by_date and row.resolve_by_date < today))
        for row in Concern.objects.exclude(state=ConcernState.RESOLVED).order_by("resolve_by_date", "pk")[:4]
    ]  # fmt: skip
    items += [
        Item(_("Consultation not yet answered"), row.title, row.get_absolute_url())
        for row in Consultation.objects.filter(state=ConsultationState.CLOSED).order_by("closes_date")[:4]
    ]
    advice = AssemblyRecommendation.objects.filter(adopted=True, answer="").select_related("addressee", "assembly")
    items += [
        Item(
            _("Assembly’s recommendation to %(body)s") % {"body": row.addressee.name}, row.text, row.get_absolute_url(),
            by=row.answer_due_date, late=bool(row.answer_due_date and row.answer_due_date < today),
        )
        for row in advice.order_by("answer_due_date", "pk")[:4]
    ]  # fmt: skip
    kinds_owed = {"petition": _("Petition to %(body)s"), "proposal": _("Proposal to %(body)s")}
    items += [
        Item(
            kinds_owed[kind] % {"body": body}, title, reverse(f"engagement:{kind}", args=[key]), by=due,
            late=bool(due and due < today),
        )
        for kind, key, title, body, due in asked.owed()[:6]
    ]  # fmt: skip
    return sorted(items, key=lambda item: (not item.late, item.by or date.max))


@dataclass(frozen=True)
class MapFigures:
    """What the home map shows: a figure for each borough, what it is and where it comes from."""

    title: str
    unit: str
    source: str
    boroughs: list[Area]
    values: dict[int, Any]


def map_figures() -> MapFigures:
    """A headline figure for London's boroughs, where one has been imported; else the needs raised here."""
    boroughs = list(Area.objects.filter(kind=AreaKind.BOROUGH, tile_x__isnull=False).defer("geometry").order_by("name"))
    headline = Indicator.objects.filter(is_headline=True, values__area__in=boroughs).annotate(told=Count("values"))
    compared = headline.filter(told__gt=len(boroughs) // 2)  # one borough's figure alone compares nothing
    indicator = compared.select_related("dataset").order_by("position", "pk").first()
    if indicator:
        values = dict(Value.objects.filter(indicator=indicator, area__in=boroughs).values_list("area_id", "number"))
        dataset = indicator.dataset
        source = f"{dataset.publisher}, {dataset.title}, {dataset.vintage}. {dataset.licence}"
        return MapFigures(indicator.title, indicator.unit, source, boroughs, values)
    counts: dict[int, Any] = {row.pk: 0 for row in boroughs}
    for area, borough, count in (
        Need.objects.exclude(state=NeedState.WITHDRAWN)
        .order_by()
        .values_list("area", "area__borough")
        .annotate(count=Count("pk"))
    ):
        key = borough or area
        counts[key] = counts.get(key, 0) + count
    return MapFigures(
        _("Needs raised here, by borough"), _("needs"), _("Counted on this site just now."), boroughs, counts
    )
