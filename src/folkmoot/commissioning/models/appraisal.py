from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from folkmoot.commissioning.states import DocumentState


class OptionsAppraisal(models.Model):
    """The ways the need could be met, side by side, with no favoured sector (ledger CC-03)."""

    project = models.ForeignKey("commissioning.Project", models.PROTECT, related_name="appraisals")
    state = models.CharField(max_length=10, choices=DocumentState, default=DocumentState.DRAFT)
    reasons = models.TextField(_("why the preferred option"), blank=True)
    agreed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Privacy:
        public = "id project state reasons agreed_at version"

    def __str__(self) -> str:
        return str(self.project)

    def get_absolute_url(self) -> str:
        return reverse("commissioning:appraisal", args=[self.pk])

    @property
    def case(self) -> models.Model:
        return self.project


class OptionKind(models.TextChoices):
    IN_HOUSE = "in_house", _("in-house")
    VOLUNTARY = "voluntary", _("voluntary and community organisations")
    PRIVATE = "private", _("business")
    JOINT = "joint", _("together with another public body")
    COMMUNITY = "community", _("run by the community")
    STOP = "stop", _("stop, or do not start")


class Option(models.Model):
    appraisal = models.ForeignKey(OptionsAppraisal, models.CASCADE, related_name="options")
    kind = models.CharField(_("who would do it"), max_length=12, choices=OptionKind)
    title = models.CharField(_("the option"), max_length=160)
    for_it = models.TextField(_("what speaks for it"))
    against_it = models.TextField(_("what speaks against it"))
    cost = models.DecimalField(_("cost a year (£)"), max_digits=14, decimal_places=2)
    is_preferred = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["appraisal"], condition=models.Q(is_preferred=True), name="one_preferred_option"
            ),
            models.CheckConstraint(condition=models.Q(cost__gte=0), name="an_option_costs_nothing_or_more"),
        ]

    class Privacy:
        public = "id appraisal kind title for_it against_it cost is_preferred"

    def __str__(self) -> str:
        return self.title


class Citation(models.Model):
    """Evidence that speaks for or against an option (ledger NE-19)."""

    option = models.ForeignKey(Option, models.CASCADE, related_name="citations")
    study = models.ForeignKey("evidence.Study", models.PROTECT, null=True, blank=True, related_name="+")
    indicator = models.ForeignKey("evidence.Indicator", models.PROTECT, null=True, blank=True, related_name="+")
    says = models.CharField(_("what it says about this option"), max_length=300)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(study__isnull=False) | models.Q(indicator__isnull=False),
                name="a_citation_cites_something",
            )
        ]

    class Privacy:
        public = "id option study indicator says"

    def __str__(self) -> str:
        return self.says
