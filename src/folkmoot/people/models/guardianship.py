from datetime import date
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

# From 12 people take part; from 13 they may agree for themselves to an online service (UK GDPR art. 8).
YOUNGEST, OWN_ACCOUNT = 12, 13
NO_LETTER_BOX = "no-letter-box.invalid"  # where the accounts of children under 13 have their address


class GuardianshipQuerySet(models.QuerySet["Guardianship"]):
    def current(self) -> "GuardianshipQuerySet":
        return self.filter(ended_at=None)


class Guardianship(models.Model):
    """A parent or guardian opened an account for a child under 13 and acts in it until it is handed over."""

    child = models.ForeignKey("people.Person", models.CASCADE, related_name="guardianships")
    guardian = models.ForeignKey("people.Person", models.CASCADE, related_name="wards")
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    told_at = models.DateTimeField(_("when the guardian was told of the 13th birthday"), null=True, blank=True)

    objects = GuardianshipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["child"], condition=models.Q(ended_at=None), name="one_guardian_acts_at_a_time"
            ),
            models.CheckConstraint(
                condition=~models.Q(child=models.F("guardian")), name="nobody_is_their_own_guardian"
            ),
        ]

    class Privacy:
        private = "id child guardian started_at ended_at told_at"

    def __str__(self) -> str:
        return f"{self.guardian_id} for {self.child_id}"


def guardianship_of(child: Any) -> Guardianship | None:
    """The guardian who acts in this account now, if it is a child's."""
    return Guardianship.objects.current().filter(child=child).select_related("guardian").first()


def acts_alone(person: Any, today: date) -> bool:
    """False for a child under 13 in whose account no guardian acts."""
    if person.birth_date is None or person.age_on(today) >= OWN_ACCOUNT:
        return True
    return guardianship_of(person) is not None
