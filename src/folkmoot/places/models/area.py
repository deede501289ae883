from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class AreaKind(models.TextChoices):
    LSOA = "lsoa", _("neighbourhood of about 1,500 people (LSOA)")
    WARD = "ward", _("ward")
    NEIGHBOURHOOD = "neighbourhood", _("neighbourhood")
    BOROUGH = "borough", _("borough")
    REGION = "region", _("region")


class Area(models.Model):
    """A place with an official code (ONS) or one of our own. `ward` is a best fit, as ONS publishes it."""

    code = models.CharField(_("code"), max_length=20, unique=True)
    name = models.CharField(_("name"), max_length=120)
    kind = models.CharField(_("kind"), max_length=20, choices=AreaKind)
    vintage = models.CharField(_("vintage"), max_length=40, blank=True)
    borough = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="areas_in_borough")
    ward = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="areas_in_ward")
    geometry = models.JSONField(_("boundary (GeoJSON geometry, WGS84)"), null=True, blank=True)
    geometry_source = models.CharField(max_length=200, blank=True)
    label = models.CharField(_("short label"), max_length=4, blank=True)
    tile_x = models.PositiveSmallIntegerField(null=True, blank=True)
    tile_y = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["kind", "name"])]

    class Privacy:
        public = "id code name kind vintage borough ward geometry geometry_source label tile_x tile_y"

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("places:area", args=[self.code])

    @property
    def home_borough(self) -> "Area":
        """The borough this area lies in; a borough is its own."""
        return self.borough or self
