from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from folkmoot.places.models import Area


class AssetKind(models.TextChoices):
    PEOPLE = "people", _("people and their skills")
    GROUP = "group", _("a group or club")
    PLACE = "place", _("a place or building")
    INSTITUTION = "institution", _("an institution")
    ECONOMY = "economy", _("local business and exchange")
    STORY = "story", _("culture and stories")


class AssetQuerySet(models.QuerySet["Asset"]):
    def shown(self) -> "AssetQuerySet":
        return self.filter(is_public=True)

    def located_in(self, area: Area) -> "AssetQuerySet":
        """Those that may be shown as being there: where a private person is, only the borough is told."""
        private = models.Q(kind=AssetKind.PEOPLE, organisation=None)
        if area.borough_id is None:
            return self.shown().filter(models.Q(area=area) | models.Q(area__borough=area))
        return self.shown().exclude(private).filter(models.Q(area=area) | models.Q(area__ward=area))


class Asset(models.Model):
    """A strength of an area. Shown only when its owner agrees; where a private person lives is never shown."""

    title = models.CharField(_("what it is"), max_length=160)
    kind = models.CharField(_("kind"), max_length=12, choices=AssetKind)
    description = models.TextField(_("what it offers"))
    area = models.ForeignKey("places.Area", models.PROTECT, related_name="assets")
    organisation = models.ForeignKey("people.Organisation", models.PROTECT, null=True, blank=True, related_name="+")
    is_public = models.BooleanField(_("the owner agrees that it is shown"), default=False)
    added_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    added_at = models.DateTimeField()

    objects = AssetQuerySet.as_manager()

    class Privacy:
        members = "id title kind description area organisation is_public added_at"
        private = "added_by"

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"{reverse('needs:assets')}?area={self.shown_area.code}#asset-{self.pk}"

    @property
    def is_private_person(self) -> bool:
        return self.kind == AssetKind.PEOPLE and self.organisation_id is None

    @property
    def shown_area(self) -> Area:
        """Where we say that it is (ledger NE-09: the location of a private person is never published)."""
        return self.area.home_borough if self.is_private_person else self.area
