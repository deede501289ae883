"""What the work is worth: social value claimed and shown; and apart from it savings; and apart from them avoided costs."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from folkmoot.agreements.models import Agreement, Benefit, SocialValue
from folkmoot.agreements.models.seeing import BenefitKind, Grade, ValueKind
from folkmoot.agreements.queries.agreements import SIGNED


@dataclass(frozen=True)
class Valued:
    """The claims of one kind that are shown equally well; `sum` is None where nobody put one into money."""

    kind: str
    grade: str
    claims: int
    sum: Decimal | None


def value_claims(agreements: Q | None = None) -> QuerySet[SocialValue]:
    """Every claim of signed agreements (ledger MP-08), or of some of them."""
    signed = Agreement.objects.filter(agreements or Q(), state__in=SIGNED)
    return SocialValue.objects.filter(agreement__in=signed)


def value_by_method(agreements: Q | None = None) -> list[Valued]:
    """Social value by kind and, from the weakest, by how well it is shown: how many claims, and what they come to in
    money where somebody said so. Two kinds are never added together. One query."""
    found: dict[tuple[str, str], Any] = {
        (row["kind"], row["grade"]): row
        for row in value_claims(agreements)
        .values("kind", "grade")
        .annotate(claims=Count("pk"), sum=Sum("amount"))
        .order_by()
    }
    return [
        Valued(str(kind.label), str(grade.label), found[kind, grade]["claims"], found[kind, grade]["sum"])
        for kind in ValueKind
        for grade in Grade
        if (kind, grade) in found
    ]


@dataclass
class BenefitYear:
    """A financial year: what was saved, and what dearer thing did not happen. No sum of the two exists."""

    year: int
    by_kind: dict[str, Decimal] = field(default_factory=dict)

    @property
    def saved(self) -> Decimal | None:
        return self.by_kind.get(BenefitKind.SAVING)

    @property
    def avoided(self) -> Decimal | None:
        return self.by_kind.get(BenefitKind.AVOIDED)


def benefits() -> QuerySet[Benefit]:
    return Benefit.objects.filter(agreement__in=Agreement.objects.filter(state__in=SIGNED))


def benefits_by_year() -> list[BenefitYear]:
    """Savings and avoided costs of every signed agreement, year by year, each for itself (ledger MP-23). One query."""
    years: dict[int, BenefitYear] = {}
    for row in benefits().values("year", "kind").annotate(sum=Sum("amount")).order_by("-year"):
        years.setdefault(row["year"], BenefitYear(row["year"])).by_kind[row["kind"]] = row["sum"]
    return list(years.values())
