from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from folkmoot.citizens.states import TaskState


class TaskKind(models.TextChoices):
    """The eight kinds of real task (ledger EN-08)."""

    SURVEY = "survey", _("designing a survey")
    CANVASSING = "canvassing", _("asking people in person")
    CONNECTING = "connecting", _("connecting people and groups")
    MARKET_EVENT = "market_event", _("speaking at a market event")
    METHOD_STATEMENT = "method_statement", _("writing method statement questions")
    SPECIFICATION = "specification", _("writing a specification")
    TENDER_EVALUATION = "tender_evaluation", _("scoring bids")
    MONITORING = "monitoring", _("checking how a service is doing")


class CitizenTask(models.Model):
    """A real task in a project, saying what may be influenced and what may not (ledger PO-08, EN-32)."""

    project = models.ForeignKey("commissioning.Project", models.PROTECT, related_name="citizen_tasks")
    kind = models.CharField(_("kind of task"), max_length=20, choices=TaskKind)
    title = models.CharField(_("title"), max_length=160)
    what = models.TextField(_("what you would do"))
    influence = models.TextField(_("what you can influence"))
    limits = models.TextField(_("what you cannot change"))
    hours = models.PositiveSmallIntegerField(_("hours it takes"))
    with_adults_at_risk = models.BooleanField(_("it brings people together with adults at risk"), default=False)
    places = models.PositiveSmallIntegerField(_("places"), default=1)
    officer = models.ForeignKey("people.Person", models.PROTECT, related_name="citizen_tasks")
    state = models.CharField(max_length=10, choices=TaskState, default=TaskState.OPEN)
    opened_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(influence=""), name="a_task_says_what_it_can_influence")
        ]

    class Privacy:
        public = "id project kind title what influence limits hours with_adults_at_risk places state opened_at"
        members = "officer"

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("citizens:task", args=[self.pk])

    @property
    def case(self) -> models.Model:
        return self.project


class Assignment(models.Model):
    """Somebody who chose a task, and, afterwards, what they did and what changed because of it."""

    task = models.ForeignKey(CitizenTask, models.PROTECT, related_name="assignments")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="assignments")
    accepted_at = models.DateTimeField()
    hours_given = models.DecimalField(_("hours given"), max_digits=5, decimal_places=1, null=True, blank=True)
    did = models.TextField(_("what you did"), blank=True)
    changed = models.TextField(_("what changed because of it"), blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["task", "person"], name="a_task_is_chosen_once")]

    class Privacy:
        members = "id task person accepted_at hours_given did changed answered_at"

    def __str__(self) -> str:
        return f"{self.person_id}: {self.task_id}"
