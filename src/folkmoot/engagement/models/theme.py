from django.db import models
from django.utils.translation import gettext_lazy as _


class Theme(models.Model):
    """Something several people said, and the answer to it: you said, we did or did not, because (EN-04)."""

    consultation = models.ForeignKey("engagement.Consultation", models.CASCADE, related_name="themes")
    title = models.CharField(_("what people said, in a few words"), max_length=160)
    you_said = models.TextField(_("you said"))
    acted = models.BooleanField(_("acted on"), null=True, blank=True)
    we_did = models.TextField(_("we did, or will do"), blank=True)
    because = models.TextField(_("because"), blank=True)
    specification = models.ForeignKey(
        "commissioning.Specification", models.SET_NULL, null=True, blank=True, related_name="themes_answered"
    )
    responses = models.ManyToManyField("engagement.Response", through="ResponseTheme", related_name="themes")
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(acted__isnull=True) | models.Q(acted=True) | ~models.Q(because=""),
                name="not_acted_on_says_because",
            )
        ]

    class Privacy:
        public = "id consultation title you_said acted we_did because specification answered_at"
        members = "responses"

    def __str__(self) -> str:
        return self.title

    @property
    def case(self) -> models.Model:
        return self.consultation


class ResponseTheme(models.Model):
    response = models.ForeignKey("engagement.Response", models.CASCADE)
    theme = models.ForeignKey(Theme, models.CASCADE)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["response", "theme"], name="a_theme_once_in_a_response")]

    class Privacy:
        members = "id response theme"

    def __str__(self) -> str:
        return f"{self.response_id}: {self.theme_id}"
