"""Whom somebody is a guardian of."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet

from folkmoot.citizens.models import Membership
from folkmoot.citizens.models.membership import Cohort
from folkmoot.citizens.states import MembershipState
from folkmoot.core.clock import add_months, day_of
from folkmoot.people.models import ConsentRequest, GuardianConsent, Guardianship, Person, ResponsibleAdult
from folkmoot.people.models.guardianship import OWN_ACCOUNT


@dataclass(frozen=True)
class Family:
    """Who asks this person to agree, the children whose accounts they act in, the consents they gave."""

    asked: list[Person]
    wards: list[Guardianship]
    given: list[GuardianConsent]


def family_of(guardian: Any, *, now: datetime) -> Family:
    asked = ConsentRequest.objects.filter(guardian_email__iexact=guardian.email, answered_at=None)
    consent = GuardianConsent.objects.filter(person=OuterRef("child"), given_at__lte=now, withdrawn_at=None)
    eighteen, thirteen = (add_months(day_of(now), -12 * age) for age in (18, OWN_ACCOUNT))
    wards = (
        Guardianship.objects.current()
        .filter(guardian=guardian)
        .annotate(
            has_consent=Exists(consent),
            is_child=_is(child__birth_date__gt=eighteen),
            is_thirteen=_is(child__birth_date__lte=thirteen),
        )
    )
    given = GuardianConsent.objects.filter(guardian=guardian).annotate(
        is_grown_up=_is(person__birth_date__lte=eighteen)
    )
    return Family(
        asked=[row.person for row in asked.select_related("person").order_by("asked_at")],
        wards=list(wards.select_related("child").order_by("pk")),
        given=list(given.select_related("person").order_by("-given_at", "-pk")),
    )


def _is(**condition: Any) -> ExpressionWrapper:
    return ExpressionWrapper(Q(**condition), BooleanField())


def now_eighteen(today: date) -> QuerySet[Person]:
    """Those who have turned 18 and are still kept as young: in the scheme, or in somebody's care."""
    young = Membership.objects.filter(cohort=Cohort.YOUNG).exclude(state=MembershipState.LEFT)
    cared_for = ResponsibleAdult.objects.filter(end_date=None)
    kept = Q(pk__in=young.values("person")) | Q(pk__in=cared_for.values("person"))
    return Person.objects.filter(kept, birth_date__lte=add_months(today, -18 * 12)).order_by("pk")


def now_thirteen(today: date) -> QuerySet[Guardianship]:
    """Children whose guardian has not been told yet that the account can be handed over."""
    born = add_months(today, -OWN_ACCOUNT * 12)
    rows = Guardianship.objects.current().filter(told_at=None, child__birth_date__lte=born)
    return rows.select_related("child", "guardian").order_by("pk")
