from django.db import models


class Interest(models.Model):
    """A person's tie to an organisation that others should know of before they decide anything together."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="interests")
    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    nature = models.CharField(max_length=200)
    declared_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Privacy:
        members = "id person organisation nature declared_at ended_at"

    def __str__(self) -> str:
        return f"{self.person}: {self.organisation}"
