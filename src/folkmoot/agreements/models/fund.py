from datetime import date, timedelta
from decimal import Decimal

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from folkmoot.commissioning.models import ServiceKind


class FundKind(models.TextChoices):
    POOLED = "pooled", _("pooled fund of several funders")
    LOCAL_GIVING = "local_giving", _("local giving, looked after by a foundation")


class Fund(models.Model):
    """Money that several put together for one purpose. Who hosts it signs its agreements (ledger AG-06)."""

    kind = models.CharField(_("kind"), max_length=14, choices=FundKind, default=FundKind.POOLED)
    title = models.CharField(_("name of the fund"), max_length=160)
    purpose = models.TextField(_("what the money is for"))
    host = models.ForeignKey("people.Organisation", models.PROTECT, related_name="funds_hosted")
    area = models.ForeignKey("places.Area", models.PROTECT, related_name="funds")
    administrator = models.ForeignKey(
        "people.Organisation", models.PROTECT, null=True, blank=True, related_name="funds_administered"
    )
    administration_cost = models.DecimalField(
        _("what looking after it costs in a year (£)"), max_digits=14, decimal_places=2, default=Decimal(0)
    )
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(administration_cost__gte=0), name="looking_after_a_fund_costs_nothing_or_more"
            ),
            # The cost of local giving is carried by a foundation, so that each gift reaches a group whole.
            models.CheckConstraint(
                condition=models.Q(kind="pooled") | models.Q(administrator__isnull=False),
                name="somebody_carries_the_cost_of_local_giving",
            ),
        ]

    class Privacy:
        public = "id kind title purpose host area administrator administration_cost opened_at closed_at"

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("agreements:fund", args=[self.pk])

    @property
    def body(self) -> models.Model:
        """Who answers for it: the host."""
        return self.host


class Contribution(models.Model):
    """What one funder puts in, for a period, and what it may be spent on. The period's end is exclusive (AG-07).

    `drawn` is what agreements have been promised of it; the database keeps it between nothing and the whole.
    """

    fund = models.ForeignKey(Fund, models.PROTECT, related_name="contributions")
    partner = models.ForeignKey(
        "people.Organisation", models.PROTECT, null=True, blank=True, related_name="contributions"
    )
    giver = models.CharField(_("who gave it"), max_length=160, blank=True)
    amount = models.DecimalField(_("amount (£)"), max_digits=14, decimal_places=2)
    drawn = models.DecimalField(max_digits=14, decimal_places=2, default=Decimal(0))
    start_date = models.DateField(_("may be spent from"))
    end_date = models.DateField(_("may be spent before"))
    only_kind = models.CharField(_("only for"), max_length=20, choices=ServiceKind, blank=True)
    only_area = models.ForeignKey("places.Area", models.PROTECT, null=True, blank=True, related_name="+")
    only_voluntary = models.BooleanField(_("only for voluntary and community organisations"), default=False)
    conditions = models.TextField(_("any other condition, in words"), blank=True)
    given_at = models.DateTimeField()
    given_as = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="a_contribution_is_more_than_nothing"),
            models.CheckConstraint(
                condition=models.Q(drawn__gte=0, drawn__lte=models.F("amount")),
                name="no_more_is_drawn_than_was_contributed",
            ),
            models.CheckConstraint(
                condition=models.Q(end_date__gt=models.F("start_date")), name="a_contribution_can_be_spent_some_day"
            ),
            models.CheckConstraint(
                condition=models.Q(partner__isnull=False, giver="")
                | (models.Q(partner__isnull=True) & ~models.Q(giver="")),
                name="a_contribution_comes_from_somebody",
            ),
        ]

    class Privacy:
        public = (
            "id fund partner giver amount drawn start_date end_date only_kind only_area only_voluntary conditions"
            " given_at given_as"
        )

    def __str__(self) -> str:
        return f"{self.source_name}: £{self.amount}"

    @property
    def source_name(self) -> str:
        return self.partner.name if self.partner else self.giver

    @property
    def free(self) -> Decimal:
        """What no agreement has been promised yet."""
        return self.amount - self.drawn

    @property
    def last_date(self) -> date:
        return self.end_date - timedelta(days=1)

    @property
    def is_restricted(self) -> bool:
        return bool(self.only_kind or self.only_area_id or self.only_voluntary or self.conditions)


class InKindKind(models.TextChoices):
    OFFICER_TIME = "officer_time", _("officer time")
    SPACE = "space", _("rent-free space")
    GOODS = "goods", _("goods or equipment")
    ADVICE = "advice", _("advice or training")
    OTHER = "other", _("something else")


class InKind(models.Model):
    """Help that is not money: shown beside the cash, in its own unit, and never added to it."""

    fund = models.ForeignKey(Fund, models.PROTECT, null=True, blank=True, related_name="in_kind")
    agreement = models.ForeignKey("agreements.Agreement", models.PROTECT, null=True, blank=True, related_name="in_kind")
    partner = models.ForeignKey("people.Organisation", models.PROTECT, related_name="in_kind_given")
    kind = models.CharField(_("what kind of help"), max_length=14, choices=InKindKind)
    what = models.CharField(_("what it is"), max_length=200)
    quantity = models.DecimalField(_("how much"), max_digits=10, decimal_places=1)
    unit = models.CharField(_("counted in"), max_length=40)
    start_date = models.DateField(_("from"))
    end_date = models.DateField(_("until"))
    given_at = models.DateTimeField()
    given_as = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(quantity__gt=0), name="help_in_kind_is_more_than_nothing"),
            models.CheckConstraint(
                condition=models.Q(end_date__gt=models.F("start_date")), name="help_in_kind_lasts_a_day"
            ),
            models.CheckConstraint(
                condition=models.Q(fund__isnull=False, agreement__isnull=True)
                | models.Q(fund__isnull=True, agreement__isnull=False),
                name="help_in_kind_goes_to_a_fund_or_an_agreement",
            ),
        ]

    class Privacy:
        public = "id fund agreement partner kind what quantity unit start_date end_date given_at given_as"

    def __str__(self) -> str:
        return f"{self.partner}: {self.what}"

    @property
    def last_date(self) -> date:
        return self.end_date - timedelta(days=1)
