from django.db import models
from django.utils.translation import gettext_lazy as _


class Reading(models.Model):
    """What one reader heard in an answer. A second one reads without seeing the first, and the two are compared."""

    response = models.ForeignKey("engagement.Response", models.CASCADE, related_name="readings")
    reader = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    themes = models.JSONField(_("themes heard in it"), default=list)
    read_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["response", "reader"], name="one_reading_of_an_answer_each")]

    class Privacy:
        members = "id response themes read_at"
        private = "reader"

    def __str__(self) -> str:
        return f"reading {self.pk}"
