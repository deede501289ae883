"""What is kept under seal. No field here holds a word that anybody could read from a copy of the database."""

from django.db import models


class DataKey(models.Model):
    """The key to one opportunity's bids, or to one organisation's bank details, wrapped by a master key that is not
    in the database. `master` is that key's fingerprint."""

    name = models.CharField(max_length=60, unique=True)
    wrapped = models.TextField()
    master = models.CharField(max_length=12)
    made_at = models.DateTimeField()
    wrapped_at = models.DateTimeField()

    class Privacy:
        private = "id name wrapped master made_at wrapped_at"

    def __str__(self) -> str:
        return self.name


class SealedPart(models.Model):
    """One part of a bid as it is now, under seal: the offer, one answer, the costs, who bids together."""

    bid = models.ForeignKey("funding.Bid", models.CASCADE, related_name="parts")
    name = models.CharField(max_length=40)
    sealed = models.BinaryField()
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["bid", "name"], name="one_part_of_a_name")]

    class Privacy:
        private = "id bid name sealed version saved_at saved_by"

    def __str__(self) -> str:
        return f"{self.bid_id}: {self.name}"


class EarlierPart(models.Model):
    """A part of a bid as it was before it was saved over, so that no writer's words are lost."""

    bid = models.ForeignKey("funding.Bid", models.CASCADE, related_name="earlier_parts")
    name = models.CharField(max_length=40)
    sealed = models.BinaryField()
    version = models.PositiveIntegerField()
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["bid", "name", "version"], name="one_earlier_part_of_a_version")]

    class Privacy:
        private = "id bid name sealed version saved_at saved_by"

    def __str__(self) -> str:
        return f"{self.bid_id}: {self.name}, {self.version}"
