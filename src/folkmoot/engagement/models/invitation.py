import hashlib

from django.db import models
from django.utils.translation import gettext_lazy as _


class InvitationRound(models.Model):
    """A list of addresses from which letters were drawn. The list itself is not kept: its count and fingerprint are."""

    assembly = models.ForeignKey("engagement.Assembly", models.CASCADE, related_name="rounds")
    number = models.PositiveSmallIntegerField()
    addresses = models.PositiveIntegerField(_("addresses on the list"))
    letters = models.PositiveIntegerField(_("letters"))
    source = models.CharField(_("which list"), max_length=200)
    list_sha256 = models.CharField(max_length=64)
    seed = models.CharField(_("seed"), max_length=200)
    drawn_at = models.DateTimeField()
    forgotten_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assembly", "number"], name="one_round_of_invitations_of_a_number")
        ]

    class Privacy:
        public = "id assembly number addresses letters source list_sha256 seed drawn_at forgotten_at"

    def __str__(self) -> str:
        return f"{self.assembly_id}: {self.number}"

    @property
    def case(self) -> models.Model:
        return self.assembly


class Invitation(models.Model):
    """One letter. The address and the code on it are forgotten once the letters are posted; the digest stays."""

    round = models.ForeignKey(InvitationRound, models.CASCADE, related_name="invitations")
    address = models.TextField(blank=True)
    code = models.CharField(max_length=20, blank=True)
    code_digest = models.CharField(max_length=64, unique=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    said_yes = models.BooleanField(null=True, blank=True)

    class Privacy:
        private = "id round address code code_digest answered_at said_yes"

    def __str__(self) -> str:
        return f"invitation {self.pk}"


def digest_of(code: str) -> str:
    """A code as it is kept: what is typed in small letters or with spaces is the same code."""
    plain = "".join(letter for letter in code.upper() if letter.isalnum())
    return hashlib.sha256(f"folkmoot assembly invitation\n{plain}".encode()).hexdigest()
