import secrets

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from folkmoot.commissioning.models.project import ServiceKind
from folkmoot.funding.models.opportunity import Route
from folkmoot.funding.states import PlanState


class ValueBand(models.TextChoices):
    """How much it will be worth, as far as anybody can say months ahead."""

    TINY = "tiny", _("under £10,000")
    SMALL = "small", _("£10,000 to £30,000")
    MEDIUM = "medium", _("£30,000 to £100,000")
    LARGE = "large", _("£100,000 to £500,000")
    HUGE = "huge", _("£500,000 and over")


class Plan(models.Model):
    """What a body means to fund, told in the quarter before it or earlier; and the file of what was weighed up first.

    Every opportunity has one. One that was prepared without a word ahead has a plan that was never published.
    """

    body = models.ForeignKey("people.Organisation", models.PROTECT, related_name="plans")
    project = models.ForeignKey("commissioning.Project", models.PROTECT, null=True, blank=True, related_name="plans")
    title = models.CharField(_("title"), max_length=160)
    summary = models.TextField(_("what will be wanted, in plain words"))
    service_kind = models.CharField(_("kind of service"), max_length=20, choices=ServiceKind)
    quarter_date = models.DateField(_("first day of the quarter in which bids open"))
    value_band = models.CharField(_("about how much"), max_length=10, choices=ValueBand)
    route = models.CharField(_("kind of route"), max_length=12, choices=Route)
    suits_vco = models.BooleanField(_("suits voluntary and community organisations"), default=True)
    state = models.CharField(max_length=10, choices=PlanState, default=PlanState.PLANNED)
    dropped_reason = models.TextField(_("why it was dropped"), blank=True)
    no_engagement_reason = models.TextField(_("why nobody outside was talked with first"), blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField()
    opportunity = models.OneToOneField(
        "funding.Opportunity", models.CASCADE, null=True, blank=True, related_name="plan"
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state="dropped", dropped_reason=""), name="a_dropped_plan_says_why"
            ),
            models.CheckConstraint(
                condition=models.Q(state="became", opportunity__isnull=False)
                | (~models.Q(state="became") & models.Q(opportunity__isnull=True)),
                name="a_plan_became_its_opportunity",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "quarter_date"]),
            models.Index(fields=["-changed_at", "-id"]),
        ]

    class Privacy:
        public = (
            "id body project title summary service_kind quarter_date value_band route suits_vco state dropped_reason"
            " no_engagement_reason published_at changed_at opportunity version"
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("funding:plan", args=[self.pk])

    @property
    def case(self) -> models.Model | None:
        return self.project

    @property
    def reference(self) -> str:
        return f"FM-PLAN-{self.pk}"

    @property
    def quarter(self) -> str:
        """The quarter in words: "April to June 2027"."""
        names = {
            1: _now("January to March %(year)s"), 4: _now("April to June %(year)s"),
            7: _now("July to September %(year)s"), 10: _now("October to December %(year)s"),
        }  # fmt: skip
        return names[self.quarter_date.month] % {"year": self.quarter_date.year}


def new_token() -> str:
    return secrets.token_urlsafe(24)


class Follow(models.Model):
    """Somebody wants to hear by e-mail of one planned opportunity, or of every new one (no plan)."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="follows")
    plan = models.ForeignKey(Plan, models.CASCADE, null=True, blank=True, related_name="follows")
    token = models.CharField(max_length=40, unique=True, default=new_token, editable=False)
    since_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "plan"], name="followed_once"),
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(plan__isnull=True), name="all_new_ones_followed_once"
            ),
        ]

    class Privacy:
        private = "id person plan token since_at"

    def __str__(self) -> str:
        return f"{self.person_id}: {self.plan_id or '*'}"
