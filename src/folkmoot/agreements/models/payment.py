from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _


class Payment(models.Model):
    """Money due and paid. Paid late is shown to all (Sutton Compact 3.3.4; ledger FT-23)."""

    agreement = models.ForeignKey("agreements.Agreement", models.PROTECT, related_name="payments")
    number = models.PositiveSmallIntegerField()
    purpose = models.CharField(_("for"), max_length=160)
    amount = models.DecimalField(_("amount (£)"), max_digits=14, decimal_places=2)
    start_date = models.DateField(_("pays from"), null=True, blank=True)
    end_date = models.DateField(_("pays until"), null=True, blank=True)
    invoiced_date = models.DateField(_("invoice received on"), null=True, blank=True)
    due_date = models.DateField(_("due by"))
    paid_date = models.DateField(_("paid on"), null=True, blank=True)
    late_reason = models.TextField(_("why it was late"), blank=True)
    disputed_date = models.DateField(_("in dispute since"), null=True, blank=True)
    paid_to = models.ForeignKey("funding.BankDetails", models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agreement", "number"], name="one_payment_of_a_number"),
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="a_payment_is_more_than_nothing"),
            models.CheckConstraint(
                condition=models.Q(end_date__isnull=True) | models.Q(end_date__gt=models.F("start_date")),
                name="a_payment_pays_for_a_day_or_more",
            ),
            models.CheckConstraint(
                condition=models.Q(paid_date__isnull=True) | models.Q(disputed_date__isnull=True),
                name="what_is_disputed_is_not_paid",
            ),
        ]
        indexes = [
            models.Index(fields=["paid_date", "due_date"]),
            # Few payments are late or disputed; pages about them must not read all the others.
            models.Index(
                fields=["-paid_date"], condition=models.Q(paid_date__gt=models.F("due_date")), name="payments_made_late"
            ),
            models.Index(
                fields=["disputed_date"], condition=models.Q(disputed_date__isnull=False), name="payments_in_dispute"
            ),
        ]

    class Privacy:
        public = "id agreement number purpose amount start_date end_date invoiced_date due_date paid_date late_reason disputed_date"
        private = "paid_to"

    def __str__(self) -> str:
        return f"{self.agreement}: {self.purpose}"

    def get_absolute_url(self) -> str:
        return f"{self.agreement.get_absolute_url()}#payment-{self.pk}"

    @property
    def case(self) -> models.Model:
        return self.agreement.project

    @property
    def body(self) -> models.Model:
        """Who answers for paying on time: the funder."""
        return self.agreement.funder

    def days_late(self, today: date) -> int:
        """Days after the due date on which it was paid, or has still not been; 0 when it is not late.

        While it is disputed the clock stands still.
        """
        return max(0, ((self.paid_date or self.disputed_date or today) - self.due_date).days)

    def is_late(self, today: date) -> bool:
        return self.days_late(today) > 0


class PaidMonth(models.Model):
    """How one body paid in one month, kept as the payments are made, so that no page has to count all of them.

    Grants stand apart: the law on how fast invoices are paid is about contracts. `waited` is days from the invoices on.
    """

    funder = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    month_date = models.DateField()
    is_grant = models.BooleanField()
    paid = models.PositiveIntegerField(default=0)
    on_time = models.PositiveIntegerField(default=0)
    invoiced = models.PositiveIntegerField(default=0)
    waited = models.IntegerField(default=0)
    in_30_days = models.PositiveIntegerField(default=0)
    in_60_days = models.PositiveIntegerField(default=0)
    later = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["month_date", "funder", "is_grant"], name="one_count_of_a_month"),
            models.CheckConstraint(
                condition=models.Q(on_time__lte=models.F("paid"), invoiced__lte=models.F("paid")),
                name="no_more_is_on_time_than_paid",
            ),
        ]

    class Privacy:
        public = "id funder month_date is_grant paid on_time invoiced waited in_30_days in_60_days later"

    def __str__(self) -> str:
        return f"{self.funder_id}, {self.month_date:%b %Y}: {self.paid}"
