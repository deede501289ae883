from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class IntentionLevel(models.TextChoices):
    CORPORATE = "corporate", _("for the whole body")
    SERVICE = "service", _("for one service")


class Intention(models.Model):
    """What a body means to commission in a financial year (ledger CC-10)."""

    body = models.ForeignKey("people.Organisation", models.PROTECT, related_name="intentions")
    level = models.CharField(max_length=10, choices=IntentionLevel)
    year = models.PositiveSmallIntegerField(_("financial year beginning"))
    title = models.CharField(max_length=200)
    agreed_date = models.DateField()

    class Privacy:
        public = "id body level year title agreed_date"

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"{reverse('commissioning:intentions')}#intention-{self.pk}"
