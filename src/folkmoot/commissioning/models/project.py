from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from folkmoot.commissioning.states import Stage


class ServiceKind(models.TextChoices):
    BEHAVIOUR_CHANGE = "behaviour_change", _("helping people change habits")
    EARLY_INTERVENTION = "early_intervention", _("early help and prevention")
    ISOLATION = "isolation", _("loneliness and isolation")
    CARE = "care", _("care and support")
    ADVICE = "advice", _("advice")
    ENVIRONMENT = "environment", _("streets, parks and waste")
    INTERNAL = "internal", _("services inside the body")
    OTHER = "other", _("something else")


class Project(models.Model):
    """One service going through the cycle once: analyse, plan, deliver, review (ledger CC-01)."""

    title = models.CharField(_("name of the project"), max_length=160)
    summary = models.TextField(_("what it is about, in plain words"))
    body = models.ForeignKey("people.Organisation", models.PROTECT, related_name="projects")
    partners = models.ManyToManyField("people.Organisation", blank=True, related_name="projects_joined")
    area = models.ForeignKey("places.Area", models.PROTECT, related_name="projects")
    priority = models.ForeignKey("needs.Priority", models.PROTECT, null=True, blank=True, related_name="projects")
    outcome = models.ForeignKey("needs.Outcome", models.PROTECT, null=True, blank=True, related_name="projects")
    intention = models.ForeignKey(
        "commissioning.Intention", models.PROTECT, null=True, blank=True, related_name="projects"
    )
    no_intention_reason = models.TextField(_("why it is in no plan of the year"), blank=True)
    service_kind = models.CharField(_("kind of service"), max_length=20, choices=ServiceKind)
    existing_service = models.BooleanField(_("a service like this runs today"))
    lead = models.ForeignKey("people.Person", models.PROTECT, related_name="projects_led")
    accountable = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, blank=True, related_name="projects_answered_for"
    )
    framework = models.ForeignKey("commitments.Rulebook", models.PROTECT, related_name="+")
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.ANALYSE)
    fairness_note = models.TextField(_("who could gain or lose, and how you know"), blank=True)
    no_consultation_reason = models.TextField(_("why no consultation is needed"), blank=True)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["stage", "-opened_at"])]

    class Privacy:
        public = (
            "id title summary body partners area priority outcome intention no_intention_reason service_kind"
            " existing_service framework stage fairness_note no_consultation_reason opened_at closed_at version"
        )
        members = "lead accountable"

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("commissioning:project", args=[self.pk])


class Involvement(models.Model):
    """Who was involved at a stage, and how; or why nobody was (ledger EN-07)."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="involvements")
    stage = models.CharField(max_length=10, choices=Stage)
    who = models.CharField(_("who took part"), max_length=200, blank=True)
    how = models.TextField(_("what they did"), blank=True)
    none_because = models.TextField(_("why nobody was involved"), blank=True)
    noted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(who="", none_because=""), name="who_was_involved_or_why_nobody")
        ]

    class Privacy:
        public = "id project stage who how none_because noted_at"

    def __str__(self) -> str:
        return self.who or self.none_because[:60]

    @property
    def case(self) -> Project:
        return self.project
