from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from folkmoot.citizens import erasing  # noqa: F401  (registers what is forgotten with an account)
from folkmoot.citizens.models import (
    Acceptance,
    Assignment,
    Challenge,
    CitizenProject,
    CitizenTask,
    Expense,
    Membership,
    NameInDraw,
    Payment,
    PolicyQuestion,
    PrivateMatter,
    ProjectFollow,
)
from folkmoot.citizens.states import ChallengeState, ExpenseState, MatterState, MembershipState, PaymentState, TaskState
from folkmoot.core.appearances import Appearance, Turn, appears
from folkmoot.core.record import describe

describe(
    {
        "citizens.membership.applied": _("Somebody applied to be a citizen commissioner"),
        "citizens.membership.admitted": _("Citizen commissioner admitted"),
        "citizens.membership.left": _("Citizen commissioner left the scheme"),
        "citizens.membership.came_of_age": _("A young commissioner turned 18 and is a citizen commissioner now"),
        "citizens.preferences.set": _("A member said how they take part"),
        "citizens.agreement.published": _("Two-way agreement published"),
        "citizens.agreement.accepted": _("A member accepted the two-way agreement"),
        "citizens.agreement.countersigned": _("The scheme accepted the two-way agreement"),
        "citizens.check.role_named": _("A role that may be checked was named"),
        "citizens.check.noted": _("A check was seen"),
        "citizens.check.ended": _("A check no longer holds"),
        "citizens.risk.assessed": _("Risks of a task looked at"),
        "citizens.expense.claimed": _("A member asked for an expense"),
        "citizens.expense.answered": _("A member's expense was answered"),
        "citizens.expense.paid": _("A member's expense was paid"),
        "citizens.payment.offered": _("A member was offered pay"),
        "citizens.payment.answered": _("A member answered an offer of pay"),
        "citizens.payment.paid": _("A member was paid"),
        "citizens.matter.told": _("Something was told in private"),
        "citizens.matter.opened": _("A private matter was opened"),
        "citizens.matter.noted": _("A private matter was noted on"),
        "citizens.matter.handed_over": _("A private matter was handed over"),
        "citizens.skill.named": _("Skill added to the framework"),
        "citizens.skill.assessed": _("Somebody said how well they can do something"),
        "citizens.course.accredited": _("A completed course was accredited"),
        "citizens.certificate.chosen": _("A holder chose what a certificate shows"),
        "citizens.session.planned": _("Session planned"),
        "citizens.session.booked": _("A place in a session was taken"),
        "citizens.session.given_back": _("A place in a session was given back"),
        "citizens.session.needs_met": _("Access needs for a session were answered"),
        "citizens.session.held": _("Session held"),
        "citizens.session.cancelled": _("Session called off"),
        "citizens.session.reminded": _("Somebody was reminded of a session"),
        "citizens.programme.proposed": _("Learning programme proposed"),
        "citizens.programme.agreed": _("Learning programme agreed"),
        "citizens.programme.moved": _("Learning programme moved on"),
        "citizens.understanding.opened": _("Survey of understanding opened"),
        "citizens.understanding.answered": _("Somebody answered a survey of understanding"),
        "citizens.understanding.moved": _("Survey of understanding moved on"),
        "citizens.letter.signed": _("Reference letter signed for a member"),
        "citizens.scheme.cost_noted": _("A cost of the citizens' scheme was noted"),
        "citizens.project.noted": _("Something citizen commissioners worked on was added"),
        "citizens.scheme.claim_noted": _("A published figure of the citizens' scheme was noted"),
        "citizens.scheme.term_noted": _("It was noted who runs the citizens' scheme, and until when"),
        "citizens.scheme.term_ended": _("The end of an operator's time was noted"),
        "citizens.scheme.carried_over": _("Members were carried over to another operator"),
        "citizens.course.offered": _("Course offered"),
        "citizens.course.completed": _("Course completed"),
        "citizens.task.opened": _("Task opened to citizen commissioners"),
        "citizens.task.officer_named": _("Another officer was named for a task"),
        "citizens.task.given_back": _("A task was given back"),
        "citizens.draw.name_put_in": _("A name was put into a draw"),
        "citizens.draw.name_taken_out": _("A name was taken out of a draw"),
        "citizens.draw.made": _("Names were drawn for a task"),
        "citizens.task.worked_on": _("A citizen commissioner worked on a task"),
        "citizens.challenge.raised": _("A citizen commissioner challenged the evidence"),
        "citizens.challenge.checked": _("A challenge to the evidence was checked"),
        "citizens.challenge.answered": _("A challenge to the evidence was answered"),
        "citizens.badge.issued": _("A badge was given"),
        "citizens.badge.revoked": _("A badge was revoked"),
        "citizens.task.chosen": _("A citizen commissioner chose a task"),
        "citizens.task.finished": _("A citizen commissioner finished a task"),
        "citizens.task.answered": _("A citizen commissioner was told what changed"),
        "citizens.task.closed": _("Task closed to further people"),
        "citizens.task.cancelled": _("Task cancelled"),
        "citizens.project.followed": _("Somebody follows a project"),
        "citizens.project.unfollowed": _("Somebody no longer follows a project"),
        "citizens.project.offer_answered": _("An offer of help was answered"),
        "citizens.policy.asked": _("Trained citizen commissioners were asked about a change of policy"),
        "citizens.policy.answered": _("A trained citizen commissioner answered about a change of policy"),
        "citizens.policy.decided": _("A change of policy was decided, and what the answers changed was told"),
    }
)


