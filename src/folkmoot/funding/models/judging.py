from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class PanelPlan(models.Model):
    """How one panel works: whether it scores without names, and what its members are told beforehand."""

    opportunity = models.OneToOneField("funding.Opportunity", models.PROTECT, related_name="panel_plan")
    is_blind = models.BooleanField(_("the panel scores without seeing who bids"), default=False)
    guidance = models.TextField(_("what members should know before they score"), blank=True)

    class Privacy:
        public = "id opportunity is_blind"
        members = "guidance"

    def __str__(self) -> str:
        return str(self.opportunity_id)


class SessionKind(models.TextChoices):
    PRESENTATION = "presentation", _("presentation")
    INTERVIEW = "interview", _("interview")
    VISIT = "visit", _("visit")


class PanelSession(models.Model):
    """A bidder meets the panel: a presentation, an interview or a visit, with the same questions for all."""

    bid = models.ForeignKey("funding.Bid", models.PROTECT, related_name="sessions")
    kind = models.CharField(_("what it is"), max_length=12, choices=SessionKind)
    starts_at = models.DateTimeField(_("when"))
    place = models.CharField(_("where"), max_length=300)
    questions = models.TextField(_("what every bidder is asked"))
    why_not_all = models.TextField(_("why not every bidder is asked to come"), blank=True)
    notes = models.TextField(_("what was said"), blank=True)
    held_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["bid", "kind"], name="one_session_of_a_kind"),
            models.CheckConstraint(
                condition=models.Q(held_at__isnull=True) | ~models.Q(notes=""), name="a_session_held_has_notes"
            ),
        ]

    class Privacy:
        members = "id bid kind starts_at place questions why_not_all held_at"
        private = "notes"

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.bid_id}"

    def get_absolute_url(self) -> str:
        return reverse("funding:session", args=[self.pk])

    @property
    def case(self) -> models.Model:
        return self.bid.opportunity
