from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class ReferenceLetter(models.Model):
    """A letter about a member, drafted from the record and signed by the scheme. Only its holder and the scheme read it."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="reference_letters")
    operator = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    words = models.TextField(_("the letter"))
    signed_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    signed_as = models.CharField(max_length=200)
    signed_at = models.DateTimeField()

    class Privacy:
        private = "id person operator words signed_by signed_as signed_at"

    def __str__(self) -> str:
        return f"reference letter {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("citizens:letter", args=[self.pk])
