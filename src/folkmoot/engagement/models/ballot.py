"""Who voted, and what was voted: two sets of tables with nothing between them.

Neither has a moment or a running number, so that no order of rows and no time joins a voter to a ballot. A receipt is
drawn at random; a voter is kept as a keyed digest of what they said of themself. When voting closes, the ballots are
written anew in the order of their receipts, so that not even their place on the disk tells when they came.
"""

import secrets
import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

# No letters or digits that are easily taken for one another, so that a receipt can be read out on the phone.
LETTERS = "ACDEFGHJKLMNPQRTUVWXY3479"


def new_receipt() -> str:
    letters = "".join(secrets.choice(LETTERS) for _position in range(12))
    return "-".join((letters[:4], letters[4:8], letters[8:]))


class BallotChannel(models.TextChoices):
    ONLINE = "online", _("online")
    PAPER = "paper", _("on paper")


class RegisterEntry(models.Model):
    """Somebody who may vote, as a keyed digest of name, postcode and day of birth. Nothing else is kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    budget = models.ForeignKey("engagement.Budget", models.CASCADE, related_name="register")
    voter = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["budget", "voter"], name="once_on_a_register")]

    class Privacy:
        private = "id budget voter"

    def __str__(self) -> str:
        return str(self.id)


class VotingCode(models.Model):
    """A code that was posted to somebody, as a keyed digest. The code itself is printed once and never kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    budget = models.ForeignKey("engagement.Budget", models.CASCADE, related_name="codes")
    voter = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["budget", "voter"], name="a_code_once")]

    class Privacy:
        private = "id budget voter"

    def __str__(self) -> str:
        return str(self.id)


class VoterMark(models.Model):
    """That somebody has voted (or was handed a paper), never what. The database allows one mark each."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    budget = models.ForeignKey("engagement.Budget", models.CASCADE, related_name="marks")
    voter = models.CharField(max_length=64)
    account = models.CharField(max_length=64, null=True, blank=True)
    channel = models.CharField(max_length=6, choices=BallotChannel)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["budget", "voter"], name="one_vote_each"),
            models.UniqueConstraint(fields=["budget", "account"], name="one_vote_an_account"),
        ]

    class Privacy:
        private = "id budget voter account channel"

    def __str__(self) -> str:
        return str(self.id)


class Ballot(models.Model):
    """One ballot: numbers of ideas (ranked: best first), with points beside them. None is a blank vote."""

    receipt = models.CharField(max_length=20, primary_key=True, default=new_receipt)
    budget = models.ForeignKey("engagement.Budget", models.CASCADE, related_name="ballots")
    area = models.CharField(max_length=20, blank=True)
    choices = models.JSONField(default=list, blank=True)
    points = models.JSONField(default=list, blank=True)
    channel = models.CharField(max_length=6, choices=BallotChannel)

    class Meta:
        indexes = [models.Index(fields=["budget", "receipt"])]

    class Privacy:
        private = "receipt budget area choices points channel"

    def __str__(self) -> str:
        return self.receipt


class PaperSheet(models.Model):
    """A printed ballot paper, known by the receipt on its slip. Keyed by two people, it becomes a ballot."""

    receipt = models.CharField(max_length=20, primary_key=True, default=new_receipt)
    budget = models.ForeignKey("engagement.Budget", models.CASCADE, related_name="sheets")
    counted = models.BooleanField(default=False)
    spoilt_because = models.CharField(_("why it cannot be read"), max_length=200, blank=True)

    class Privacy:
        members = "receipt budget counted spoilt_because"

    def __str__(self) -> str:
        return self.receipt


class PaperEntry(models.Model):
    """What one person read on a paper. Gone once two people have read the same."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    sheet = models.ForeignKey(PaperSheet, models.CASCADE, related_name="entries")
    keyed_by = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    area = models.CharField(max_length=20, blank=True)
    choices = models.JSONField(default=list, blank=True)
    points = models.JSONField(default=list, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sheet", "keyed_by"], name="two_people_read_a_paper")]

    class Privacy:
        members = "id sheet choices points area"
        private = "keyed_by"

    def __str__(self) -> str:
        return f"{self.sheet_id}"
