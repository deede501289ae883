"""Everything decided, of every kind, as one register; and what can be taken away as data."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import CharField, DateTimeField, F, IntegerField, QuerySet, TextField, Value
from django.db.models.functions import Cast, Concat
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from folkmoot.agreements.models import Result
from folkmoot.agreements.states import ReportState
from folkmoot.commissioning.models import Decision, GateDecision
from folkmoot.funding.models import FundingDecision
from folkmoot.needs.models import Priority

KINDS = {
    "decision": _("decision on a report"),
    "gate": _("gate decision"),
    "funding": _("funding decision"),
    "priority": _("priority agreed"),
}


@dataclass(frozen=True)
class DecisionRow:
    """One decision: when, what kind, on what, how it went, in which capacity, why, and where to read on."""

    at: datetime
    kind: str
    title: str
    outcome: str
    decided_as: str
    reasons: str
    key: int

    @property
    def kind_label(self) -> Any:
        return KINDS[self.kind]

    @property
    def url(self) -> str:
        names = {
            "decision": "commissioning:decision",
            "gate": "commissioning:project",
            "funding": "funding:opportunity",
            "priority": "needs:priority",
        }
        return reverse(names[self.kind], args=[self.key])


COLUMNS = ("at", "kind", "title", "outcome", "decided_as", "why", "key")


def _part(rows: QuerySet[Any], kind: str, **columns: Any) -> QuerySet[Any]:
    """One kind of decision in the register's columns, so that the kinds can be joined in SQL."""
    text = CharField(max_length=400)
    shaped = {
        "row_at": Cast(columns["at"], DateTimeField()),
        "row_kind": Value(kind, output_field=CharField()),
        "row_title": Cast(columns["title"], text),
        "row_outcome": Cast(columns["outcome"], text),
        "row_as": Cast(columns["decided_as"], text),
        "row_why": Cast(columns["why"], TextField()),
        "row_key": Cast(columns["key"], IntegerField()),
    }
    return rows.order_by().annotate(**shaped).values_list(*shaped)


def decisions(kind: str = "") -> QuerySet[Any]:
    """The register of decisions, latest first, as tuples in the order of COLUMNS; one query for any page of it."""
    parts = {
        "decision": _part(
            Decision.objects.all(), "decision", at=F("decided_date"), title=F("report__title"), outcome=F("approved"),
            decided_as=F("body_name"), why=F("reasons"), key=F("pk"),
        ),
        "gate": _part(
            GateDecision.objects.all(), "gate", at=F("decided_at"), title=F("project__title"),
            outcome=Concat(F("from_stage"), Value(": "), F("outcome"), output_field=CharField()),
            decided_as=F("decided_as"), why=F("reasons"), key=F("project_id"),
        ),
        "funding": _part(
            FundingDecision.objects.all(), "funding", at=F("decided_at"), title=F("bid__opportunity__title"),
            outcome=F("awarded"), decided_as=F("decided_as"), why=F("reasons"), key=F("bid__opportunity_id"),
        ),
        "priority": _part(
            Priority.objects.all(), "priority", at=F("agreed_at"), title=F("title"), outcome=Value("agreed"),
            decided_as=F("board__name"), why=F("reasons"), key=F("pk"),
        ),
    }  # fmt: skip
    if kind in parts:
        return parts[kind].order_by("-row_at", "row_key")
    first, *others = parts.values()
    return first.union(*others, all=True).order_by("-row_at", "row_key")


def in_words(row: tuple[Any, ...]) -> DecisionRow:
    """A tuple of the register with its outcome in words."""
    outcomes = {"1": _("yes"), "True": _("yes"), "true": _("yes"), "0": _("no"), "False": _("no"), "false": _("no")}
    at, kind, title, outcome, decided_as, why, key = row
    return DecisionRow(at, kind, title, str(outcomes.get(str(outcome), outcome)), decided_as, why, key)


class DecisionRegister(Sequence[DecisionRow]):
    """The register as a sequence, so that a part of it can be given out without reading the rest."""

    def __len__(self) -> int:
        return decisions().count()

    def __getitem__(self, place: Any) -> Any:
        rows = decisions()[place]
        return [in_words(row) for row in rows] if isinstance(place, slice) else in_words(rows)


def results() -> QuerySet[Result]:
    """Every value of every measure that was reported, earliest period first. Read `shown`, never `value`."""
    come_in = Result.objects.filter(report__state__in=[ReportState.SUBMITTED, ReportState.ACCEPTED])
    related = come_in.select_related("measure", "report__agreement__provider", "report__agreement__funder")
    return related.order_by("report__start_date", "pk")
