from django.db import models
from django.utils.translation import gettext_lazy as _


class ProjectType(models.TextChoices):
    """What citizen commissioners are asked into (ledger EN-34)."""

    CONSULTATION = "consultation", _("a consultation about a service")
    SURVEY = "survey", _("a survey of people’s own")
    ONLINE_SAFETY = "online_safety", _("safety online")
    CAMPAIGN = "campaign", _("a campaign with the neighbours")
    YOUTH_VOTE = "youth_vote", _("a vote of young people")
    RECOMMISSIONING = "recommissioning", _("commissioning a service again")
    PLAN = "plan", _("a plan for the place")
    OTHER = "other", _("something else")


class CitizenProject(models.Model):
    """Something that citizen commissioners worked on: followed here as a project, or told with where one can read of it."""

    operator = models.ForeignKey("people.Organisation", models.PROTECT, related_name="citizen_projects")
    kind = models.CharField(_("what kind of project"), max_length=16, choices=ProjectType)
    title = models.CharField(_("title"), max_length=160)
    what = models.TextField(_("what they did"))
    asked_by = models.CharField(_("who asked them"), max_length=200)
    year = models.PositiveSmallIntegerField(_("year it began"), null=True, blank=True)
    project = models.ForeignKey(
        "commissioning.Project", models.PROTECT, null=True, blank=True, related_name="citizen_projects",
        verbose_name=_("the project here"),
    )  # fmt: skip
    source = models.CharField(_("where one can read of it"), max_length=200, blank=True)
    noted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(project__isnull=False) | ~models.Q(source=""),
                name="a_citizens_project_is_here_or_has_a_source",
            ),
            models.UniqueConstraint(fields=["operator", "title"], name="a_scheme_names_a_project_once"),
        ]
        indexes = [models.Index(fields=["kind", "title"])]

    class Privacy:
        public = "id operator kind title what asked_by year project source noted_at"

    def __str__(self) -> str:
        return self.title
