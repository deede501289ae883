"""What was done on a way without bids, step by step, with the reason each step asks for; and places on a market."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class StepKind(models.TextChoices):
    """Values that are states of an opportunity move it there; a round of talks moves nothing."""

    INTENDED = "intended", _("the intention was published")
    TALKS = "talks", _("partners were invited to talk")
    ROUND = "round", _("a round of talks")
    AGREED = "agreed", _("an offer was agreed")
    NAMED = "named", _("one provider was named")
    JOINING = "joining", _("it opened to join")
    DECIDED = "decided", _("it was decided")
    ENDED = "ended", _("it ended")


class RouteStep(models.Model):
    """One step that was taken, and why. Everyone can read it."""

    opportunity = models.ForeignKey("funding.Opportunity", models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=10, choices=StepKind)
    reasons = models.TextField(_("reasons"))
    ground = models.CharField(_("ground in law"), max_length=300, blank=True)
    organisation = models.ForeignKey(
        "people.Organisation", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("organisation")
    )
    invited = models.ManyToManyField("people.Organisation", related_name="+", blank=True)
    amount = models.DecimalField(_("amount (£)"), max_digits=14, decimal_places=2, null=True, blank=True)
    held_date = models.DateField(_("held on"), null=True, blank=True)
    taken_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    taken_as = models.CharField(max_length=300)
    taken_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~models.Q(reasons=""), name="a_step_of_a_way_says_why")]

    class Privacy:
        public = "id opportunity kind reasons ground organisation invited amount held_date taken_as taken_at"
        private = "taken_by"

    def __str__(self) -> str:
        return str(self.get_kind_display())

    @property
    def case(self) -> models.Model:
        return self.opportunity


class MarketPlace(models.Model):
    """An organisation asked for a place on a dynamic market, and got a yes, or a no with the reason."""

    market = models.ForeignKey("funding.Opportunity", models.PROTECT, related_name="places")
    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="market_places")
    words = models.TextField(_("how it fits the conditions"))
    asked_at = models.DateTimeField()
    admitted = models.BooleanField(_("admitted"), null=True, blank=True)
    reasons = models.TextField(_("reasons"), blank=True)
    answered_as = models.CharField(max_length=300, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["market", "organisation"], condition=~models.Q(admitted=False), name="one_place_on_a_market"
            ),
            models.CheckConstraint(
                condition=models.Q(admitted__isnull=True) | ~models.Q(reasons=""),
                name="a_place_is_answered_with_reasons",
            ),
        ]

    class Privacy:
        members = "id market organisation words asked_at admitted reasons answered_as answered_at"

    def __str__(self) -> str:
        return f"{self.organisation}: {self.market}"

    def get_absolute_url(self) -> str:
        return reverse("funding:market_place", args=[self.pk])

    @property
    def case(self) -> models.Model:
        return self.market
