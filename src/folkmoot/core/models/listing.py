"""What search, the thread and "whose turn" read. Made from each noun's Appearance; never typed."""

from collections.abc import Iterable

from django.db import models

from folkmoot.core.appearances import Knot


class Listing(models.Model):
    """One row of one noun, as the rest of the site may show it."""

    subject = models.CharField(max_length=100, unique=True)
    kind = models.CharField(max_length=60)
    title = models.CharField(max_length=300)
    body = models.TextField(blank=True)
    url = models.CharField(max_length=200)
    audience = models.CharField(max_length=80, db_index=True)
    knot = models.CharField(max_length=20, blank=True, choices=[(knot.value, knot.value) for knot in Knot])

    class Privacy:
        members = "id subject kind title body url audience knot"

    def __str__(self) -> str:
        return self.title


class Tie(models.Model):
    """One step of the thread: the later knot came from the earlier one."""

    earlier = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="ties_later")
    later = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="ties_earlier")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["earlier", "later"], name="one_tie_between_two_knots"),
            models.CheckConstraint(condition=~models.Q(earlier=models.F("later")), name="a_knot_is_not_tied_to_itself"),
        ]

    class Privacy:
        members = "id earlier later"

    def __str__(self) -> str:
        return f"{self.earlier_id} → {self.later_id}"


class PendingTurn(models.Model):
    """Something somebody has to do now, held by an audience token."""

    subject = models.CharField(max_length=100, db_index=True)
    holder = models.CharField(max_length=80, db_index=True)
    holder_name = models.CharField(max_length=200, blank=True)
    but_not = models.CharField(max_length=200, blank=True)  # tokens, each between bars
    what = models.CharField(max_length=200)
    title = models.CharField(max_length=300)
    url = models.CharField(max_length=200)
    due_date = models.DateField(null=True, blank=True)

    class Privacy:
        members = "id subject holder holder_name but_not what title url due_date"

    def __str__(self) -> str:
        return f"{self.what}: {self.title}"

    def is_for(self, tokens: Iterable[str]) -> bool:
        """Whether it is the turn of somebody with these tokens."""
        return self.holder in (held := list(tokens)) and not any(f"|{token}|" in self.but_not for token in held)
