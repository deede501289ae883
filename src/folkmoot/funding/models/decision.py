from django.db import models
from django.utils.translation import gettext_lazy as _


class FundingDecision(models.Model):
    """Awarded or refused, with reasons for all to read and feedback for the bidder (Sutton Compact 3.3.2)."""

    bid = models.OneToOneField("funding.Bid", models.PROTECT, related_name="decision")
    awarded = models.BooleanField()
    amount = models.DecimalField(_("amount (£)"), max_digits=14, decimal_places=2, null=True, blank=True)
    total_score = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    reasons = models.TextField(_("reasons, for everyone to read"))
    feedback = models.TextField(_("feedback, for the bidder alone"))
    decided_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    decided_as = models.CharField(max_length=200)
    decided_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~(models.Q(reasons="") | models.Q(feedback="")), name="a_funding_decision_says_why"
            ),
            models.CheckConstraint(
                condition=models.Q(awarded=False) | models.Q(amount__gt=0), name="an_award_has_an_amount"
            ),
        ]

    class Privacy:
        public = "id bid awarded amount reasons decided_as decided_at"
        members = "total_score feedback"
        private = "decided_by"

    def __str__(self) -> str:
        return str(self.bid)

    @property
    def case(self) -> models.Model:
        return self.bid.opportunity.project
