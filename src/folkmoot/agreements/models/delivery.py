from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _


class RoleType(models.TextChoices):
    """What people of voluntary groups do inside a service (ledger AG-20)."""

    ADVOCATE = "advocate", _("health advocate in a surgery")
    NAVIGATOR = "navigator", _("care navigator")
    MENTOR = "mentor", _("peer mentor")
    CAMPAIGN = "campaign", _("leads a campaign that helps people to live well")
    LINK_WORKER = "link_worker", _("link worker, who connects people with groups")
    VOLUNTEER = "volunteer", _("volunteer in another part")


class SafeguardingLevel(models.TextChoices):
    NONE = "none", _("never alone with anybody at risk: no check")
    BASIC = "basic", _("basic check")
    STANDARD = "standard", _("standard check")
    ENHANCED = "enhanced", _("enhanced check")
    ENHANCED_BARRED = "barred", _("enhanced check with the barred lists")


class DeliveryRole(models.Model):
    """A part that workers or volunteers of a group have in the service. A post, never a person."""

    agreement = models.ForeignKey("agreements.Agreement", models.PROTECT, related_name="delivery_roles")
    kind = models.CharField(_("what kind of role"), max_length=12, choices=RoleType)
    what = models.CharField(_("what they do"), max_length=300)
    host = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    place = models.CharField(_("where they work"), max_length=160)
    supervisor = models.CharField(_("whose post supervises them"), max_length=160)
    safeguarding = models.CharField(_("which check they need"), max_length=10, choices=SafeguardingLevel)
    people = models.PositiveSmallIntegerField(_("how many do it"))
    noted_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(people__gt=0), name="a_delivery_role_is_done_by_somebody"),
            models.CheckConstraint(condition=~models.Q(supervisor=""), name="a_delivery_role_is_supervised"),
        ]

    class Privacy:
        public = "id agreement kind what host place supervisor safeguarding people noted_at ended_at"

    def __str__(self) -> str:
        return self.what

    @property
    def case(self) -> models.Model:
        return self.agreement


class Referrals(models.Model):
    """How many people a service sent to a voluntary group in a month: a count, and nobody's data (ledger AG-21)."""

    agreement = models.ForeignKey("agreements.Agreement", models.PROTECT, related_name="referrals")
    route = models.CharField(_("from where"), max_length=160)
    group = models.ForeignKey("people.Organisation", models.PROTECT, related_name="referred_to")
    month = models.DateField(_("month"))
    people = models.PositiveIntegerField(_("people referred"))
    noted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "route", "group", "month"], name="one_count_of_a_months_referrals"
            )
        ]

    class Privacy:
        public = "id agreement route group month noted_at"
        members = "people"

    def __str__(self) -> str:
        return f"{self.route} → {self.group}"

    @property
    def case(self) -> models.Model:
        return self.agreement


class ContributionSide(models.TextChoices):
    CITIZENS = "citizens", _("residents and groups")
    STATE = "state", _("public bodies")


class SharedWork(models.Model):
    """What residents or public bodies bring to the work. With both, it may be called co-produced (ledger AG-25)."""

    agreement = models.ForeignKey("agreements.Agreement", models.PROTECT, related_name="shared_work")
    side = models.CharField(_("who brings it"), max_length=8, choices=ContributionSide)
    what = models.CharField(_("what they bring or do"), max_length=300)
    hours = models.DecimalField(
        _("hours in a year, where it is time"), max_digits=8, decimal_places=1, null=True, blank=True
    )
    noted_at = models.DateTimeField()
    noted_as = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(hours__isnull=True) | models.Q(hours__gt=Decimal(0)), name="shared_work_takes_time"
            )
        ]

    class Privacy:
        public = "id agreement side what hours noted_at noted_as"

    def __str__(self) -> str:
        return self.what

    @property
    def case(self) -> models.Model:
        return self.agreement
