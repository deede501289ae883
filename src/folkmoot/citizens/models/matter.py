from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from folkmoot.citizens.states import MatterState


class PrivateMatter(models.Model):
    """Something that worries somebody, told to one named person. Nobody else reads it, whatever their role; its plain
    name keeps the public record from saying what it is."""

    told_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    lead = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    operator = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    words = models.TextField(_("what happened, or what worries you"))
    whom = models.CharField(_("who it is about"), max_length=200, blank=True)
    is_danger_now = models.BooleanField(_("somebody is in danger now"), default=False)
    reach_me = models.CharField(_("how to reach you safely"), max_length=200, blank=True)
    state = models.CharField(max_length=10, choices=MatterState, default=MatterState.TOLD)
    told_at = models.DateTimeField()

    class Privacy:
        special = "id told_by lead operator words whom is_danger_now reach_me state told_at"

    def __str__(self) -> str:
        return f"private matter {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("citizens:matter", args=[self.pk])


class MatterNote(models.Model):
    """What the named person did about it. Notes are added, never changed."""

    matter = models.ForeignKey(PrivateMatter, models.CASCADE, related_name="notes")
    words = models.TextField()
    noted_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()

    class Privacy:
        special = "id matter words noted_by noted_at"

    def __str__(self) -> str:
        return f"note on {self.matter_id}"


class MatterLook(models.Model):
    """Somebody opened a private matter: who and when. Each stands in the record too."""

    matter = models.ForeignKey(PrivateMatter, models.CASCADE, related_name="looks")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Privacy:
        special = "id matter person at"

    def __str__(self) -> str:
        return f"{self.person_id} looked at {self.matter_id}"
