from django.db import models
from django.utils.translation import gettext_lazy as _


class MarketAssessment(models.Model):
    """What was asked of a service, who could provide it, and what was missing, on a day (ledger NE-11).

    Never edited: looking again makes another, so that it stays plain what was known before the specification.
    """

    project = models.ForeignKey("commissioning.Project", models.CASCADE, related_name="market_assessments")
    demand = models.TextField(_("how much is asked for"))
    capability = models.TextField(_("who could provide it, and how much"))
    gaps = models.TextField(_("what is missing"))
    assessed_date = models.DateField(_("assessed on"))
    noted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~(models.Q(demand="") | models.Q(capability="") | models.Q(gaps="")),
                name="a_market_assessment_is_whole",
            )
        ]

    class Privacy:
        public = "id project demand capability gaps assessed_date noted_at"

    def __str__(self) -> str:
        return self.demand[:60]

    @property
    def case(self) -> models.Model:
        return self.project
