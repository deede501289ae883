from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class Channel(models.Model):
    """A partner's own way to its people. Its link carries a code, so that answers are counted by channel, not people."""

    consultation = models.ForeignKey("engagement.Consultation", models.CASCADE, related_name="channels")
    partner = models.ForeignKey(
        "people.Organisation", models.PROTECT, null=True, blank=True, related_name="consultation_channels"
    )
    name = models.CharField(_("which channel"), max_length=120)
    code = models.SlugField(max_length=20, unique=True)
    times_used = models.PositiveIntegerField(_("how often the partner used it"), default=0)
    added_at = models.DateTimeField()

    class Privacy:
        public = "id consultation partner name code times_used added_at"

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"{reverse('engagement:consultation', args=[self.consultation_id])}?via={self.code}"

    @property
    def case(self) -> models.Model:
        return self.consultation


class Effort(models.Model):
    """What was done to reach a group, and what came of it (ledger EN-19)."""

    consultation = models.ForeignKey("engagement.Consultation", models.CASCADE, related_name="efforts")
    group = models.CharField(_("whom you want to reach"), max_length=160)
    method = models.TextField(_("how"))
    result = models.TextField(_("what came of it"), blank=True)
    added_at = models.DateTimeField()

    class Privacy:
        public = "id consultation group method result added_at"

    def __str__(self) -> str:
        return self.group
