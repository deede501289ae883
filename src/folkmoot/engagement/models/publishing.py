from django.db import models
from django.utils.translation import gettext_lazy as _


class Why(models.TextChoices):
    """Why something was taken out of an answer before it was published."""

    NAME = "name", _("it names a person")
    CONTACT = "contact", _("it says how to reach a person")
    HEALTH = "health", _("it tells of somebody's health or private life")
    HARM = "harm", _("it could harm or insult somebody")
    OTHER = "other", _("another reason, given beside it")


class PublishedAnswer(models.Model):
    """An answer as everyone may read it. What was taken out is marked in the text, and why."""

    answer = models.ForeignKey("engagement.Answer", models.CASCADE, related_name="published")
    text = models.TextField()
    is_quote = models.BooleanField(_("quoted beside a theme"), default=False)
    theme = models.ForeignKey("engagement.Theme", models.SET_NULL, null=True, blank=True, related_name="quotes")
    published_at = models.DateTimeField()

    class Privacy:
        public = "id text is_quote theme published_at"
        members = "answer"

    def __str__(self) -> str:
        return self.text[:60]


class Redaction(models.Model):
    """That something was taken out of a published answer, and why; never what."""

    published = models.ForeignKey(PublishedAnswer, models.CASCADE, related_name="redactions")
    why = models.CharField(max_length=10, choices=Why)
    words = models.CharField(_("the reason, in words"), max_length=200, blank=True)
    letters = models.PositiveIntegerField(_("how many letters were taken out"))

    class Privacy:
        public = "id published why words letters"

    def __str__(self) -> str:
        return str(self.get_why_display())
