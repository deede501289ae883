"""Who may join the scheme, run it, open tasks and do them."""

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from folkmoot.citizens.models import (
    Assignment,
    CitizenTask,
    Completion,
    Membership,
    NameInDraw,
    Payment,
    PrivateMatter,
    ProjectFollow,
    ReferenceLetter,
    TwoWayAgreement,
)
from folkmoot.citizens.states import MembershipState
from folkmoot.citizens.terms import operators_on
from folkmoot.commissioning.models import Project
from folkmoot.commissioning.policy import may_edit_project
from folkmoot.core.clock import day_of
from folkmoot.core.policy import Answer, no, yes
from folkmoot.people.models import Organisation
from folkmoot.people.models.role import Role, RoleKind, roles_of
from folkmoot.people.operator import Operator
from folkmoot.people.policy import acts_as, is_signed_in, may_administer, may_take_part


def may_apply(person: Any, *, now: datetime) -> Answer:
    return is_signed_in(person, now=now)


def may_run_scheme(person: Any, operator: Organisation | None = None, *, now: datetime) -> Answer:
    """The volunteer centre's workers admit members and confirm courses, while its agreement to run the scheme is in
    force (ledger PO-15)."""
    today = day_of(now)
    answer = acts_as(person, RoleKind.SCHEME_MANAGER, at=operator, now=now)
    if not answer:
        return answer
    held = [role for role in roles_of(person, today) if role.kind == RoleKind.SCHEME_MANAGER]
    for role in held:
        if (operator is None or role.organisation_id == operator.pk) and role.organisation_id in _running(
            person, today
        ):
            return yes(f"{role.get_kind_display()}, {role.organisation.name}")
    return no(
        _("The agreement by which %(body)s runs the scheme is not in force today.")
        % {"body": (operator or held[0].organisation).name}
    )


def _running(person: Any, today: date) -> set[int]:
    """Asked of the database once for each person object, as their roles are."""
    known: dict[date, set[int]] = person.__dict__.setdefault("_schemes_run", {})
    if today not in known:
        known[today] = operators_on(today)
    return known[today]


def may_note_term(person: Any, *, now: datetime) -> Answer:
    return may_administer(person, now=now)


def may_admit(person: Any, operator: Organisation, *, now: datetime) -> Answer:
    """Who runs the scheme under its agreement; or an administrator, when nobody does."""
    run = may_run_scheme(person, operator, now=now)
    return run or may_administer(person, now=now) or run


def may_open_task(person: Any, project: Project, *, now: datetime) -> Answer:
    """The project's team: commissioners and officers of its body, or of a partner in it."""
    return may_edit_project(person, project, now=now)


def may_run_task(person: Any, task: CitizenTask, *, now: datetime) -> Answer:
    return may_open_task(person, task.project, now=now)


def is_member(person: Any, *, now: datetime) -> Answer:
    """A citizen or young commissioner who was admitted and has not left."""
    membership = Membership.objects.current_of(person)
    if membership is None or membership.state != MembershipState.ACTIVE:
        return no(_("Only a citizen commissioner may do this. You can join the scheme at any time."))
    # The public record does not say who is under 18.
    return yes(_("citizen commissioner, %(operator)s") % {"operator": membership.operator.name})


def is_about_somebody_else(person: Any, other: Any) -> Answer:
    """Whoever is resident, officer and trustee at once confirms, pays and answers nothing of their own."""
    if other.pk == getattr(person, "pk", None):
        return no(_("This is about yourself, so somebody else has to do it."))
    return yes("")


def may_read_letter(person: Any, letter: ReferenceLetter, *, now: datetime) -> Answer:
    """Its holder, whatever became of their membership; and the scheme that signed it."""
    if letter.person_id == getattr(person, "pk", None):
        return yes(_("its holder"))
    return may_run_scheme(person, letter.operator, now=now)


def may_challenge(person: Any, *, now: datetime) -> Answer:
    """A member; asked of the roles held first, which every page knows already."""
    kinds = {RoleKind.CITIZEN_COMMISSIONER, RoleKind.YOUNG_COMMISSIONER}
    if not kinds & {role.kind for role in roles_of(person, day_of(now))}:
        return no(_("Only a citizen commissioner may do this. You can join the scheme at any time."))
    return is_member(person, now=now)


def may_accept(person: Any, agreement: TwoWayAgreement, *, now: datetime) -> Answer:
    """Whoever applied to this scheme or is in it."""
    membership = Membership.objects.current_of(person)
    if membership is None or membership.operator_id != agreement.operator_id:
        return no(_("Apply to join the scheme first. Then you can accept its agreement."))
    return yes(_("citizen commissioner, %(operator)s") % {"operator": membership.operator.name})


def may_choose(person: Any, task: CitizenTask, *, now: datetime) -> Answer:
    """People choose tasks for themselves; nobody is assigned (ledger EN-09)."""
    return is_member(person, now=now)


def is_own_name(person: Any, name: NameInDraw, *, now: datetime) -> Answer:
    if name.person_id != getattr(person, "pk", None):
        return no(_("Only whoever put a name in takes it out."))
    return yes(_("citizen commissioner"))


