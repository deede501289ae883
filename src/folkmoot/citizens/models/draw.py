import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _


def new_ticket() -> str:
    return secrets.token_hex(6)


class Drawn(models.TextChoices):
    IN_THE_HAT = "in", _("in the draw")
    PLACE = "place", _("has a place")
    RESERVE = "reserve", _("reserve")
    PASSED = "passed", _("passed over: could not take part on the day")
    OUT = "out", _("took the name out")


class NameInDraw(models.Model):
    """Somebody wants a task for which names are drawn. The ticket stands for them in public; only they know it."""

    task = models.ForeignKey("citizens.CitizenTask", models.CASCADE, related_name="names")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    ticket = models.CharField(max_length=24, unique=True, default=new_ticket, editable=False)
    put_in_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=Drawn, default=Drawn.IN_THE_HAT)
    rank = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["task", "person"], name="a_name_is_put_in_once")]

    class Privacy:
        public = "id task ticket state rank"
        private = "person put_in_at"

    def __str__(self) -> str:
        return self.ticket


class TaskDraw(models.Model):
    """A draw that was made: its seed comes from the last entry of the record before names closed, so nobody chose it."""

    task = models.OneToOneField("citizens.CitizenTask", models.CASCADE, related_name="draw")
    entry_number = models.PositiveBigIntegerField()
    entry_hash = models.CharField(max_length=64)
    seed = models.CharField(max_length=64)
    method = models.CharField(max_length=20)
    drawn_at = models.DateTimeField()

    class Privacy:
        public = "id task entry_number entry_hash seed method drawn_at"

    def __str__(self) -> str:
        return self.seed
