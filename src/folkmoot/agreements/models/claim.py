from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from folkmoot.agreements.claim_states import ClaimState


class Claim(models.Model):
    """The provider asks for money: an invoice for a payment of the plan, a milestone reached, outcomes counted.

    The days to pay run from the day it came in. What is disputed of it waits; the rest is paid on time.
    """

    agreement = models.ForeignKey("agreements.Agreement", models.PROTECT, related_name="claims")
    payment = models.ForeignKey("agreements.Payment", models.SET_NULL, null=True, blank=True, related_name="claims")
    milestone = models.ForeignKey("agreements.Milestone", models.PROTECT, null=True, blank=True, related_name="claims")
    price = models.ForeignKey("agreements.OutcomePrice", models.PROTECT, null=True, blank=True, related_name="claims")
    count = models.PositiveIntegerField(_("how many"), null=True, blank=True)
    reference = models.CharField(_("your invoice number"), max_length=60, blank=True)
    evidence = models.TextField(_("how everyone can see it"), blank=True)
    amount = models.DecimalField(_("amount (£)"), max_digits=14, decimal_places=2)
    sent_date = models.DateField()
    sent_at = models.DateTimeField()
    sent_as = models.CharField(max_length=200)
    state = models.CharField(max_length=10, choices=ClaimState, default=ClaimState.SENT)
    disputed = models.ForeignKey(
        "agreements.Payment", models.SET_NULL, null=True, blank=True, related_name="disputed_claims"
    )
    disputed_amount = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    dispute_reason = models.TextField(_("what you dispute, and why"), blank=True)
    dispute_answer = models.TextField(_("your answer"), blank=True)
    outcome = models.TextField(_("how it was settled"), blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="a_claim_is_for_something"),
            models.CheckConstraint(
                condition=models.Q(price__isnull=True, count__isnull=True) | models.Q(price__isnull=False, count__gt=0),
                name="outcomes_are_claimed_by_count",
            ),
            models.CheckConstraint(
                condition=models.Q(milestone__isnull=True) | models.Q(price__isnull=True),
                name="a_claim_is_for_one_thing",
            ),
        ]

    class Privacy:
        public = "id agreement payment milestone price count amount sent_date state disputed disputed_amount"
        members = "reference evidence sent_at sent_as dispute_reason dispute_answer outcome"

    def __str__(self) -> str:
        return f"{self.agreement}, claim of £{self.amount}"

    def get_absolute_url(self) -> str:
        return reverse("agreements:claim", args=[self.pk])

    @property
    def what(self) -> str:
        """What is claimed, in words."""
        if self.milestone:
            return self.milestone.title
        if self.price:
            return f"{self.price.outcome}: {self.count}"
        return self.payment.purpose if self.payment else ""

    @property
    def case(self) -> models.Model:
        return self.agreement.project

    @property
    def body(self) -> models.Model:
        return self.agreement.funder
