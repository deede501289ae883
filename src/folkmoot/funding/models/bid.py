from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from folkmoot.funding.states import BidState


class Bid(models.Model):
    """An organisation's bid for one lot. Nobody but its own people reads it before the opportunity has closed."""

    opportunity = models.ForeignKey("funding.Opportunity", models.PROTECT, related_name="bids")
    lot = models.ForeignKey("funding.Lot", models.PROTECT, related_name="bids")
    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="bids")
    state = models.CharField(max_length=10, choices=BidState, default=BidState.DRAFT)
    meets = models.JSONField(_("which conditions the bidder meets"), default=list)
    is_eligible = models.BooleanField(_("it meets them all"), default=False)
    price = models.DecimalField(_("price (£)"), max_digits=14, decimal_places=2, null=True, blank=True)
    outcome_plan = models.TextField(_("how you will bring about the outcome"), blank=True)
    written_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    started_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True, blank=True)
    receipt = models.CharField(max_length=70, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["lot", "organisation"], name="one_bid_for_a_lot"),
            models.CheckConstraint(
                condition=models.Q(price__isnull=True) | models.Q(price__gte=0), name="a_price_is_not_negative"
            ),
        ]

    class Privacy:
        members = "id opportunity lot organisation state started_at submitted_at receipt version"
        private = "meets is_eligible price outcome_plan written_by"

    def __str__(self) -> str:
        return f"{self.organisation}: {self.opportunity}"

    def get_absolute_url(self) -> str:
        return reverse("funding:bid", args=[self.pk])

    @property
    def case(self) -> models.Model:
        return self.opportunity

    @property
    def reference(self) -> str:
        return f"FM-BID-{self.pk}"


class BidAnswer(models.Model):
    """The answer to one criterion, saved by itself as it is written."""

    bid = models.ForeignKey(Bid, models.CASCADE, related_name="answers")
    criterion = models.ForeignKey("funding.Criterion", models.PROTECT, related_name="answers")
    text = models.TextField()
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["bid", "criterion"], name="one_answer_to_a_criterion")]

    class Privacy:
        private = "id bid criterion text version saved_at"

    def __str__(self) -> str:
        return self.text[:60]
