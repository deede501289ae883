from django.db import models
from django.utils.translation import gettext_lazy as _

HEAVY = ((1, _("small")), (2, _("middling")), (3, _("large")))


class Risk(models.Model):
    """What could go wrong, and the one party best placed to carry it (Sutton Compact 3.3.6; ledger AG-10)."""

    agreement = models.ForeignKey("agreements.Agreement", models.CASCADE, related_name="risks")
    title = models.CharField(_("what could go wrong"), max_length=200)
    likelihood = models.PositiveSmallIntegerField(_("how likely it is"), choices=HEAVY)
    harm = models.PositiveSmallIntegerField(_("how much harm it would do"), choices=HEAVY)
    owner = models.ForeignKey("people.Organisation", models.PROTECT, related_name="risks_carried")
    reason = models.TextField(_("why it is best placed to carry it"))

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(likelihood__range=(1, 3), harm__range=(1, 3)), name="a_risk_weighs_one_to_nine"
            ),
            models.CheckConstraint(condition=~models.Q(reason=""), name="a_risk_says_why_it_is_whose"),
        ]

    class Privacy:
        public = "id agreement title likelihood harm owner reason"

    def __str__(self) -> str:
        return self.title

    @property
    def weight(self) -> int:
        return self.likelihood * self.harm

    @property
    def case(self) -> models.Model:
        return self.agreement
