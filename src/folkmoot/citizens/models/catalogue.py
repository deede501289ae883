from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class ProjectType(models.TextChoices):
    """What citizens in the cycle have worked on in practice (ledger EN-34)."""

    SEXUAL_HEALTH = "sexual_health", _("sexual health website consultation")
    YOUNG_SURVEY = "young_survey", _("young people survey")
    E_SAFETY = "e_safety", _("e-safety")
    RECYCLING = "recycling", _("recycling")
    MAKE_YOUR_MARK = "make_your_mark", _("Make Your Mark, the vote of young people")
    PLACEMENTS = "placements", _("placements for looked-after children")
    LOCAL_PLAN = "local_plan", _("local plan")
    OTHER = "other", _("something else")


class CycleStage(models.TextChoices):
    ANALYSE = "analyse", _("analyse")
    PLAN = "plan", _("plan")
    DELIVER = "deliver", _("deliver")
    REVIEW = "review", _("review")


class SchemeProject(models.Model):
    """A piece of work that citizen commissioners took part in: on this site, before it, or beside it. Nobody is named."""

    operator = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    kind = models.CharField(_("type of project"), max_length=16, choices=ProjectType)
    title = models.CharField(_("title"), max_length=160)
    stage = models.CharField(_("stage of the cycle"), max_length=8, choices=CycleStage)
    did = models.TextField(_("what citizen commissioners did"))
    asked_by = models.CharField(_("for whom"), max_length=160)
    project = models.ForeignKey(
        "commissioning.Project", models.SET_NULL, null=True, blank=True, related_name="in_catalogue"
    )
    start_date = models.DateField(_("from"))
    end_date = models.DateField(_("until"), null=True, blank=True)
    came_of_it = models.TextField(_("what came of it"), blank=True)
    noted_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["kind", "stage"])]
        constraints = [
            models.UniqueConstraint(fields=["operator", "title", "start_date"], name="a_project_of_the_scheme_once"),
            models.CheckConstraint(
                condition=models.Q(end_date=None) | models.Q(end_date__gte=models.F("start_date")),
                name="a_project_of_the_scheme_ends_after_it_starts",
            ),
        ]

    class Privacy:
        public = "id operator kind title stage did asked_by project start_date end_date came_of_it noted_at"

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"{reverse('citizens:catalogue')}?kind={self.kind}#project-{self.pk}"
