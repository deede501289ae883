from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _


class PaymentPlan(models.Model):
    """How an agreement is paid beyond the calendar. What no milestone and no outcome pays, the calendar pays.

    `value_statement` says why a large payment in advance is good value; `outcome_reason` why a small provider is paid
    by outcome for more than its size allows, which a second commissioner then approves.
    """

    agreement = models.OneToOneField("agreements.Agreement", models.CASCADE, primary_key=True, related_name="plan")
    value_statement = models.TextField(_("why paying so much in advance is good value"), blank=True)
    outcome_reason = models.TextField(_("why so much is paid by outcome"), blank=True)
    asked_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, blank=True, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_as = models.CharField(max_length=200, blank=True)

    class Privacy:
        public = "agreement value_statement outcome_reason approved_at approved_as"
        private = "asked_by"

    def __str__(self) -> str:
        return f"plan of {self.agreement_id}"


class Milestone(models.Model):
    """A sum due when something can be seen to be done (ledger FT-20)."""

    agreement = models.ForeignKey("agreements.Agreement", models.CASCADE, related_name="milestones")
    title = models.CharField(_("what is done by then"), max_length=160)
    evidence = models.CharField(_("how everyone can see it"), max_length=300)
    amount = models.DecimalField(_("amount (£)"), max_digits=14, decimal_places=2)
    expected_date = models.DateField(_("expected by"))

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(amount__gt=0), name="a_milestone_pays_something")]

    class Privacy:
        public = "id agreement title evidence amount expected_date"

    def __str__(self) -> str:
        return self.title


class OutcomePrice(models.Model):
    """What one outcome is paid for one group of people: more for those whose needs are harder to meet (FT-22)."""

    agreement = models.ForeignKey("agreements.Agreement", models.CASCADE, related_name="outcome_prices")
    tier = models.PositiveSmallIntegerField(_("tier"))
    people = models.CharField(_("for whom"), max_length=200)
    outcome = models.CharField(_("what has changed for them"), max_length=200)
    price = models.DecimalField(_("price of each (£)"), max_digits=14, decimal_places=2)
    most = models.PositiveIntegerField(_("paid for at most"))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agreement", "tier"], name="one_price_of_a_tier"),
            models.CheckConstraint(condition=models.Q(price__gt=0, most__gt=0), name="an_outcome_is_paid_something"),
        ]

    class Privacy:
        public = "id agreement tier people outcome price most"

    def __str__(self) -> str:
        return f"{self.people}: {self.outcome}"

    @property
    def whole(self) -> Decimal:
        """What it can come to at most."""
        return self.price * self.most
