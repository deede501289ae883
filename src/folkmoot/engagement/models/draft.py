from django.db import models
from django.utils.translation import gettext_lazy as _


class AnswerDraft(models.Model):
    """What somebody has written so far and not sent. Seen by nobody else; gone once it is sent."""

    consultation = models.ForeignKey("engagement.Consultation", models.CASCADE, related_name="drafts")
    person = models.ForeignKey("people.Person", models.CASCADE, null=True, blank=True, related_name="+")
    code = models.CharField(_("code to come back with, for those without an account"), max_length=20, blank=True)
    speaker = models.CharField(max_length=24)
    fields = models.JSONField(default=dict)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["consultation", "person", "speaker"], name="one_draft_of_an_answer"),
            models.UniqueConstraint(fields=["code"], condition=~models.Q(code=""), name="a_code_leads_to_one_draft"),
        ]

    class Privacy:
        private = "id consultation person code speaker fields saved_at"

    def __str__(self) -> str:
        return f"draft {self.pk}"
