from django.db import models


class GuardianConsent(models.Model):
    """A guardian's consent for somebody under 18 to take part: who, when, which wording, withdrawn when."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="guardian_consents")
    guardian_name = models.CharField(max_length=120)
    guardian_email = models.EmailField()
    wording = models.CharField(max_length=40)
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    responsible_adult = models.ForeignKey("people.Person", models.PROTECT, related_name="+")

    class Privacy:
        private = "id person guardian_name guardian_email wording given_at withdrawn_at responsible_adult"

    def __str__(self) -> str:
        return f"consent for {self.person_id}"