@appears(CitizenTask)
def task(row: CitizenTask) -> Appearance:
    turns = []
    if row.state == TaskState.OPEN:
        turns.append(
            Turn("role:citizen_commissioner", gettext("Choose this task, if you like it"), row.get_absolute_url(),
                 holder_name=gettext("Citizen commissioners"))
        )  # fmt: skip
        turns.append(
            Turn("role:young_commissioner", gettext("Choose this task, if you like it"), row.get_absolute_url(),
                 holder_name=gettext("Young commissioners"))
        )  # fmt: skip
    return Appearance(
        title=row.title,
        url=row.get_absolute_url(),
        kind="citizen task",
        body="\n".join([row.what, row.influence, row.get_kind_display()]),
        turns=turns,
    )


@appears(CitizenProject)
def citizen_project(row: CitizenProject) -> Appearance:
    return Appearance(
        title=row.title,
        url=f"{reverse('citizens:projects')}?kind={row.kind}",
        kind="project of citizens",
        body=row.what,
    )


@appears(NameInDraw)
def name_in_draw(row: NameInDraw) -> Appearance:
    """Known to whoever put it in."""
    return Appearance(
        title=row.task.title, url=row.task.get_absolute_url(), kind="name in a draw", audience=f"person:{row.person_id}"
    )


@appears(Assignment)
def assignment(row: Assignment) -> Appearance:
    """Known to whoever chose the task; the officer's turn says nothing of who it is."""
    return Appearance(
        title=row.task.title,
        url=row.task.get_absolute_url(),
        kind="task chosen",
        audience=f"person:{row.person_id}",
        turns=list(assignment_turns(row)),
    )


def assignment_turns(row: Assignment) -> Iterable[Turn]:
    if row.hours_given is None and row.given_back_at is not None:
        return
    if row.hours_given is None:
        url = reverse("citizens:finish", args=[row.pk])
        yield Turn(f"person:{row.person_id}", gettext("Do the task, then say what you did"), url)
    elif row.answered_at is None:
        url = reverse("citizens:answer", args=[row.pk])
        body = row.task.project.body
        yield Turn(
            f"person:{row.task.officer_id}", gettext("Say what changed because of what they did"), url, None, body.name
        )


@appears(Membership)
def membership(row: Membership) -> Appearance:
    """Nobody finds who is in the scheme but those who run it; and even they by number."""
    holder, url = f"org:{row.operator_id}:scheme_manager", reverse("citizens:scheme")
    turns = []
    if row.state == MembershipState.APPLIED:
        turns = [Turn(holder, gettext("Meet the applicant and admit them"), url, None, row.operator.name)]
    return Appearance(
        title=gettext("Citizen commissioner %(number)s") % {"number": row.pk},
        url=url,
        kind="member",
        audience=holder,
        turns=turns,
    )


