import uuid

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from folkmoot.funding.states.documents import DocumentState


class BidDocument(models.Model):
    """A file sent with a bid. Its bytes lie sealed in a file with a meaningless name; its own name is sealed here."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    bid = models.ForeignKey("funding.Bid", models.CASCADE, related_name="documents")
    asked = models.ForeignKey("funding.DocumentAsked", models.PROTECT, null=True, blank=True, related_name="documents")
    state = models.CharField(max_length=10, choices=DocumentState, default=DocumentState.KEPT)
    sealed_name = models.BinaryField()
    path = models.CharField(max_length=120, blank=True)
    size = models.PositiveIntegerField(_("bytes"))
    sha256 = models.CharField(max_length=64)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="held", path="") | (models.Q(state="kept") & ~models.Q(path="")),
                name="a_file_held_back_is_not_kept",
            )
        ]

    class Privacy:
        private = "id key bid asked state sealed_name path size sha256 added_at added_by"

    def __str__(self) -> str:
        return str(self.key)

    def get_absolute_url(self) -> str:
        return reverse("funding:bid_document", args=[self.key])

    @property
    def case(self) -> models.Model:
        return self.bid
