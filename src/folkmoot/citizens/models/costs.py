from django.db import models
from django.utils.translation import gettext_lazy as _

from folkmoot.citizens.states import ExpenseState, PaymentState


class ExpenseKind(models.TextChoices):
    TRAVEL = "travel", _("travel")
    CARE = "care", _("care for somebody")
    ACCESS = "access", _("an interpreter, a helper or equipment")
    FOOD = "food", _("food and drink")
    OTHER = "other", _("something else")


class Expense(models.Model):
    """Money a member spent to take part, paid back. It is not pay, and changes nothing about a check or benefits."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="expenses")
    operator = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    task = models.ForeignKey("citizens.CitizenTask", models.PROTECT, null=True, blank=True, related_name="expenses")
    kind = models.CharField(_("what it was for"), max_length=8, choices=ExpenseKind)
    amount = models.DecimalField(_("amount"), max_digits=14, decimal_places=2)
    spent_date = models.DateField(_("spent on"))
    words = models.CharField(_("what you paid for"), max_length=300)
    state = models.CharField(max_length=8, choices=ExpenseState, default=ExpenseState.CLAIMED)
    claimed_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    refused_because = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(amount__gt=0), name="an_expense_is_more_than_nothing")]

    class Privacy:
        private = "id person operator task kind amount spent_date words state claimed_at answered_at refused_because"

    def __str__(self) -> str:
        return f"{self.amount}: {self.words}"


class Payment(models.Model):
    """Money or a voucher given for the work itself. Unlike an expense it is pay, and can end a free check."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="payments_to_members")
    operator = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    amount = models.DecimalField(_("amount"), max_digits=14, decimal_places=2)
    words = models.CharField(_("for what"), max_length=300)
    state = models.CharField(max_length=8, choices=PaymentState, default=PaymentState.OFFERED)
    offered_at = models.DateTimeField()
    offered_as = models.CharField(max_length=200)
    ends_free_check = models.BooleanField(_("it ends a check that was free"), default=False)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(amount__gt=0), name="pay_is_more_than_nothing")]

    class Privacy:
        private = "id person operator amount words state offered_at offered_as ends_free_check answered_at"

    def __str__(self) -> str:
        return f"{self.amount}: {self.words}"
