from django.db import models
from django.utils.translation import gettext_lazy as _


class BidMember(models.Model):
    """An organisation that bids together with the lead, and whether it has signed off the bid as it is.

    `signed_digest` is that of the whole content: a word changed after it asks for the signature again.
    """

    bid = models.ForeignKey("funding.Bid", models.CASCADE, related_name="members")
    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="joint_bids")
    added_at = models.DateTimeField()
    signed_at = models.DateTimeField(_("signed off"), null=True, blank=True)
    signed_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, blank=True, related_name="+")
    signed_digest = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["bid", "organisation"], name="one_membership_of_a_bid")]

    class Privacy:
        private = "id bid organisation added_at signed_at signed_by signed_digest"

    def __str__(self) -> str:
        return f"{self.organisation}: {self.bid_id}"

    @property
    def case(self) -> models.Model:
        return self.bid
