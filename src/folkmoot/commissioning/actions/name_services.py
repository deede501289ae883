"""Which core services have a hand in a project; and what is done when its lead manages what is commissioned anew."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.commissioning import policy
from folkmoot.commissioning.actions.stages import refuse_if_blank, refuse_unless_open
from folkmoot.commissioning.models import CoreService, DoubleRole, EngagedService, Project
from folkmoot.commissioning.queries.team import involved, manages_what_they_lead
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.people.models import Person


@transaction.atomic
def name_service(
    project: Project, *, service: CoreService, post: str, person: Person | None = None, by: Person, now: datetime
) -> EngagedService | None:
    """Name the post that a core service is engaged by; a second naming replaces the first, no post ends it (PO-24).

    Raises NotAllowed unless `by` is of the team or an administrator of the body; Refused without a name for the manager
    of the service: otherwise nobody could see whether they also lead the project (PO-25).
    """
    capacity = allow(policy.may_name_services(by, project, now=now))
    project = locked(project)
    refuse_unless_open(project)
    post, row = post.strip(), project.engaged.filter(service=service).first()
    if not post and row is None:
        raise Refused(_("Say which post or team it is."), field="post")
    if post and service == CoreService.SERVICE_MANAGER and person is None:
        raise Refused(
            _("Choose who manages the service, so that it can be seen whether they also lead this project."),
            field="person",
        )
    if post:
        row, _created = EngagedService.objects.update_or_create(
            project=project, service=service, defaults={"post": post, "person": person},
            create_defaults={"post": post, "person": person, "engaged_at": now},
        )  # fmt: skip
    elif row is not None:
        row.delete()
        row = None
    code = "commissioning.service.named" if row else "commissioning.service.left"
    record(by, code, project, capacity=capacity, now=now, facts={"service": service})
    return row


@transaction.atomic
def answer_double_role(
    project: Project, *, mitigation: str, reviewer: Person, reviewer_post: str, by: Person, now: datetime
) -> DoubleRole:
    """Say what is done about a lead who also manages the service, and who looks at the work independently (PO-25).

    Raises NotAllowed unless `by` is of the team; Refused when the two are not the same person, or when the reviewer has
    a hand in the work.
    """
    capacity = allow(policy.may_edit_project(by, project, now=now))
    project = locked(project)
    refuse_unless_open(project)
    if not manages_what_they_lead(project):
        raise Refused(
            _("The lead of this project is not named as the manager of the service, so nothing is owed here.")
        )
    what = refuse_if_blank(mitigation, _("Say what is done about it."), field="mitigation")
    post = refuse_if_blank(reviewer_post, _("Say which post the reviewer holds."), field="reviewer_post")
    if reviewer.pk in involved(project):
        raise Refused(
            _(
                "They have a hand in this project. Choose somebody who neither leads it, answers for it nor works in it."
            ),
            field="reviewer",
        )
    row, _created = DoubleRole.objects.update_or_create(
        project=project,
        defaults={"mitigation": what, "reviewer": reviewer, "reviewer_post": post, "declared_at": now},
    )
    record(by, "commissioning.double_role.answered", row, capacity=capacity, now=now, reasons=what, touching=[project])
    return row
