"""The community right to challenge, step by step (Localism Act 2011 ss.81-86)."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.commissioning.models import Project
from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.funding import policy
from folkmoot.funding.actions.plan import quarter_of
from folkmoot.funding.alerts import tell_followers
from folkmoot.funding.challenge_law import ground as ground_of
from folkmoot.funding.models import ChallengeWindow, ExpressionOfInterest, ListedService, Plan, Route
from folkmoot.funding.models.expression import RelevantBody
from folkmoot.funding.policy.expressions import relevant_as
from folkmoot.funding.queries.expressions import window_of, windows_of
from folkmoot.funding.states import EXPRESSION, ExpressionState
from folkmoot.people.models import Organisation, Person

LAW = "Localism Act 2011 s.81"
LONGEST_WINDOW_DECISION = 366
FEWEST_SIGNS = 20


@transaction.atomic
def list_service(
    body: Organisation,
    *,
    title: str,
    summary: str,
    project: Project | None = None,
    exclusion: str = "",
    exclusion_reason: str = "",
    by: Person,
    now: datetime,
) -> ListedService:
    """List a service that others may ask to run, or one that is left out, with the reason (ledger CR-06)."""
    capacity = allow(policy.may_list(by, body, now=now))
    if exclusion and len(exclusion_reason.strip()) < FEWEST_SIGNS:
        raise Refused(_("Say why it is left out, for everyone to read."), field="exclusion_reason")
    if ListedService.objects.filter(body=body, title=title).exists():
        raise Refused(_("This service is listed already."), field="title")
    row = ListedService.objects.create(
        body=body, title=title, summary=summary, project=project, exclusion=exclusion,
        exclusion_reason=exclusion_reason if exclusion else "", listed_at=now,
    )  # fmt: skip
    record(
        by, "funding.service.listed", row, capacity=capacity, now=now, reasons=row.exclusion_reason,
        facts={"exclusion": exclusion}, rule=LAW,
    )  # fmt: skip
    return row


@transaction.atomic
def publish_window(
    body: Organisation,
    *,
    opens_date: date,
    closes_date: date,
    decides_days: int,
    reasons: str,
    service: ListedService | None = None,
    by: Person,
    now: datetime,
) -> ChallengeWindow:
    """Publish when letters may be sent, and how long a decision takes at most."""
    capacity = allow(policy.may_list(by, body, now=now))
    if closes_date < opens_date:
        raise Refused(_("It has to close after it opens."), field="closes_date")
    if closes_date < day_of(now):
        raise Refused(_("That time is over."), field="closes_date")
    if not 1 <= decides_days <= LONGEST_WINDOW_DECISION:
        raise Refused(_("Say how many days a decision takes, at most a year."), field="decides_days")
    row = ChallengeWindow.objects.create(
        body=body, service=service, opens_date=opens_date, closes_date=closes_date, decides_days=decides_days,
        reasons=reasons, published_at=now,
    )  # fmt: skip
    record(
        by, "funding.window.published", row, capacity=capacity, now=now, reasons=reasons, rule=LAW,
        facts={"opens": opens_date, "closes": closes_date, "decides": decides_days},
    )  # fmt: skip
    return row


@transaction.atomic
def express_interest(
    service: ListedService,
    *,
    organisation: Organisation | None,
    offer: str,
    good: str,
    able: str,
    means: str,
    partners: str = "",
    second_email: str = "",
    by: Person,
    now: datetime,
) -> ExpressionOfInterest:
    """Ask to run a service. Employees need a colleague, who signs before it counts as sent (ledger CR-02).

    Raises Refused for a service left out, with its reason (CR-06), and outside the windows; NotAllowed to everybody
    who does not speak for a relevant body.
    """
    capacity = allow(policy.may_express(by, service, organisation, now=now))
    service = locked(service)
    if service.exclusion:
        raise Refused(
            _("This service is left out of the right to challenge. %(why)s") % {"why": service.exclusion_reason}
        )
    _refuse_outside_windows(service, day_of(now))
    for name, words in (("offer", offer), ("good", good), ("able", able), ("means", means)):
        if not words.strip():
            raise Refused(_("The regulations ask for this."), field=name)
    kind = (relevant_as(organisation) if organisation else None) or RelevantBody.EMPLOYEES
    second = None if organisation else _second(service, second_email, by, now)
    row = ExpressionOfInterest.objects.create(
        service=service, kind=kind, organisation=organisation, partners=partners, offer=offer, good=good, able=able,
        means=means, sent_by=by, second=second, written_at=now, sent_at=now if organisation else None,
        state=ExpressionState.SENT if organisation else ExpressionState.UNSIGNED,
    )  # fmt: skip
    code = "funding.expression.sent" if organisation else "funding.expression.written"
    record(by, code, row, capacity=capacity, now=now, facts={"kind": kind}, rule=LAW, touching=[service])
    return row


def _refuse_outside_windows(service: ListedService, today: date) -> None:
    windows = windows_of(service)
    if not windows or any(window.holds(today) for window in windows):
        return
    following = next((window for window in windows if window.opens_date > today), None)
    if following:
        raise Refused(
            _("Letters about this service can be sent from %(day)s.") % {"day": f"{following.opens_date:%-d %B %Y}"}
        )
    raise Refused(_("The time for letters about this service is over. Ask the authority when the next one begins."))


def _second(service: ListedService, email: str, by: Person, now: datetime) -> Person:
    found = Person.objects.filter(email=email.strip().lower(), is_active=True).exclude(pk=by.pk).first()
    if found is None or not policy.may_express(found, service, None, now=now):
        raise Refused(
            _("Name a colleague who works for the same authority and has an account here."), field="second_email"
        )
    return found


@transaction.atomic
def sign_second(expression: ExpressionOfInterest, *, by: Person, now: datetime) -> ExpressionOfInterest:
    """The second employee signs, and the letter is sent."""
    capacity = allow(policy.may_sign_second(by, expression, now=now))
    expression = locked(expression)
    _refuse_outside_windows(expression.service, day_of(now))
    move(expression, EXPRESSION, to=ExpressionState.SENT)
    expression.sent_at = now
    expression.save(update_fields=["sent_at"])
    record(
        by, "funding.expression.sent", expression, capacity=capacity, now=now, rule=LAW, touching=[expression.service]
    )
    return expression


@transaction.atomic
def tell_decision_date(
    expression: ExpressionOfInterest, *, decides_date: date, by: Person, now: datetime
) -> ExpressionOfInterest:
    """Tell the sender by when it is decided. The law gives 30 days for that; a later telling is kept, and seen to be late."""
    capacity = allow(policy.may_list(by, expression.service.body, now=now))
    expression = locked(expression)
    if decides_date <= day_of(now):
        raise Refused(_("The day has to lie ahead."), field="decides_date")
    window = window_of(expression)
    latest = day_of(expression.sent_at) + timedelta(days=window.decides_days) if window and expression.sent_at else None
    if latest and decides_date > latest:
        raise Refused(
            _("You published that a decision takes %(days)s days at most: until %(day)s.")
            % {"days": window.decides_days if window else 0, "day": f"{latest:%-d %B %Y}"},
            field="decides_date",
        )
    move(expression, EXPRESSION, to=ExpressionState.BEING_DECIDED)
    expression.told_at, expression.decides_date = now, decides_date
    expression.save(update_fields=["told_at", "decides_date"])
    late = bool(expression.tell_by and day_of(now) > expression.tell_by)
    record(
        by, "funding.expression.date_told", expression, capacity=capacity, now=now,
        facts={"decides": decides_date, "late": late}, rule=LAW,
    )  # fmt: skip
    return expression


@transaction.atomic
def accept_expression(
    expression: ExpressionOfInterest, *, reasons: str, quarter_date: date, value_band: str, by: Person, now: datetime
) -> ExpressionOfInterest:
    """Accept it. A procurement open to all follows: it stands in the pipeline from now on."""
    capacity = allow(policy.may_decide_expression(by, expression, now=now))
    expression = locked(expression)
    service = expression.service
    if not reasons.strip():
        raise Refused(_("Say why it is accepted."), field="reasons")
    if quarter_of(quarter_date) != quarter_date or quarter_date < quarter_of(day_of(now)):
        raise Refused(_("Choose this quarter or a later one."), field="quarter_date")
    project = service.project
    expression.plan = Plan.objects.create(
        body=service.body, project=project, title=service.title, summary=service.summary,
        service_kind=project.service_kind if project else "other", quarter_date=quarter_date, value_band=value_band,
        route=Route.COMPETITIVE, published_at=now, changed_at=now,
    )  # fmt: skip
    expression.reasons, expression.decided_at = reasons.strip(), now
    expression.save(update_fields=["plan", "reasons", "decided_at"])
    move(expression, EXPRESSION, to=ExpressionState.ACCEPTED)
    record(
        by, "funding.expression.accepted", expression, capacity=capacity, now=now, reasons=expression.reasons, rule=LAW,
        touching=[service, expression.plan],
    )  # fmt: skip
    tell_followers(expression.plan, "new", now=now)
    return expression


@transaction.atomic
def refuse_expression(
    expression: ExpressionOfInterest, *, ground: str, reasons: str, by: Person, now: datetime
) -> ExpressionOfInterest:
    """Refuse it, on one of the grounds of the regulations and with reasons. There are no other grounds."""
    capacity = allow(policy.may_decide_expression(by, expression, now=now))
    expression = locked(expression)
    if ground_of(ground) is None:
        raise Refused(_("Choose the ground in the regulations. Without one it has to be accepted."), field="ground")
    if len(reasons.strip()) < FEWEST_SIGNS:
        raise Refused(_("Say why this ground holds here, for everyone to read."), field="reasons")
    expression.ground, expression.reasons, expression.decided_at = ground, reasons.strip(), now
    if not EXPRESSION.may(expression.state, ExpressionState.REFUSED):
        raise Refused(_("Tell the sender first by when it is decided. A letter that is decided stays decided."))
    expression.state = ExpressionState.REFUSED
    expression.save(update_fields=["ground", "reasons", "decided_at", "state"])
    record(
        by, "funding.expression.refused", expression, capacity=capacity, now=now, reasons=expression.reasons, rule=LAW,
        facts={"ground": ground}, touching=[expression.service],
    )  # fmt: skip
    return expression


@transaction.atomic
def take_back_expression(expression: ExpressionOfInterest, *, by: Person, now: datetime) -> ExpressionOfInterest:
    """Those who sent it take it back before it is decided."""
    capacity = allow(policy.may_speak_for(by, expression, now=now))
    expression = locked(expression)
    move(expression, EXPRESSION, to=ExpressionState.WITHDRAWN)
    record(by, "funding.expression.taken_back", expression, capacity=capacity, now=now, rule=LAW)
    return expression
