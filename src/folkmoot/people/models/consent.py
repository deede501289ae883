from datetime import date, datetime
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class GivenHow(models.TextChoices):
    ONLINE = "online", _("by the guardian, signed in")
    PAPER = "paper", _("on paper or in person, written down by the volunteer centre")


class ConsentQuerySet(models.QuerySet["GuardianConsent"]):
    def in_force(self, person: Any, *, at: datetime) -> "GuardianConsent | None":
        """The consent that holds at a moment: given by then, and not withdrawn by then."""
        held = self.filter(person=person, given_at__lte=at)
        return held.filter(models.Q(withdrawn_at=None) | models.Q(withdrawn_at__gt=at)).order_by("-given_at").first()


class GuardianConsent(models.Model):
    """A guardian's consent for somebody under 18 to take part: who, when, which wording, withdrawn when."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="guardian_consents")
    guardian = models.ForeignKey("people.Person", models.SET_NULL, null=True, blank=True, related_name="consents_given")
    guardian_name = models.CharField(max_length=120)
    guardian_email = models.EmailField()
    guardian_phone = models.CharField(_("telephone in an emergency"), max_length=40, blank=True)
    relationship = models.CharField(_("who they are to the young person"), max_length=60, blank=True)
    health = models.TextField(_("health or anything else we must know to keep them safe"), blank=True)
    wording = models.CharField(max_length=40)
    given_how = models.CharField(max_length=8, choices=GivenHow, default=GivenHow.PAPER)
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = ConsentQuerySet.as_manager()

    class Privacy:
        private = (
            "id person guardian guardian_name guardian_email guardian_phone relationship wording given_how given_at"
            " withdrawn_at"
        )
        special = "health"

    def __str__(self) -> str:
        return f"consent for {self.person_id}"


class ConsentRequest(models.Model):
    """A young person asked their parent or guardian to agree. It waits until somebody with that address answers."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="consent_requests")
    guardian_email = models.EmailField()
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(answered_at=None), name="one_guardian_is_asked_at_a_time"
            )
        ]

    class Privacy:
        private = "id person guardian_email asked_at answered_at"

    def __str__(self) -> str:
        return f"consent asked for {self.person_id}"


class ResponsibleAdult(models.Model):
    """The adult named to look out for somebody under 18, from a day and until a day (exclusive)."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="responsible_adults")
    adult = models.ForeignKey("people.Person", models.PROTECT, related_name="responsible_for")
    start_date = models.DateField()
    end_date = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(end_date=None), name="one_responsible_adult_at_a_time"
            )
        ]

    class Privacy:
        private = "id person adult start_date end_date"

    def __str__(self) -> str:
        return f"{self.adult_id} for {self.person_id}"


def responsible_adult_of(person: Any, on: date) -> "ResponsibleAdult | None":
    """Who looks out for a young person on a day."""
    named = ResponsibleAdult.objects.filter(person=person, start_date__lte=on)
    named = named.filter(models.Q(end_date=None) | models.Q(end_date__gt=on))
    return named.select_related("adult").order_by("-start_date", "-pk").first()
