from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class Benefit(models.TextChoices):
    """What makes taking part worthwhile; the person says, nobody assumes (ledger PO-09)."""

    SKILLS = "skills", _("learning something")
    CV = "cv", _("something for my CV")
    PEOPLE = "people", _("meeting people")
    CAUSE = "cause", _("a cause I care about")
    INFLUENCE = "influence", _("changing how a service works")
    CONFIDENCE = "confidence", _("feeling surer of myself")
    COSTS = "costs", _("having my costs paid")


class ContactBy(models.TextChoices):
    EMAIL = "email", _("email")
    PHONE = "phone", _("telephone")
    TEXT = "text", _("text message")
    LETTER = "letter", _("letter")


class Preferences(models.Model):
    """What somebody told the scheme about themself, so that they can take part. Only they change it."""

    person = models.OneToOneField("people.Person", models.CASCADE, related_name="preferences")
    contact_by = models.CharField(max_length=8, choices=ContactBy, default=ContactBy.EMAIL)
    phone = models.CharField(max_length=40, blank=True)
    languages = models.CharField(max_length=200, blank=True)
    access_needs = models.TextField(blank=True)
    needs_travel = models.BooleanField(default=False)
    needs_care = models.BooleanField(default=False)
    benefits = models.JSONField(default=list, blank=True)
    interests = models.JSONField(default=list, blank=True)
    updated_at = models.DateTimeField()

    class Privacy:
        private = "id person contact_by phone languages needs_travel needs_care benefits interests updated_at"
        special = "access_needs"

    def __str__(self) -> str:
        return f"preferences of {self.person_id}"


def preferences_of(person: Any) -> Preferences | None:
    key = getattr(person, "pk", None)
    return Preferences.objects.filter(person_id=key).first() if key else None
