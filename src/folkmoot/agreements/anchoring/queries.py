"""What pages show of anchors, and of what they share out."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from folkmoot.agreements.anchor_states import PROMISED, AllocationState, ChoiceState
from folkmoot.agreements.anchoring.standing import Line, safeguarding_of
from folkmoot.agreements.models import Agreement, Allocation, AnchorChoice, AnchorQuestion, Sharing
from folkmoot.core.suppression import Shown, suppress
from folkmoot.people.models import Organisation

NOTHING = Decimal(0)


def choices() -> QuerySet[AnchorChoice]:
    return AnchorChoice.objects.select_related("project__body", "chosen").order_by("-opened_at", "-pk")


def sharings() -> QuerySet[Sharing]:
    """What is or was shared out, newest first. The sum is kept with the agreement; groups are counted row by row, so
    that a page counts those of its own rows alone."""
    shares = Allocation.objects.filter(agreement=OuterRef("agreement"), state__in=PROMISED).order_by()
    groups = Subquery(shares.values("agreement").annotate(number=Count("pk")).values("number"))
    return (
        Sharing.objects.select_related("agreement__provider")
        .annotate(groups=Coalesce(groups, 0), shared=Coalesce("agreement__account__allocated", NOTHING))
        .order_by("-opened_at", "-pk")
    )


def counted(choice: AnchorChoice) -> Shown[str]:
    """How many groups named the chosen one and how many named others, with small numbers left out."""
    found = Counter(choice.nominations.values_list("nominee_id", flat=True))
    chosen = found.get(choice.chosen_id or 0, 0)
    return suppress({"chosen": chosen, "others": sum(found.values()) - chosen})


@dataclass(frozen=True)
class RollUp:
    """An anchor's agreement, shared out: what is promised to groups, what they were paid, what is left."""

    value: Decimal
    groups: int
    promised: Decimal
    paid: Decimal
    asking: int

    @property
    def left(self) -> Decimal:
        return self.value - self.promised


def roll_up(agreement: Agreement) -> RollUp:
    """One query, however many groups."""
    promised = Q(state__in=PROMISED)
    found = agreement.allocations.aggregate(
        groups=Count("group", filter=promised, distinct=True), promised=Sum("amount", filter=promised),
        paid=Sum("paid"), asking=Count("pk", filter=Q(state=AllocationState.ASKED)),
    )  # fmt: skip
    return RollUp(
        agreement.value, found["groups"], found["promised"] or NOTHING, found["paid"] or NOTHING, found["asking"]
    )


def allocations_of(agreement: Agreement, states: Any = PROMISED) -> QuerySet[Allocation]:
    return agreement.allocations.filter(state__in=states).select_related("group").order_by("group__name", "pk")


def bodies_that_deliver(agreement: Agreement, today: date) -> list[tuple[Organisation, Line]]:
    """The anchor and every group with a share, each with how its safeguarding stands. Two queries."""
    rows = allocations_of(agreement, (AllocationState.OFFERED, AllocationState.LIVE))
    bodies = {agreement.provider_id: agreement.provider} | {row.group_id: row.group for row in rows}
    lines = safeguarding_of(bodies, today)
    return [(body, lines[key]) for key, body in bodies.items()]


def questions_of(agreement: Agreement) -> list[AnchorQuestion]:
    return list(agreement.anchor_questions.select_related("about__group").order_by("-asked_at", "-pk")[:50])


def asking(agreement: Agreement) -> list[Allocation]:
    return list(allocations_of(agreement, (AllocationState.ASKED,))[:300])


def anchors() -> list[Organisation]:
    """Every organisation that groups have chosen and that is willing."""
    return list(
        Organisation.objects.filter(chosen_as_anchor__state=ChoiceState.ACCEPTED).distinct().order_by("name", "pk")
    )
