"""Who could provide a service: organisations of every sector, and where each sector was looked for."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ProviderSector(models.TextChoices):
    """The sectors that a search takes in, so that the fullest range is looked at (ledger PO-21)."""

    IN_HOUSE = "in_house", _("the body’s own service")
    NHS = "nhs", _("NHS")
    OTHER_PUBLIC = "other_public", _("other public bodies")
    PRIVATE = "private", _("businesses")
    VOLUNTARY = "voluntary", _("voluntary and community organisations")
    SME = "sme", _("small and medium-sized businesses")
    MUTUAL = "mutual", _("mutuals and co-operatives")


class MappedProvider(models.Model):
    """An organisation that could provide the service of a project, or a part of it."""

    project = models.ForeignKey("commissioning.Project", models.CASCADE, related_name="mapped_providers")
    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="mapped_for")
    sector = models.CharField(_("sector"), max_length=12, choices=ProviderSector)
    services = models.CharField(_("what it could do"), max_length=300)
    locality = models.CharField(_("where it works"), max_length=160, blank=True)
    noted_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_because = models.CharField(_("why it was taken off"), max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["project", "organisation"],
                condition=models.Q(removed_at=None),
                name="a_provider_is_mapped_once",
            ),
            models.CheckConstraint(
                condition=models.Q(removed_at=None) | ~models.Q(removed_because=""),
                name="a_provider_is_taken_off_with_a_reason",
            ),
        ]

    class Privacy:
        public = "id project organisation sector services locality noted_at removed_at removed_because"

    def __str__(self) -> str:
        return f"{self.organisation}: {self.services}"


class SectorSearch(models.Model):
    """That a sector was looked through for a project: where, by which post, on which day; found or not."""

    project = models.ForeignKey("commissioning.Project", models.CASCADE, related_name="sector_searches")
    sector = models.CharField(_("sector"), max_length=12, choices=ProviderSector)
    places = models.CharField(_("where you looked"), max_length=300)
    searched_date = models.DateField(_("when you looked"))
    searched_as = models.CharField(max_length=200)
    noted_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["project", "sector"])]
        constraints = [
            models.CheckConstraint(condition=~models.Q(places=""), name="a_search_says_where"),
        ]

    class Privacy:
        public = "id project sector places searched_date searched_as noted_at"

    def __str__(self) -> str:
        return f"{self.sector}: {self.places[:40]}"
