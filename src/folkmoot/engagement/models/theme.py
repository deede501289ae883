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
    suggested_because = models.TextField(_("why it was suggested by counting words"), blank=True)
    named_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, blank=True, related_name="+")
    confirmed_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, blank=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    category = models.CharField(_("kind of result, in your own words"), max_length=80, blank=True)
    progress = models.PositiveSmallIntegerField(_("how far it has come, in per cent"), null=True, blank=True)
    due_date = models.DateField(_("to be done by"), null=True, blank=True)
    note = models.TextField(_("what has happened since"), blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(acted__isnull=True) | models.Q(acted=True) | ~models.Q(because=""),
                name="not_acted_on_says_because",
            ),
            models.CheckConstraint(
                condition=models.Q(progress__isnull=True) | models.Q(progress__lte=100), name="progress_is_a_per_cent"
            ),
        ]

    class Privacy:
        public = (
            "id consultation title you_said acted we_did because specification suggested_because confirmed_at category"
            " progress due_date note answered_at"
        )
        members = "responses"
        private = "named_by confirmed_by"

    def __str__(self) -> str:
        return self.title

    @property
    def waits_for_a_second_person(self) -> bool:
        """A theme that counting words suggested stands once two people have agreed that it is there."""
        return bool(self.suggested_because) and self.confirmed_at is None

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
