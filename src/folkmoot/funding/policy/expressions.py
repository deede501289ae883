"""Who may ask to run a service, and who decides. Localism Act 2011 s.81."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from folkmoot.core.clock import day_of
from folkmoot.core.policy import Answer, no, yes
from folkmoot.funding.models import ExpressionOfInterest, ListedService
from folkmoot.funding.models.expression import RelevantBody
from folkmoot.funding.posts import BIDDERS, STAFF
from folkmoot.people.models import Interest, Organisation
from folkmoot.people.models.organisation import LegalForm, OrganisationKind
from folkmoot.people.models.role import RoleKind
from folkmoot.people.policy import acts_as
from folkmoot.people.queries import roles_of

EMPLOYED = (*STAFF, RoleKind.FINANCE, RoleKind.CLERK)
SPEAKING = (*BIDDERS, *STAFF, RoleKind.CLERK)
FOR_PEOPLE = (LegalForm.CIC, LegalForm.COMMUNITY_BENEFIT, LegalForm.COOPERATIVE)


def relevant_as(organisation: Organisation) -> RelevantBody | None:
    """As what an organisation may ask to run a service; None when it is no relevant body, such as a company for profit."""
    if organisation.legal_form in (LegalForm.CHARITY, LegalForm.CIO):
        return RelevantBody.CHARITY
    if organisation.is_voluntary or organisation.legal_form in FOR_PEOPLE:
        return RelevantBody.VOLUNTARY
    if organisation.kind == OrganisationKind.OTHER_PUBLIC and "parish" in organisation.name.casefold():
        return RelevantBody.PARISH
    return None


def may_express(person: Any, service: ListedService, organisation: Organisation | None, *, now: datetime) -> Answer:
    """Somebody who speaks for a relevant body; without an organisation, an employee of the authority."""
    if organisation is None:
        answer = acts_as(person, *EMPLOYED, at=service.body, now=now)
        return yes(_("an employee of the authority")) if answer else answer
    answer = acts_as(person, *SPEAKING, at=organisation, now=now)
    if answer and relevant_as(organisation) is None:
        return no(
            _("The law gives this right to voluntary and community bodies, charities, parish councils and employees.")
        )
    return answer


def may_sign_second(person: Any, expression: ExpressionOfInterest, *, now: datetime) -> Answer:
    """The colleague who was named, and nobody else."""
    if expression.second_id is None or expression.second_id != getattr(person, "pk", None):
        return no(_("Only the colleague who was named may sign this."))
    return may_express(person, expression.service, None, now=now)


def may_speak_for(person: Any, expression: ExpressionOfInterest, *, now: datetime) -> Answer:
    """Those who sent it: the organisation's people, or the two employees."""
    if expression.organisation:
        return may_express(person, expression.service, expression.organisation, now=now)
    if getattr(person, "pk", None) in (expression.sent_by_id, expression.second_id) and person.pk is not None:
        return yes(_("an employee of the authority"))
    return no(_("Only those who sent it may do this."))


def may_list(person: Any, body: Organisation, *, now: datetime) -> Answer:
    """Commissioners and officers of the authority."""
    return acts_as(person, *STAFF, at=body, now=now)


def may_decide_expression(person: Any, expression: ExpressionOfInterest, *, now: datetime) -> Answer:
    """A commissioner of the authority who neither sent it nor has a tie to the body that did."""
    answer = acts_as(person, RoleKind.COMMISSIONER, at=expression.service.body, now=now)
    if not answer:
        return answer
    if person.pk in (expression.sent_by_id, expression.second_id):
        return no(_("You sent this letter, so another commissioner decides on it."))
    if sender := expression.organisation_id:
        held = any(role.organisation_id == sender for role in roles_of(person, day_of(now)))
        if held or Interest.objects.filter(person=person, organisation=sender, ended_at=None).exists():
            return no(_("You have a tie to the body that sent this letter, so another commissioner decides on it."))
    return answer


def may_see_expression(person: Any, expression: ExpressionOfInterest, *, now: datetime) -> bool:
    """Everyone, once it was sent; before that, the two employees."""
    return expression.sent_at is not None or bool(may_speak_for(person, expression, now=now))


def may_read_means(person: Any, expression: ExpressionOfInterest, *, now: datetime) -> bool:
    """The sender's money and people are read by the sender and by those of the authority who weigh the letter."""
    own = may_speak_for(person, expression, now=now)
    return bool(own or may_list(person, expression.service.body, now=now))
