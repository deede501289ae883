from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from folkmoot.citizens.states import TaskState


class TaskKind(models.TextChoices):
    """The eight kinds of real task (ledger EN-08), and four more."""

    SURVEY = "survey", _("designing a survey")
    CANVASSING = "canvassing", _("asking people in person")
    CONNECTING = "connecting", _("connecting people and groups")
    MARKET_EVENT = "market_event", _("speaking at a market event")
    METHOD_STATEMENT = "method_statement", _("writing method statement questions")
    SPECIFICATION = "specification", _("writing a specification")
    TENDER_EVALUATION = "tender_evaluation", _("scoring bids")
    MONITORING = "monitoring", _("checking how a service is doing")
    INTERVIEW_PANEL = "interview_panel", _("interviewing people for a post")
    OUTREACH = "outreach", _("bringing a service to people who do not reach it")
    ASSEMBLY = "assembly", _("sitting in an assembly")
    SOUNDING_BOARD = "sounding_board", _("saying what you think of a policy")


class InfluenceLevel(models.TextChoices):
    """How much of a say people have, from least to most, each with a promise (practice: levels of participation)."""

    INFORM = "inform", _("inform")
    CONSULT = "consult", _("consult")
    INVOLVE = "involve", _("involve")
    COLLABORATE = "collaborate", _("collaborate")
    EMPOWER = "empower", _("empower")


PROMISES = {
    InfluenceLevel.INFORM: _("We keep you informed. You have no say in this one."),
    InfluenceLevel.CONSULT: _("We listen, and tell you what we did with what you said."),
    InfluenceLevel.INVOLVE: _("What you say is visible in the choices we put forward."),
    InfluenceLevel.COLLABORATE: _("We work it out with you, and follow your advice as far as we can."),
    InfluenceLevel.EMPOWER: _("We do what you decide."),
}


class Reward(models.TextChoices):
    EXPENSES = "expenses", _("your costs are paid back")
    VOUCHER = "voucher", _("your costs, and a voucher")
    PAY = "pay", _("your costs, and pay")


class CitizenTask(models.Model):
    """A real task in a project, saying what may be influenced and what may not (ledger PO-08, EN-32)."""

    project = models.ForeignKey("commissioning.Project", models.PROTECT, related_name="citizen_tasks")
    kind = models.CharField(_("kind of task"), max_length=20, choices=TaskKind)
    title = models.CharField(_("title"), max_length=160)
    what = models.TextField(_("what you would do"))
    influence = models.TextField(_("what you can influence"))
    limits = models.TextField(_("what you cannot change"))
    level = models.CharField(_("how much of a say you have"), max_length=12, choices=InfluenceLevel)
    who_decides = models.CharField(_("who decides in the end"), max_length=200)
    when = models.CharField(_("when it happens"), max_length=200)
    reward = models.CharField(_("what you get for it"), max_length=10, choices=Reward, default=Reward.EXPENSES)
    access = models.TextField(_("getting in, hearing, seeing, following"))
    training = models.ForeignKey(
        "citizens.Course",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="tasks",
        verbose_name=_("training it needs"),
    )
    supervision = models.CharField(_("whom you can reach while you do it"), max_length=200, blank=True)
    benefits = models.JSONField(_("what it offers"), default=list, blank=True)
    choose_by = models.DateTimeField(_("names are drawn after"), null=True, blank=True)
    hours = models.PositiveSmallIntegerField(_("hours it takes"))
    with_adults_at_risk = models.BooleanField(_("it brings people together with adults at risk"), default=False)
    places = models.PositiveSmallIntegerField(_("places"), default=1)
    officer = models.ForeignKey("people.Person", models.PROTECT, related_name="citizen_tasks")
    state = models.CharField(max_length=10, choices=TaskState, default=TaskState.OPEN)
    opened_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~(
                    models.Q(influence="")
                    | models.Q(limits="")
                    | models.Q(level="")
                    | models.Q(who_decides="")
                    | models.Q(when="")
                    | models.Q(access="")
                ),
                name="a_task_says_what_it_can_influence",
            )
        ]

    class Privacy:
        public = "id project kind title what influence limits level who_decides when reward access training supervision benefits choose_by hours with_adults_at_risk places state opened_at"
        members = "officer"

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("citizens:task", args=[self.pk])

    @property
    def promise(self) -> str:
        return str(PROMISES[InfluenceLevel(self.level)])

    @property
    def is_paid(self) -> bool:
        """Vouchers count as pay where a free check is asked about."""
        return self.reward in (Reward.VOUCHER, Reward.PAY)

    @property
    def waits_for_draw(self) -> bool:
        return self.choose_by is not None and not hasattr(self, "draw")

    @property
    def case(self) -> models.Model:
        return self.project


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def standing(self) -> "AssignmentQuerySet":
        """Those who have the task or did it; not who gave it back."""
        return self.filter(given_back_at=None)

    def on_record(self) -> "AssignmentQuerySet":
        """Those who have the task or gave time to it, also who gave it back after a day's work."""
        return self.filter(models.Q(given_back_at=None) | models.Q(hours_given__isnull=False))

    def done(self) -> "AssignmentQuerySet":
        """Those who gave time to the task and are no longer at it."""
        return self.filter(hours_given__isnull=False)


class Assignment(models.Model):
    """Somebody who chose a task, and, afterwards, what they did and what changed because of it."""

    task = models.ForeignKey(CitizenTask, models.PROTECT, related_name="assignments")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="assignments")
    accepted_at = models.DateTimeField()
    hours_given = models.DecimalField(_("hours given"), max_digits=5, decimal_places=1, null=True, blank=True)
    residents_reached = models.PositiveIntegerField(_("residents you reached"), default=0)
    did = models.TextField(_("what you did"), blank=True)
    changed = models.TextField(_("what changed because of it"), blank=True)
    changed_subject = models.CharField(_("where one can see the change"), max_length=100, blank=True)
    answered_as = models.CharField(max_length=200, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    given_back_at = models.DateTimeField(null=True, blank=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["task", "person"], condition=models.Q(given_back_at=None), name="a_task_is_chosen_once"
            )
        ]

    class Privacy:
        members = "id task person accepted_at hours_given residents_reached did changed changed_subject answered_as answered_at given_back_at"

    def __str__(self) -> str:
        return f"{self.person_id}: {self.task_id}"


class TaskContribution(models.Model):
    """What somebody did for a task on one day: hours, what they did, what they said."""

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="contributions")
    on_date = models.DateField(_("day"))
    hours = models.DecimalField(_("hours"), max_digits=5, decimal_places=1)
    did = models.TextField(_("what you did"))
    said = models.TextField(_("what you said should change"), blank=True)
    noted_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(hours__gt=0), name="a_contribution_takes_time")]

    class Privacy:
        members = "id assignment on_date hours did said noted_at"

    def __str__(self) -> str:
        return f"{self.on_date}: {self.did[:40]}"


# The stage of the cycle each kind of task belongs to (ledger LA-04).
STAGE_OF = {
    TaskKind.SURVEY: "analyse", TaskKind.CANVASSING: "analyse", TaskKind.CONNECTING: "analyse", TaskKind.ASSEMBLY: "analyse",
    TaskKind.MARKET_EVENT: "plan", TaskKind.METHOD_STATEMENT: "plan", TaskKind.SPECIFICATION: "plan",
    TaskKind.SOUNDING_BOARD: "plan", TaskKind.TENDER_EVALUATION: "deliver", TaskKind.INTERVIEW_PANEL: "deliver",
    TaskKind.OUTREACH: "deliver", TaskKind.MONITORING: "review",
}  # fmt: skip
