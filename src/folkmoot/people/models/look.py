from django.db import models


class Look(models.Model):
    """Somebody read what is most private about a person: when, in which role, and what. The person sees it."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="looks")
    what = models.CharField(max_length=160)
    seen_as = models.CharField(max_length=200)
    seen_by = models.CharField(max_length=40)  # a reference, which means nothing once that account is erased
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["person", "-at"])]

    class Privacy:
        private = "id person what seen_as seen_by at"

    def __str__(self) -> str:
        return f"{self.person_id}: {self.what}"
