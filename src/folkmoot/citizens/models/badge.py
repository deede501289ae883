import uuid

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class Shows(models.TextChoices):
    """What a holder may let their badge show; nothing else ever stands in it."""

    NAME = "name", _("my name (the first name alone, while I am under 18)")
    HOURS = "hours", _("how many hours I gave")
    COURSES = "courses", _("the courses I completed")
    ACCREDITATIONS = "accreditations", _("what they were accredited as")
    TASKS = "tasks", _("the tasks I did")
    CHANGED = "changed", _("what changed because of them")
    SKILLS = "skills", _("the skills I showed")


class Badge(models.Model):
    """A signed record of learning and contribution, given to its holder to show to whom they like."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="badges")
    operator = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    shows = models.JSONField(default=list)
    token = models.TextField()
    issued_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_as = models.CharField(max_length=200, blank=True)

    class Privacy:
        private = "id person operator uid shows token issued_at revoked_at revoked_as"

    def __str__(self) -> str:
        return self.urn

    @property
    def urn(self) -> str:
        return f"urn:uuid:{self.uid}"

    def get_absolute_url(self) -> str:
        return reverse("citizens:badge", args=[self.uid])
