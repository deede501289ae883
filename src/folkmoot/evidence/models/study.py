from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class EvidenceKind(models.TextChoices):
    NUMBERS = "numbers", _("numbers")
    INSIGHT = "insight", _("insight (people's experience)")
    ENGAGEMENT = "engagement", _("engagement (what people told us)")
    EVALUATION = "evaluation", _("evaluation (what worked)")


class Study(models.Model):
    """A piece of evidence that is not a table: an evaluation, a report, a witness, an interview round."""

    title = models.CharField(_("title"), max_length=200)
    kind = models.CharField(_("kind"), max_length=12, choices=EvidenceKind)
    source = models.CharField(_("who made it"), max_length=200)
    method = models.CharField(_("how it was made"), max_length=300, blank=True)
    published_date = models.DateField(_("date"))
    summary = models.TextField(_("what it found"))
    link = models.URLField(_("link"), blank=True)
    area = models.ForeignKey("places.Area", models.PROTECT, null=True, blank=True, related_name="+")
    added_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    added_at = models.DateTimeField()

    class Privacy:
        public = "id title kind source method published_date summary link area added_at"
        private = "added_by"

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("evidence:study", args=[self.pk])
