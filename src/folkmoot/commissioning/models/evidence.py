from django.db import models
from django.utils.translation import gettext_lazy as _

from folkmoot.evidence.models import Indicator, Study
from folkmoot.evidence.models.study import EvidenceKind


class ProjectEvidence(models.Model):
    """What shows the need a project starts from: an indicator (numbers) or a study of any kind (ledger NE-02)."""

    project = models.ForeignKey("commissioning.Project", models.CASCADE, related_name="evidence")
    study = models.ForeignKey("evidence.Study", models.PROTECT, null=True, blank=True, related_name="+")
    indicator = models.ForeignKey("evidence.Indicator", models.PROTECT, null=True, blank=True, related_name="+")
    says = models.CharField(_("what it says about the need"), max_length=300)
    noted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(study__isnull=False, indicator__isnull=True)
                | models.Q(study__isnull=True, indicator__isnull=False),
                name="evidence_is_one_study_or_one_indicator",
            )
        ]

    class Privacy:
        public = "id project study indicator says noted_at"

    def __str__(self) -> str:
        return self.says

    @property
    def kind(self) -> EvidenceKind:
        return EvidenceKind(self.study.kind) if self.study else EvidenceKind.NUMBERS

    @property
    def source(self) -> Study | Indicator:
        """The one of the two that is given: the database sees to that."""
        return self.study or self.indicator  # type: ignore[return-value]

    @property
    def case(self) -> models.Model:
        return self.project
