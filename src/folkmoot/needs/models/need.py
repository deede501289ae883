from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from folkmoot.evidence.models import Theme
from folkmoot.needs.states import NeedState


class Origin(models.TextChoices):
    RESIDENT = "resident", _("a resident")
    VCO = "vco", _("a voluntary or community organisation")
    OFFICER = "officer", _("an officer")
    REVIEW = "review", _("the review of an earlier service")


class Need(models.Model):
    """Something people say they need. `words` are kept exactly as they were said."""

    title = models.CharField(_("in a few words"), max_length=120)
    words = models.TextField(_("what is needed, in your own words"))
    origin = models.CharField(_("who says so"), max_length=10, choices=Origin)
    theme = models.CharField(_("about"), max_length=20, choices=Theme)
    area = models.ForeignKey("places.Area", models.PROTECT, related_name="needs")
    raised_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="needs_raised")
    on_behalf_of = models.ForeignKey(
        "people.Organisation", models.PROTECT, null=True, blank=True, related_name="needs_raised"
    )
    raised_at = models.DateTimeField()
    state = models.CharField(max_length=12, choices=NeedState, default=NeedState.RAISED)
    answer = models.TextField(_("what the board said"), blank=True)
    support_count = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["state", "-raised_at"])]

    class Privacy:
        public = "id title words origin theme area on_behalf_of raised_at state answer support_count"
        private = "raised_by"

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("needs:need", args=[self.pk])


class NeedSupport(models.Model):
    """Somebody said "me too". Who said it is private; how many is public."""

    need = models.ForeignKey(Need, models.CASCADE, related_name="supports")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["need", "person"], name="one_me_too_each")]

    class Privacy:
        private = "id need person at"

    def __str__(self) -> str:
        return f"{self.need_id}: {self.person_id}"
