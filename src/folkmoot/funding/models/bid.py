from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from folkmoot.funding.states import BidState


class Bid(models.Model):
    """An organisation's bid for one lot. What it says is kept under seal (models/sealed.py): no row here tells it.

    `version` counts how often its offer was saved; `confirmed_terms` is the version of the opportunity's terms that
    the bidder last said they had read.
    """

    opportunity = models.ForeignKey("funding.Opportunity", models.PROTECT, related_name="bids")
    lot = models.ForeignKey("funding.Lot", models.PROTECT, related_name="bids")
    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="bids")
    state = models.CharField(max_length=10, choices=BidState, default=BidState.DRAFT)
    meets = models.JSONField(_("which conditions the bidder meets"), default=list)
    is_eligible = models.BooleanField(_("it meets them all"), default=False)
    written_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    started_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(_("may stand as it is when bids close, since"), null=True, blank=True)
    confirmed_terms = models.PositiveIntegerField(_("version of the terms last confirmed"), default=0)
    submitted_at = models.DateTimeField(null=True, blank=True)
    receipt = models.CharField(max_length=70, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["lot", "organisation"], name="one_bid_for_a_lot")]

    class Privacy:
        members = "id opportunity lot organisation state started_at submitted_at receipt version"
        private = "meets is_eligible written_by confirmed_at confirmed_terms"

    def __str__(self) -> str:
        return f"{self.organisation}: {self.opportunity}"

    def get_absolute_url(self) -> str:
        return reverse("funding:bid", args=[self.pk])

    @property
    def case(self) -> models.Model:
        return self.opportunity

    @property
    def reference(self) -> str:
        return f"FM-BID-{self.pk}"


class Opening(models.Model):
    """Who opened the bids of an opportunity, in two steps, by two people."""

    opportunity = models.OneToOneField("funding.Opportunity", models.PROTECT, related_name="opening")
    first = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    first_as = models.CharField(max_length=200)
    first_at = models.DateTimeField()
    second = models.ForeignKey("people.Person", models.SET_NULL, null=True, blank=True, related_name="+")
    second_as = models.CharField(max_length=200, blank=True)
    second_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(second__isnull=True) | ~models.Q(second=models.F("first")),
                name="two_people_open_bids",
            )
        ]

    class Privacy:
        public = "id opportunity first_as first_at second_as second_at"
        members = "first second"

    def __str__(self) -> str:
        return str(self.opportunity)
