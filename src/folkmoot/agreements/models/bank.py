from django.db import models
from django.utils.translation import gettext_lazy as _


class BankDetails(models.Model):
    """Where an organisation is paid, as much as is needed to see that it changed.

    The number itself is not kept: its last four figures, and a digest that tells the same number from another.
    """

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="accounts_paid_to")
    name_on_account = models.CharField(_("name on the account"), max_length=120)
    last_four = models.CharField(max_length=4)
    digest = models.CharField(max_length=64)
    given_at = models.DateTimeField()
    given_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, blank=True, related_name="+")
    replaced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"],
                condition=models.Q(replaced_at__isnull=True),
                name="one_account_of_an_organisation",
            )
        ]

    class Privacy:
        private = "id organisation name_on_account last_four digest given_at given_by replaced_at"

    def __str__(self) -> str:
        return f"account ending {self.last_four}"


class BankCheck(models.Model):
    """A funder has asked the organisation, by a way it knew before, whether these details are its own."""

    details = models.ForeignKey(BankDetails, models.PROTECT, related_name="checks")
    funder = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    how = models.CharField(_("how you made sure"), max_length=300)
    checked_at = models.DateTimeField()
    checked_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, blank=True, related_name="+")
    checked_as = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["details", "funder"], name="one_check_of_an_account")]

    class Privacy:
        private = "id details funder how checked_at checked_by checked_as"

    def __str__(self) -> str:
        return f"{self.details}, checked by {self.funder}"