def may_draw(person: Any, task: CitizenTask, *, now: datetime) -> Answer:
    """Whoever runs the task, and the site's own daily round. It makes no difference who: the seed is fixed."""
    if isinstance(person, Operator):
        return yes(_("operator of this site"))
    return may_run_task(person, task, now=now)


def may_finish(person: Any, assignment: Assignment, *, now: datetime) -> Answer:
    if assignment.person_id != getattr(person, "pk", None):
        return no(_("Only whoever chose this task may say what they did."))
    return yes(_("citizen commissioner"))


def may_leave(person: Any, membership: Membership, *, now: datetime) -> Answer:
    if membership.person_id != getattr(person, "pk", None):
        return no(_("Only you can leave the scheme for yourself."))
    return yes(_("citizen commissioner"))


def may_see_people_on(person: Any, task: CitizenTask, *, now: datetime) -> bool:
    """First names are for the others who do the task, the officers it is done with, and the scheme."""
    if not getattr(person, "is_authenticated", False):
        return False
    return bool(
        task.assignments.standing().filter(person=person).exists()
        or may_run_task(person, task, now=now)
        or may_run_scheme(person, now=now)
    )


def may_assess_risk(person: Any, task: CitizenTask, *, now: datetime) -> Answer:
    """Whoever runs the task, or the scheme whose young members may choose it."""
    run = may_run_task(person, task, now=now)
    return run or may_run_scheme(person, now=now) or run


def may_note_check(person: Any, of: Any, operator: Organisation, *, now: datetime) -> Answer:
    """Whoever runs the scheme, of others. Of a worker of the scheme an administrator may too: one may work there alone,
    and nobody vouches for themself to be near children."""
    other = is_about_somebody_else(person, of)
    if not other:
        return other
    run = may_run_scheme(person, operator, now=now)
    if not run and operator.pk in {
        role.organisation_id for role in roles_of(of, day_of(now)) if role.kind == RoleKind.SCHEME_MANAGER
    }:
        return may_administer(person, now=now) or run
    return run


def may_answer_payment(person: Any, payment: Payment, *, now: datetime) -> Answer:
    if payment.person_id != getattr(person, "pk", None):
        return no(_("Only whoever is offered the money answers."))
    return yes(_("citizen commissioner"))


def may_tell(person: Any, lead: Role, *, now: datetime) -> Answer:
    """Anybody signed in, to somebody who is named for it today."""
    named = Role.objects.on(day_of(now)).filter(pk=lead.pk, kind=RoleKind.SAFEGUARDING_LEAD)
    if not named.exists():
        return no(_("They are no longer named for this. Choose somebody who is."))
    return is_signed_in(person, now=now)


def may_see_matter(person: Any, matter: PrivateMatter, *, now: datetime) -> Answer:
    """The one person it was told to, while they are named for it. No other role opens it, an administrator's least."""
    if matter.lead_id == getattr(person, "pk", None) and not may_administer(person, now=now):
        for role in roles_of(person, day_of(now)):
            if role.kind == RoleKind.SAFEGUARDING_LEAD and role.organisation_id == matter.operator_id:
                return yes(_("safeguarding lead"))
    return no(_("This was told to one person in private. Nobody else can open it."))


def may_hold_matters(person: Any, *, now: datetime) -> Answer:
    return acts_as(person, RoleKind.SAFEGUARDING_LEAD, now=now)


def may_hand_matter_over(person: Any, matter: PrivateMatter, to: Role, *, now: datetime) -> Answer:
    told = may_tell(person, to, now=now)
    if not told:
        return told
    own = may_see_matter(person, matter, now=now)
    named = Role.objects.on(day_of(now)).filter(
        person=matter.lead_id, kind=RoleKind.SAFEGUARDING_LEAD, organisation=matter.operator_id
    )
    if own or named.exists():
        return own
    if to.person_id == getattr(person, "pk", None):
        return no(_("You cannot hand it to yourself."))
    return may_administer(person, now=now)


def may_carry_over(person: Any, *, now: datetime) -> Answer:
    """An administrator, when a scheme was given to another organisation to run."""
    return may_administer(person, now=now)


def may_follow(person: Any, *, now: datetime) -> Answer:
    """Anybody who signs in. No project and no officer can say otherwise (ledger EN-10)."""
    return is_signed_in(person, now=now)


def may_offer_help(person: Any, *, now: datetime) -> Answer:
    """Anybody; somebody under 18 once a parent or guardian has agreed."""
    return may_take_part(person, now=now)


def is_own_follow(person: Any, follow: ProjectFollow, *, now: datetime) -> Answer:
    if follow.person_id != getattr(person, "pk", None):
        return no(_("Only whoever follows it stops following."))
    return yes(_("resident"))


def may_ask_about_policy(person: Any, body: Organisation | None = None, *, now: datetime) -> Answer:
    """Officers and commissioners, for their own body."""
    return acts_as(person, RoleKind.COMMISSIONER, RoleKind.OFFICER, at=body, now=now)


def may_answer_policy(person: Any, *, now: datetime) -> Answer:
    """A member of the scheme who has completed the core course."""
    member = is_member(person, now=now)
    if not member:
        return member
    core = Completion.objects.filter(person_id=person.pk, course__is_core=True, completed_date__lte=day_of(now))
    if not core.exists():
        return no(_("Complete the core course first. Then you are asked about changes like this."))
    return member
