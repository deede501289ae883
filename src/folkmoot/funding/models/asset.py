from datetime import date

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from folkmoot.core.clock import day_of
from folkmoot.funding.bid_law import lengths
from folkmoot.funding.states import AssetState


class AssetNomination(models.Model):
    """A building or piece of land nominated as an asset of community value, and all that became of it.

    Localism Act 2011, ss.87-108 (ledger CR-01). Every length of time is the law's, from law/right_to_bid.toml.
    """

    body = models.ForeignKey("people.Organisation", models.PROTECT, related_name="assets_nominated_to")
    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="assets_nominated")
    title = models.CharField(_("building or land"), max_length=160)
    address = models.CharField(_("where it is"), max_length=200)
    use = models.TextField(_("what it is used for, and how that does people here good"))
    members = models.PositiveIntegerField(_("local members"), null=True, blank=True)
    sent_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    sent_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)
    ground = models.CharField(_("ground of refusal"), max_length=12, blank=True)
    reasons = models.TextField(_("reasons"), blank=True)
    listed_date = models.DateField(null=True, blank=True)
    noticed_date = models.DateField(_("owner’s notice received on"), null=True, blank=True)
    asked_by = models.ForeignKey(
        "people.Organisation", models.PROTECT, null=True, blank=True, related_name="assets_asked_for"
    )
    asked_date = models.DateField(null=True, blank=True)
    ended_words = models.TextField(_("how it ended"), blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=AssetState, default=AssetState.NOMINATED)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state="not_listed") | ~(models.Q(ground="") | models.Q(reasons="")),
                name="an_asset_is_refused_on_a_ground",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=["listed", "for_sale", "asked"]) | models.Q(listed_date__isnull=False),
                name="a_listed_asset_has_its_day",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="asked")
                | models.Q(asked_by__isnull=False, asked_date__isnull=False, noticed_date__isnull=False),
                name="whoever_asked_to_bid_is_named",
            ),
        ]
        indexes = [models.Index(fields=["state", "title"])]

    class Privacy:
        public = (
            "id body organisation title address use members sent_at decided_at ground reasons listed_date noticed_date"
            " asked_by asked_date ended_words ended_at state"
        )
        private = "sent_by"

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("funding:asset", args=[self.pk])

    @property
    def decided_by_date(self) -> date:
        return lengths().decided_by(day_of(self.sent_at))

    @property
    def listed_until_date(self) -> date | None:
        return lengths().listed_until(self.listed_date) if self.listed_date else None

    @property
    def interim_until_date(self) -> date | None:
        return lengths().interim_until(self.noticed_date) if self.noticed_date else None

    @property
    def full_until_date(self) -> date | None:
        return lengths().full_until(self.noticed_date) if self.noticed_date else None

    @property
    def protected_until_date(self) -> date | None:
        return lengths().protected_until(self.noticed_date) if self.noticed_date else None
