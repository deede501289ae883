from decimal import Decimal

from django.db import models

NOTHING = Decimal(0)


def money(**options: object) -> models.DecimalField:
    return models.DecimalField(max_digits=14, decimal_places=2, **options)  # type: ignore[arg-type]


class Account(models.Model):
    """The sums of one agreement, kept by the database within its value. Whoever moves its money locks this row first.

    `planned` is the sum of its payments, `paid` of those made, `drawn` of what pooled funds have promised it,
    `allocated` of what its anchor has shared out.
    """

    agreement = models.OneToOneField("agreements.Agreement", models.CASCADE, primary_key=True, related_name="account")
    value = money()
    planned = money(default=NOTHING)
    paid = money(default=NOTHING)
    drawn = money(default=NOTHING)
    allocated = money(default=NOTHING)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(value__gte=0), name="an_account_is_not_negative"),
            models.CheckConstraint(
                condition=models.Q(paid__gte=0, paid__lte=models.F("planned")), name="no_more_is_paid_than_planned"
            ),
            models.CheckConstraint(
                condition=models.Q(planned__lte=models.F("value")), name="no_more_is_planned_than_agreed"
            ),
            models.CheckConstraint(
                condition=models.Q(drawn__gte=0, drawn__lte=models.F("value")), name="no_more_is_drawn_than_agreed"
            ),
            models.CheckConstraint(
                condition=models.Q(allocated__gte=0, allocated__lte=models.F("value")),
                name="no_more_is_allocated_than_agreed",
            ),
        ]

    class Privacy:
        public = "agreement value planned paid drawn allocated"

    def __str__(self) -> str:
        return f"{self.agreement_id}: £{self.paid} of £{self.value}"


class Draw(models.Model):
    """What one contribution has promised one agreement. `charged` is what payments have used of it."""

    agreement = models.ForeignKey("agreements.Agreement", models.PROTECT, related_name="draws")
    contribution = models.ForeignKey("agreements.Contribution", models.PROTECT, related_name="draws")
    amount = money()
    charged = money(default=NOTHING)
    fits_because = models.TextField(blank=True)
    drawn_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agreement", "contribution"], name="one_draw_of_a_contribution"),
            models.CheckConstraint(
                condition=models.Q(charged__gte=0, charged__lte=models.F("amount")),
                name="no_more_is_charged_than_drawn",
            ),
        ]

    class Privacy:
        public = "id agreement contribution amount charged fits_because drawn_at"

    def __str__(self) -> str:
        return f"{self.contribution_id} → {self.agreement_id}: £{self.amount}"

    @property
    def free(self) -> Decimal:
        return self.amount - self.charged


class Charge(models.Model):
    """The part of one payment that one contribution bears."""

    payment = models.ForeignKey("agreements.Payment", models.PROTECT, related_name="charges")
    draw = models.ForeignKey(Draw, models.PROTECT, related_name="charges")
    amount = money()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["payment", "draw"], name="one_charge_of_a_payment"),
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="a_charge_is_more_than_nothing"),
        ]

    class Privacy:
        public = "id payment draw amount"

    def __str__(self) -> str:
        return f"payment {self.payment_id}: £{self.amount}"
