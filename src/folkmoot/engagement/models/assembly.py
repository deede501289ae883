from decimal import Decimal
from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from folkmoot.engagement.states import AssemblyState


class FairnessRule(models.TextChoices):
    """How fair the draw is to be: see docs/counting.md."""

    LEXIMIN = "leximin", _("everybody’s chance as equal as the targets allow (leximin)")
    MAXIMIN = "maximin", _("the smallest chance as large as the targets allow (maximin)")


class Assembly(models.Model):
    """A citizens' assembly: people drawn by lot answer one question, and a body answers them (ledger EN-15)."""

    body = models.ForeignKey("people.Organisation", models.PROTECT, related_name="assemblies")
    organiser = models.ForeignKey("people.Organisation", models.PROTECT, related_name="assemblies_organised")
    project = models.ForeignKey(
        "commissioning.Project", models.SET_NULL, null=True, blank=True, related_name="assemblies"
    )
    area = models.ForeignKey("places.Area", models.PROTECT, related_name="+")
    title = models.CharField(_("title"), max_length=160)
    question = models.TextField(_("the question"))
    why = models.TextField(_("why people are asked"))
    promise = models.TextField(_("what the body promises to do with what the assembly says"))
    who = models.CharField(_("who can be drawn"), max_length=200)
    support = models.TextField(_("what members get: payment, travel, care, access"))
    day_payment = models.DecimalField(_("payment for each session, in pounds"), max_digits=14, decimal_places=2)
    contact = models.CharField(_("whom to ask (a post, not a name)"), max_length=160)
    seats = models.PositiveSmallIntegerField(_("seats"))
    fairness = models.CharField(_("fairness"), max_length=8, choices=FairnessRule, default=FairnessRule.LEXIMIN)
    adopts_at = models.PositiveSmallIntegerField(_("share of votes that adopts a recommendation, in per cent"))
    answer_weeks = models.PositiveSmallIntegerField(_("weeks in which a recommendation is answered"))
    reply_by_date = models.DateField(_("last day to say yes"))
    state = models.CharField(max_length=10, choices=AssemblyState, default=AssemblyState.PREPARING)
    begun_at = models.DateTimeField()
    reported_at = models.DateTimeField(null=True, blank=True)
    cancelled_reason = models.TextField(_("why it was called off"), blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(seats__gt=1), name="an_assembly_has_seats"),
            models.CheckConstraint(
                condition=models.Q(adopts_at__gte=50, adopts_at__lte=100), name="an_assembly_adopts_by_a_majority"
            ),
            models.CheckConstraint(
                condition=~models.Q(state="cancelled", cancelled_reason=""), name="an_assembly_called_off_says_why"
            ),
        ]
        indexes = [models.Index(fields=["state", "-begun_at"])]

    class Privacy:
        public = (
            "id body organiser project area title question why promise who support day_payment contact seats fairness"
            " adopts_at answer_weeks reply_by_date state begun_at reported_at cancelled_reason version"
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("engagement:assembly", args=[self.pk])

    @property
    def case(self) -> models.Model | None:
        return self.project

    @property
    def is_public(self) -> bool:
        return self.state != AssemblyState.PREPARING

    @property
    def tells_of_private_things(self) -> bool:
        """Whether a target is about health, faith, ethnicity and the like: then its files are not for everybody."""
        return any(category.is_special for category in self.categories.all())


class CostKind(models.TextChoices):
    PAYMENT = "payment", _("payment for taking part")
    TRAVEL = "travel", _("travel")
    CARE = "care", _("care of children or others")
    ACCESS = "access", _("interpreter, carer, equipment")


class AssemblySession(models.Model):
    """A day or evening on which the assembly meets."""

    assembly = models.ForeignKey(Assembly, models.CASCADE, related_name="sessions")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(_("what it is about"), max_length=160)
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    venue = models.CharField(_("where"), max_length=200)
    access = models.TextField(_("getting in, hearing, seeing, following"))
    record = models.TextField(_("what happened"), blank=True)
    held_at = models.DateTimeField(null=True, blank=True)
    called_off_reason = models.TextField(_("why it was called off"), blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assembly", "number"], name="one_assembly_session_of_a_number"),
            models.CheckConstraint(
                condition=models.Q(held_at__isnull=True) | models.Q(called_off_reason=""),
                name="an_assembly_session_is_held_or_called_off",
            ),
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")), name="an_assembly_session_ends_after_it_begins"
            ),
        ]

    class Privacy:
        public = "id assembly number title starts_at ends_at venue access record held_at called_off_reason"

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"

    @property
    def case(self) -> models.Model:
        return self.assembly


class SessionMaterial(models.Model):
    """What members were shown or told, by whom, and which side it speaks for."""

    session = models.ForeignKey(AssemblySession, models.CASCADE, related_name="materials")
    title = models.CharField(_("title"), max_length=160)
    given_by = models.CharField(_("given by (a body or a post)"), max_length=160)
    words = models.TextField(_("what it says, in a few sentences"))
    link = models.URLField(_("link"), blank=True)

    class Privacy:
        public = "id session title given_by words link"

    def __str__(self) -> str:
        return self.title


class Attendance(models.Model):
    """A member came to a session, or did not; and what they were paid for it, by kind."""

    session = models.ForeignKey(AssemblySession, models.CASCADE, related_name="attendances")
    seat = models.ForeignKey("engagement.AssemblySeat", models.CASCADE, related_name="attendances")
    came = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "seat"], name="one_attendance_at_a_session")]

    class Privacy:
        private = "id session seat came"

    def __str__(self) -> str:
        return f"{self.session_id}: {self.seat_id}"


class MemberCost(models.Model):
    """Money paid to a member so that taking part costs them nothing."""

    session = models.ForeignKey(AssemblySession, models.PROTECT, related_name="costs")
    seat = models.ForeignKey("engagement.AssemblySeat", models.PROTECT, related_name="costs")
    kind = models.CharField(_("for"), max_length=8, choices=CostKind)
    amount = models.DecimalField(_("amount"), max_digits=14, decimal_places=2)
    paid_date = models.DateField(_("paid on"))

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(amount__gt=Decimal(0)), name="a_member_is_paid_something"),
            models.UniqueConstraint(fields=["session", "seat", "kind"], name="a_member_is_paid_once_for_a_thing"),
        ]

    class Privacy:
        private = "id session seat kind amount paid_date"

    def __str__(self) -> str:
        return f"{self.kind}: {self.amount}"


class Evaluation(models.Model):
    """What one member thought of the assembly. It does not say who; `seat.evaluated` only says that they have."""

    assembly = models.ForeignKey(Assembly, models.CASCADE, related_name="evaluations")
    marks = models.JSONField(_("from 1 (not at all) to 5 (fully), by statement"))
    words = models.TextField(_("what should be done otherwise next time"), blank=True)

    class Privacy:
        private = "id assembly marks words"

    def __str__(self) -> str:
        return f"evaluation {self.pk}"


def statements() -> dict[str, Any]:
    """What members say of their assembly, from 1 to 5."""
    return {
        "fair": _("The information was balanced."),
        "heard": _("I could say what I think."),
        "listened": _("People listened to each other."),
        "able": _("I had what I needed in order to take part."),
        "again": _("I would do it again."),
    }
