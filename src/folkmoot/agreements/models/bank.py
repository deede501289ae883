from django.db import models
from django.utils.translation import gettext_lazy as _


class BankCheck(models.Model):
    """A funder has asked the organisation, by a way it knew before, whether these details are its own."""

    details = models.ForeignKey("funding.BankDetails", models.PROTECT, related_name="checks")
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
