"""Who may do what with an inquiry. Its host's commissioners publish; those it asks only answer (ledger IQ-10)."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from folkmoot.core.policy import Answer
from folkmoot.inquiries.models import Inquiry, Recommendation
from folkmoot.people.models import Organisation
from folkmoot.people.models.role import RoleKind
from folkmoot.people.policy import acts_as, is_signed_in

ANSWERERS = (RoleKind.COMMISSIONER, RoleKind.OFFICER, RoleKind.VCO_WORKER, RoleKind.PROVIDER)


def may_open(person: Any, host: Organisation, *, now: datetime) -> Answer:
    return acts_as(person, RoleKind.INQUIRY_COMMISSIONER, at=host, now=now)


def may_publish(person: Any, inquiry: Inquiry, *, now: datetime) -> Answer:
    return acts_as(person, RoleKind.INQUIRY_COMMISSIONER, at=inquiry.host, now=now)


# Evidence given in confidence is read by those who weigh it.
may_read_all_evidence = may_publish


def may_submit(person: Any, *, now: datetime) -> Answer:
    return is_signed_in(person, now=now)


def may_speak_for(person: Any, organisation: Organisation | None, *, now: datetime) -> Answer:
    """Whoever holds a role there; without an organisation, anybody speaks for themself."""
    if organisation is None:
        return is_signed_in(person, now=now)
    return acts_as(person, *RoleKind, at=organisation, now=now)


def may_answer(person: Any, recommendation: Recommendation, *, now: datetime) -> Answer:
    """An officer, commissioner or worker of the body that was asked."""
    return acts_as(person, *ANSWERERS, at=recommendation.addressee, now=now)


def independence_warning(host: Organisation) -> str:
    """A sentence to show beside an inquiry whose host is no community body (ledger IQ-02); else nothing."""
    if host.is_voluntary:
        return ""
    return _(
        "%(host)s is not a community body. People may doubt that this inquiry can say what its host does not like."
        " A voluntary organisation or an infrastructure body would be a more independent host."
    ) % {"host": host.name}
