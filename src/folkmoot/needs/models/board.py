from datetime import date
from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from folkmoot.places.models import Area


class Sector(models.TextChoices):
    RESIDENT = "resident", _("resident")
    VCO = "vco", _("voluntary or community organisation")
    COUNCIL = "council", _("council")
    NHS = "nhs", _("NHS")
    POLICE_FIRE = "police_fire", _("police or fire service")
    FUNDER = "funder", _("funder")
    BUSINESS = "business", _("business")


class BoardQuerySet(models.QuerySet["Board"]):
    def looking_after(self, area: Area) -> "Board | None":
        """The board of an area: its own, else its ward's, else its borough's."""
        nearest = [pk for pk in (area.pk, area.ward_id, area.borough_id) if pk is not None]
        boards = {board.area_id: board for board in self.filter(area__in=nearest).order_by("-pk")}
        return next((boards[pk] for pk in nearest if pk in boards), None)


class Board(models.Model):
    """A joint action board: all partners, residents among them, agreeing needs and outcomes (ledger AG-03)."""

    name = models.CharField(_("name"), max_length=160)
    purpose = models.TextField(_("what it is for"))
    area = models.ForeignKey("places.Area", models.PROTECT, related_name="boards")
    host = models.ForeignKey("people.Organisation", models.PROTECT, related_name="boards_hosted")
    quorum = models.PositiveSmallIntegerField(_("members who must take part"), default=4)
    residents_needed = models.PositiveSmallIntegerField(_("residents who must take part"), default=1)

    objects = BoardQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(quorum__gte=1, residents_needed__gte=1), name="a_board_needs_a_resident"
            )
        ]

    class Privacy:
        public = "id name purpose area host quorum residents_needed"

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("needs:board", args=[self.pk])

    def seat_of(self, person: Any, today: date) -> "BoardMember | None":
        """The person's seat on a day. A seat found is kept with the person object, so that it is asked for once.

        Where the members were fetched with the board, the answer is among them.
        """
        if not getattr(person, "is_authenticated", False):
            return None
        if "members" in getattr(self, "_prefetched_objects_cache", {}):
            sits = (seat for seat in self.members.all() if seat.person_id == person.pk and seat.holds_on(today))
            return next(sits, None)
        held: dict[Any, BoardMember | None] = person.__dict__.setdefault("_seats_held", {})
        key = (self.pk, today)
        if held.get(key) is None:
            held[key] = self.members.on(today).filter(person=person).first()
        return held[key]


class BoardMemberQuerySet(models.QuerySet["BoardMember"]):
    def on(self, day: date) -> "BoardMemberQuerySet":
        ended = models.Q(end_date__isnull=True) | models.Q(end_date__gt=day)
        return self.filter(ended, start_date__lte=day)


class BoardMember(models.Model):
    board = models.ForeignKey(Board, models.CASCADE, related_name="members")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="board_seats")
    sector = models.CharField(_("sits for"), max_length=12, choices=Sector)
    is_chair = models.BooleanField(default=False)
    start_date = models.DateField()
    end_date = models.DateField(null=True, blank=True)

    objects = BoardMemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["board", "person"], name="one_seat_each"),
            models.UniqueConstraint(
                fields=["board"], condition=models.Q(is_chair=True, end_date=None), name="one_chair_at_a_time"
            ),
        ]

    class Privacy:
        public = "id board sector is_chair start_date end_date"
        members = "person"

    def __str__(self) -> str:
        return f"{self.person_id} on {self.board_id}"

    def holds_on(self, day: date) -> bool:
        """Whether the seat is held on a day (the end date is exclusive)."""
        return self.start_date <= day and (self.end_date is None or day < self.end_date)
