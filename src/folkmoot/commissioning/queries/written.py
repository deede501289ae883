"""Everything written in a project, in one query: its documents, who took part, what shows the need.

A project's page has room for few queries, because each higher room adds a card with its own.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Case, F, IntegerField, QuerySet, TextField, Value, When
from django.db.models.functions import Cast, Coalesce, Concat
from django.urls import reverse
from django.utils.translation import gettext as _

from folkmoot.commissioning.models import (
    DecisionReport,
    EngagedService,
    ImpactAssessment,
    Involvement,
    Lesson,
    MarketAssessment,
    OptionsAppraisal,
    ProcessFeedback,
    Project,
    ProjectEvidence,
    Review,
    Specification,
)  # fmt: skip
from folkmoot.commissioning.states import DocumentState, ReportState, Stage
from folkmoot.evidence.models.study import EvidenceKind

DRAFTS = (DocumentState.DRAFT, ReportState.DRAFT)
IN_THE_OPEN = ("specification", "involvement", "evidence", "service")
DOCUMENTS = {
    "market": "commissioning:market",
    "specification": "commissioning:specification",
    "appraisal": "commissioning:appraisal",
    "assessment": "commissioning:assessment",
    "report": "commissioning:decision_report",
    "review": "commissioning:review",
    "lesson": "commissioning:review",
    "feedback": "commissioning:review",
}


@dataclass(frozen=True)
class Written:
    """One thing written in a project. `detail` is only there for who took part, for evidence, and for which groups an
    assessment heard; `link` for evidence, and for who holds the post of a core service.
    """

    kind: str
    pk: int
    number: int
    state: str
    at: datetime | None
    title: str
    detail: str
    link: str
    project_id: int

    @property
    def name(self) -> str:
        return {
            "specification": _("Specification, version %(number)s") % {"number": self.number},
            "appraisal": _("Options compared"),
            "assessment": _("Equality impact assessment, version %(number)s") % {"number": self.number},
            "report": _("Decision report: %(title)s") % {"title": self.title},
            "review": _("Review"),
            "lesson": _("Lesson: %(title)s") % {"title": self.title},
            "market": _("Market assessment"),
            "feedback": _("Feedback on the commissioning: %(who)s") % {"who": self.title},
        }.get(self.kind, self.title)

    @property
    def heard_nobody(self) -> bool:
        """An equality impact assessment that rests on nobody's own words (ledger EQ-05)."""
        return self.kind == "assessment" and not self.detail.strip()

    @property
    def state_label(self) -> str:
        if self.kind == "involvement":
            return str(Stage(self.state).label)
        if self.kind == "evidence":
            return str(EvidenceKind(self.state).label)
        if self.kind == "report":
            return str(ReportState(self.state).label)
        if self.kind == "review" or (self.kind == "assessment" and self.state == DocumentState.AGREED):
            return _("signed")
        return (
            _("written down") if self.kind in ("lesson", "market", "feedback") else str(DocumentState(self.state).label)
        )

    @property
    def url(self) -> str:
        if self.kind == "evidence":
            kind, _colon, key = self.link.partition(":")
            return reverse(f"evidence:{kind}", args=[key])
        if self.kind in ("review", "lesson", "market", "feedback"):
            return reverse(DOCUMENTS[self.kind], args=[self.project_id])
        return reverse(DOCUMENTS[self.kind], args=[self.pk])


def written_in(project: Project, *, drafts: bool) -> list[Written]:
    """What is written in a project, in the order of the cycle; with its drafts, for those who may see them."""
    parts = [
        _part(Specification, "specification", number=F("number"), state=F("state"), at=F("agreed_at")),
        _part(OptionsAppraisal, "appraisal", state=F("state"), at=F("agreed_at")),
        _part(
            ImpactAssessment, "assessment", number=F("number"), state=F("state"), at=F("signed_at"),
            detail=F("engagement"),
        ),
        _part(DecisionReport, "report", state=F("state"), at=F("submitted_at"), title=F("title")),
        _part(Review, "review", at=F("signed_at")),
        _part(Lesson, "lesson", at=F("noted_at"), title=F("title")),
        _part(ProcessFeedback, "feedback", at=F("noted_at"), title=F("who")),
        _part(MarketAssessment, "market", at=F("noted_at")),
        _part(
            EngagedService, "service", state=F("service"), at=F("engaged_at"), title=F("post"),
            link=Coalesce(Cast("person", TextField()), Value(""), output_field=TextField()),
        ),
        _part(
            Involvement, "involvement", state=F("stage"), at=F("noted_at"), title=F("who"),
            detail=Case(When(who="", then=F("none_because")), default=F("how")),
        ),
        _part(
            ProjectEvidence, "evidence", state=Coalesce(F("study__kind"), Value(EvidenceKind.NUMBERS)), at=F("noted_at"),
            title=Coalesce(F("study__title"), F("indicator__title")), detail=F("says"),
            link=Case(
                When(study__isnull=False, then=Concat(Value("study:"), Cast("study", TextField()), output_field=TextField())),
                default=Concat(Value("indicator:"), F("indicator__code"), output_field=TextField()),
            ),
        ),
    ]  # fmt: skip
    mine = [part.filter(project=project) for part in parts]
    kinds = [*DOCUMENTS, "involvement", "evidence", "service"]
    found: Iterable[Any] = mine[0].union(*mine[1:], all=True)
    rows = [Written(*[*row, project.pk]) for row in found]
    shown = [row for row in rows if drafts or row.kind in IN_THE_OPEN or row.state not in DRAFTS]
    return sorted(shown, key=lambda row: (kinds.index(row.kind), row.number, row.pk))


def _part(
    model: Any,
    kind: str,
    *,
    number: Any = Value(0),
    state: Any = Value(""),
    at: Any,
    title: Any = Value(""),
    detail: Any = Value(""),
    link: Any = Value(""),
) -> QuerySet[Any, Any]:
    """One model's rows in the columns of Written; typed alike, so that the database can join them."""
    texts = {"w_state": state, "w_title": title, "w_detail": detail, "w_link": link}
    return model.objects.annotate(
        w_kind=Cast(Value(kind), TextField()),
        w_number=Cast(number, IntegerField()),
        w_at=at,
        **{name: Cast(value, TextField()) for name, value in texts.items()},
    ).values_list("w_kind", "pk", "w_number", "w_state", "w_at", "w_title", "w_detail", "w_link")