@appears(Acceptance)
def acceptance(row: Acceptance) -> Appearance | None:
    """Waits for the scheme's own yes; told to nobody else."""
    if row.scheme_accepted_at is not None:
        return None
    operator = row.agreement.operator
    member = Membership.objects.current_of(row.person)
    if member is None:
        return None
    holder, url = f"org:{operator.pk}:scheme_manager", reverse("citizens:member", args=[member.pk])
    title = gettext("Agreement of citizen commissioner %(number)s") % {"number": member.pk}
    turns = [Turn(holder, gettext("Accept the agreement for the scheme"), url, None, operator.name)]
    return Appearance(title=title, url=url, kind="two-way agreement", audience=holder, turns=turns)


@appears(PrivateMatter)
def matter(row: PrivateMatter) -> Appearance:
    """Known to the one person it was told to; its title says nothing."""
    holder = f"person:{row.lead_id}"
    title = gettext("Something told to you in private, number %(number)s") % {"number": row.pk}
    turns = []
    if row.state != MatterState.CLOSED:
        turns = [Turn(holder, gettext("Read and see to what was told to you in private"), row.get_absolute_url())]
    return Appearance(title=title, url=row.get_absolute_url(), kind="private matter", audience=holder, turns=turns)


@appears(Expense)
def expense(row: Expense) -> Appearance | None:
    if row.state not in (ExpenseState.CLAIMED, ExpenseState.AGREED):
        return None
    what = gettext("Answer a claim for expenses") if row.state == ExpenseState.CLAIMED else gettext("Pay an expense")
    return _for_the_scheme(row, gettext("Expense %(number)s"), what)


@appears(Payment)
def payment(row: Payment) -> Appearance | None:
    if row.state == PaymentState.OFFERED:
        holder, url = f"person:{row.person_id}", reverse("citizens:costs")
        turns = [Turn(holder, gettext("Answer an offer of pay"), url)]
        return Appearance(title=gettext("Pay offered to you"), url=url, kind="payment", audience=holder, turns=turns)
    if row.state == PaymentState.ACCEPTED:
        return _for_the_scheme(row, gettext("Payment %(number)s"), gettext("Pay what a member accepted"))
    return None


def _for_the_scheme(row: Expense | Payment, title: str, what: str) -> Appearance:
    holder, url = f"org:{row.operator_id}:scheme_manager", reverse("citizens:scheme_costs")
    turns = [Turn(holder, what, url, None, row.operator.name)]
    return Appearance(title=title % {"number": row.pk}, url=url, kind="expense", audience=holder, turns=turns)


@appears(Challenge)
def challenge(row: Challenge) -> Appearance:
    turns = []
    if row.state in (ChallengeState.RAISED, ChallengeState.CHECKED):
        what = gettext("Check what a citizen commissioner says of the evidence")
        if row.state == ChallengeState.CHECKED:
            what = gettext("Say whether the challenge is upheld")
        turns = [Turn(f"person:{row.project.lead_id}", what, row.get_absolute_url(), None, row.project.body.name)]
    return Appearance(
        title=row.about, url=row.get_absolute_url(), kind="challenge to evidence", body=row.says, turns=turns
    )


@appears(ProjectFollow)
def project_follow(row: ProjectFollow) -> Appearance | None:
    """Known to whoever follows; an offer that waits is the lead's turn, which says nothing of who made it."""
    turns = []
    if row.waits:
        url, body = reverse("citizens:answer_offer", args=[row.pk]), row.project.body
        turns = [
            Turn(f"person:{row.project.lead_id}", gettext("Answer somebody who offers to help"), url, None, body.name)
        ]
    return Appearance(
        title=row.project.title, url=row.get_absolute_url(), kind="project followed", audience=f"person:{row.person_id}",
        turns=turns,
    )  # fmt: skip


@appears(PolicyQuestion)
def policy_question(row: PolicyQuestion) -> Appearance:
    url, turns = row.get_absolute_url(), []
    if row.decided_at is None:
        what = gettext("Say what you think of a change of policy, if you like")
        turns = [
            Turn("role:citizen_commissioner", what, url, row.closes_date, gettext("Citizen commissioners")),
            Turn("role:young_commissioner", what, url, row.closes_date, gettext("Young commissioners")),
            Turn(
                f"person:{row.officer_id}",
                gettext("Say what was decided, once answers are in"),
                url,
                None,
                row.body.name,
            ),
        ]
    return Appearance(title=row.title, url=url, kind="policy question", body=row.change, turns=turns)
