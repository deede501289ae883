from django.db import models
from django.utils.translation import gettext_lazy as _

from folkmoot.engagement.states import SeatState


class AssemblyLottery(models.Model):
    """A lottery over whole panels: worked out and published first, drawn when two witnesses have given the seed.

    `package` is the zip anybody can check it with. It holds pseudonyms and answers, so it is for everybody only where
    no answer tells of health, faith, ethnicity and the like.
    """

    assembly = models.ForeignKey("engagement.Assembly", models.CASCADE, related_name="lotteries")
    number = models.PositiveSmallIntegerField()
    seats = models.PositiveSmallIntegerField()
    fairness = models.CharField(max_length=8)
    replaces = models.ManyToManyField("engagement.AssemblySeat", blank=True, related_name="+")
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    is_working = models.BooleanField(default=True)
    refusal = models.JSONField(_("why it cannot be drawn"), default=list, blank=True)
    nearest = models.JSONField(_("the nearest targets that can be met"), default=list, blank=True)
    lottery_version = models.CharField(max_length=10, blank=True)
    people = models.PositiveIntegerField(null=True, blank=True)
    pool_sha256 = models.CharField(max_length=64, blank=True)
    panels_sha256 = models.CharField(max_length=64, blank=True)
    chances = models.JSONField(_("how many people have which chance"), default=list, blank=True)
    smallest = models.FloatField(null=True, blank=True)
    possible = models.FloatField(_("the largest smallest chance that is possible"), null=True, blank=True)
    proven = models.BooleanField(default=False)
    package = models.BinaryField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    seed = models.CharField(max_length=500, blank=True)
    ticket = models.BigIntegerField(null=True, blank=True)
    panel = models.PositiveIntegerField(null=True, blank=True)
    drawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assembly", "number"], name="one_lottery_of_a_number"),
            models.CheckConstraint(
                condition=models.Q(drawn_at__isnull=True) | models.Q(published_at__isnull=False),
                name="a_lottery_is_published_before_it_is_drawn",
            ),
        ]

    class Privacy:
        public = (
            "id assembly number seats fairness asked_at is_working refusal nearest lottery_version people pool_sha256"
            " panels_sha256 chances smallest possible proven published_at seed ticket panel drawn_at"
        )
        private = "package replaces asked_by"

    def __str__(self) -> str:
        return f"{self.assembly_id}: {self.number}"

    @property
    def case(self) -> models.Model:
        return self.assembly


class SeedPart(models.Model):
    """A witness, and what they typed in. Nobody sees it before both have typed in theirs."""

    lottery = models.ForeignKey(AssemblyLottery, models.CASCADE, related_name="parts")
    person = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    witness = models.CharField(_("who you are (name or post, published)"), max_length=120)
    is_inside = models.BooleanField(_("works for whoever asks or organises"), default=False)
    words = models.CharField(_("what fell by chance"), max_length=120, blank=True)
    how = models.CharField(_("how it fell (dice, balls, cards)"), max_length=120, blank=True)
    given_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["lottery", "person"], name="a_witness_gives_one_part")]

    class Privacy:
        public = "id lottery witness is_inside how given_at"
        private = "person words"

    def __str__(self) -> str:
        return f"{self.lottery_id}: {self.witness}"


class LeftBecause(models.TextChoices):
    DECLINED = "declined", _("could not take the seat")
    ILL = "ill", _("ill, or caring for somebody ill")
    MOVED = "moved", _("moved away")
    WORK = "work", _("work or study")
    UNHAPPY = "unhappy", _("not happy with the assembly")
    SILENT = "silent", _("could not be reached")
    OTHER = "other", _("another reason")


class AssemblySeat(models.Model):
    """A seat that fell to somebody in the pool."""

    lottery = models.ForeignKey(AssemblyLottery, models.CASCADE, related_name="drawn")
    entry = models.OneToOneField("engagement.PoolEntry", models.PROTECT, related_name="seat")
    state = models.CharField(max_length=8, choices=SeatState, default=SeatState.OFFERED)
    taken_at = models.DateTimeField(null=True, blank=True)
    left_at = models.DateTimeField(null=True, blank=True)
    left_because = models.CharField(_("why"), max_length=10, choices=LeftBecause, blank=True)
    left_words = models.TextField(_("anything else"), blank=True)
    evaluated = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state="left", left_because=""), name="whoever_leaves_a_seat_says_why"
            )
        ]

    class Privacy:
        private = "id lottery entry state taken_at left_at left_because left_words evaluated"

    def __str__(self) -> str:
        return self.entry.number

    @property
    def case(self) -> models.Model:
        return self.lottery.assembly
