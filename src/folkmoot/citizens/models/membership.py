from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from folkmoot.citizens.states import MembershipState


class Cohort(models.TextChoices):
    ADULT = "adult", _("citizen commissioner")
    YOUNG = "young", _("young commissioner (12 to 17)")


class MembershipQuerySet(models.QuerySet["Membership"]):
    def current_of(self, person: Any) -> "Membership | None":
        """A person's place in the scheme now; None for who never applied or has left."""
        key = getattr(person, "pk", None)
        if key is None:
            return None
        now_in = self.filter(person_id=key).exclude(state=MembershipState.LEFT)
        return now_in.select_related("operator", "person").first()


class Membership(models.Model):
    """Somebody in the citizen commissioners' scheme, run by the volunteer centre. Who comes back has a new row."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="memberships")
    operator = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    cohort = models.CharField(max_length=6, choices=Cohort)
    state = models.CharField(max_length=10, choices=MembershipState, default=MembershipState.APPLIED)
    wants = models.CharField(_("what you want out of it"), max_length=300, blank=True)
    applied_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=~models.Q(state="left"), name="in_the_scheme_once_at_a_time"
            )
        ]

    class Privacy:
        members = "id person operator cohort state applied_at left_at"
        private = "wants"

    def __str__(self) -> str:
        return f"{self.person_id} ({self.cohort})"
