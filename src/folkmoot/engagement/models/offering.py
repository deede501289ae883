from django.db import models
from django.utils.translation import gettext_lazy as _


class CostedOption(models.Model):
    """Something that could be done, with what it costs and what it would mean, bad effects too."""

    consultation = models.ForeignKey("engagement.Consultation", models.CASCADE, related_name="costed_options")
    title = models.CharField(_("the option in a few words"), max_length=160)
    cost = models.DecimalField(_("what it costs a year"), max_digits=14, decimal_places=2, null=True, blank=True)
    cost_words = models.CharField(_("what it costs, in words"), max_length=200, blank=True)
    good = models.TextField(_("what would be better"))
    bad = models.TextField(_("what would be worse, and for whom"))

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(cost__isnull=False) | ~models.Q(cost_words=""), name="an_option_says_what_it_costs"
            )
        ]

    class Privacy:
        public = "id consultation title cost cost_words good bad"

    def __str__(self) -> str:
        return self.title


class Wording(models.Model):
    """The consultation in another language: title, summary, promise and every question with its choices."""

    consultation = models.ForeignKey("engagement.Consultation", models.CASCADE, related_name="wordings")
    language = models.CharField(_("language"), max_length=8)
    title = models.CharField(_("title"), max_length=160)
    summary = models.TextField(_("what it is about"))
    promise = models.TextField(_("what is promised"), blank=True)
    questions = models.JSONField(_("questions and choices"), default=dict, blank=True)
    checked_by = models.CharField(_("who checked it (a post or a body, not a name)"), max_length=160)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["consultation", "language"], name="one_wording_in_a_language")]

    class Privacy:
        public = "id consultation language title summary promise questions checked_by"

    def __str__(self) -> str:
        return self.title
