from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from folkmoot.commitments.states import ConcernState


class Concern(models.Model):
    """Somebody thinks an undertaking is not kept. It gets an owner and a day by which it is resolved."""

    undertaking = models.ForeignKey("commitments.Undertaking", models.PROTECT, related_name="concerns")
    body = models.ForeignKey("people.Organisation", models.PROTECT, null=True, related_name="concerns")
    subject = models.CharField(max_length=100, blank=True)
    words = models.TextField(_("your concern"))
    raised_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    raised_as = models.CharField(max_length=200)
    raised_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=ConcernState, default=ConcernState.RAISED)
    owner = models.ForeignKey("people.Person", models.SET_NULL, null=True, blank=True, related_name="+")
    resolve_by_date = models.DateField(_("to be resolved by"), null=True, blank=True)
    resolution = models.TextField(_("what was found and done"), blank=True)
    resolved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="raised") | models.Q(resolve_by_date__isnull=False),
                name="an_owned_concern_has_a_day",
            )
        ]

    class Privacy:
        public = "id undertaking body subject words raised_as raised_at state resolve_by_date resolution resolved_at"
        private = "raised_by owner"

    def __str__(self) -> str:
        return self.words[:60]

    def get_absolute_url(self) -> str:
        return reverse("commitments:concern", args=[self.pk])
