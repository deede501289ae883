"""Open data by machine: read-only, public, the same rows as the pages. Described at /open/api/openapi.json."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import NinjaAPI, Schema
from ninja.pagination import LimitOffsetPagination, paginate

from folkmoot import __version__
from folkmoot.agreements.models import Agreement, Result
from folkmoot.agreements.states import AgreementState
from folkmoot.commissioning.models import Project
from folkmoot.commitments.models import Finding
from folkmoot.commitments.queries import public_findings
from folkmoot.funding.models import Notice
from folkmoot.needs.models import Need
from folkmoot.needs.states import NeedState
from folkmoot.openness import queries

api = NinjaAPI(title="Folkmoot open data", version=__version__, urls_namespace="open-api", docs_url=None)


class NeedOut(Schema):
    id: int
    title: str
    words: str
    origin: str
    theme: str
    area: str
    state: str
    raised_at: datetime
    support_count: int

    @staticmethod
    def resolve_area(row: Need) -> str:
        return row.area.code


class ProjectOut(Schema):
    id: int
    title: str
    summary: str
    body: str
    area: str
    stage: str
    service_kind: str
    opened_at: datetime

    @staticmethod
    def resolve_body(row: Project) -> str:
        return row.body.name

    @staticmethod
    def resolve_area(row: Project) -> str:
        return row.area.code


class NoticeOut(Schema):
    source: str
    identifier: str
    stage: str
    body: str
    title: str
    value: Decimal | None
    currency: str
    published_date: date | None
    closes_date: date | None

    @staticmethod
    def resolve_body(row: Notice) -> str:
        return row.body.name


class AgreementOut(Schema):
    id: int
    title: str
    kind: str
    funder: str
    provider: str
    start_date: date
    end_date: date
    value: Decimal
    state: str

    @staticmethod
    def resolve_funder(row: Agreement) -> str:
        return row.funder.name

    @staticmethod
    def resolve_provider(row: Agreement) -> str:
        return row.provider.name


class FindingOut(Schema):
    rulebook: str
    undertaking: str
    state: str
    sentence: str
    subject: str
    body: str | None
    due_date: date | None
    found_at: datetime

    @staticmethod
    def resolve_rulebook(row: Finding) -> str:
        return row.undertaking.rulebook.code

    @staticmethod
    def resolve_undertaking(row: Finding) -> str:
        return row.undertaking.number

    @staticmethod
    def resolve_body(row: Finding) -> str | None:
        return row.body.name if row.body else None


class DecisionOut(Schema):
    at: datetime
    kind: str
    title: str
    outcome: str
    decided_as: str
    reasons: str
    url: str


class ResultOut(Schema):
    agreement: int
    provider: str
    measure: str
    kind: str
    unit: str
    start_date: date
    end_date: date
    value: Decimal | None
    target: Decimal | None
    source: str

    @staticmethod
    def resolve_agreement(row: Result) -> int:
        return row.report.agreement_id

    @staticmethod
    def resolve_provider(row: Result) -> str:
        return row.report.agreement.provider.name

    @staticmethod
    def resolve_measure(row: Result) -> str:
        return row.measure.title

    @staticmethod
    def resolve_kind(row: Result) -> str:
        return row.measure.kind

    @staticmethod
    def resolve_unit(row: Result) -> str:
        return row.measure.unit

    @staticmethod
    def resolve_start_date(row: Result) -> date:
        return row.report.start_date

    @staticmethod
    def resolve_end_date(row: Result) -> date:
        return row.report.end_date

    @staticmethod
    def resolve_value(row: Result) -> Decimal | None:
        return row.shown

    @staticmethod
    def resolve_target(row: Result) -> Decimal | None:
        return row.measure.target


@api.get("/needs", response=list[NeedOut])
@paginate(LimitOffsetPagination)
def needs(request: HttpRequest, **kwargs: Any) -> QuerySet[Need]:
    """Needs raised here, in the words of those who raised them."""
    return Need.objects.exclude(state=NeedState.WITHDRAWN).select_related("area").order_by("pk")


@api.get("/projects", response=list[ProjectOut])
@paginate(LimitOffsetPagination)
def projects(request: HttpRequest, **kwargs: Any) -> QuerySet[Project]:
    """Projects and the stage each is in."""
    return Project.objects.select_related("body", "area").order_by("pk")


@api.get("/notices", response=list[NoticeOut])
@paginate(LimitOffsetPagination)
def notices(request: HttpRequest, **kwargs: Any) -> QuerySet[Notice]:
    """Opportunities and awards: ours and those brought in from published data."""
    return Notice.objects.select_related("body").order_by("pk")


@api.get("/agreements", response=list[AgreementOut])
@paginate(LimitOffsetPagination)
def agreements(request: HttpRequest, **kwargs: Any) -> QuerySet[Agreement]:
    """Agreements signed by both sides: funders, providers, terms and values."""
    signed = [AgreementState.LIVE, AgreementState.ENDED]
    return Agreement.objects.filter(state__in=signed).select_related("funder", "provider").order_by("pk")


@api.get("/results", response=list[ResultOut])
@paginate(LimitOffsetPagination)
def results(request: HttpRequest, **kwargs: Any) -> QuerySet[Result]:
    """What providers reported of each measure. The value is null where it counts too few people. Periods end exclusive."""
    return queries.results()


@api.get("/decisions", response=list[DecisionOut])
@paginate(LimitOffsetPagination)
def decisions(request: HttpRequest, **kwargs: Any) -> queries.DecisionRegister:
    """Who decided what, when and why: the register of decisions, latest first."""
    return queries.DecisionRegister()


@api.get("/findings", response=list[FindingOut])
@paginate(LimitOffsetPagination)
def findings(request: HttpRequest, **kwargs: Any) -> QuerySet[Finding]:
    """What the checks of every rulebook have found."""
    return public_findings().order_by("pk")
