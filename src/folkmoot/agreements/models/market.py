from django.core.serializers.json import DjangoJSONEncoder
from django.db import models


class MarketCount(models.Model):
    """Who holds the agreements, as last counted in the night: over every agreement, provider and payment there is."""

    counted_date = models.DateField()
    figures = models.JSONField(encoder=DjangoJSONEncoder)

    class Privacy:
        public = "id counted_date figures"

    def __str__(self) -> str:
        return f"{self.counted_date}"
