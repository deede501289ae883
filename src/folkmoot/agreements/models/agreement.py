from datetime import date, timedelta

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from folkmoot.agreements.states import AgreementState
from folkmoot.core.audiences import PUBLIC
from folkmoot.core.clock import months_between


class AgreementKind(models.TextChoices):
    GRANT = "grant", _("grant agreement")
    CONTRACT = "contract", _("contract")
    OUTCOME = "outcome", _("outcome agreement")
    SERVICE_LEVEL = "service_level", _("service-level agreement")
    POOLED = "pooled", _("pooled outcome agreement")
    LINKED = "linked", _("linked contract, sharing one specification")
    ALLIANCE = "alliance", _("alliance")
    ASSET = "asset", _("community management of an asset")


# What several bodies hold together: who leads must pass the Compact on to the others (ledger AG-11).
SHARED_KINDS = (AgreementKind.POOLED, AgreementKind.ALLIANCE)


class Relationship(models.TextChoices):
    """What the provider is to the funder beside the work itself (ledger AG-18)."""

    PARTNER = "partner", _("partner")
    TRUSTED = "trusted", _("trusted supplier")
    NAVIGATOR = "navigator", _("navigator, who helps people find their way")


class Agreement(models.Model):
    """What a funder and a provider promise each other. The term's end is exclusive."""

    project = models.ForeignKey("commissioning.Project", models.PROTECT, related_name="agreements")
    specification = models.ForeignKey("commissioning.Specification", models.PROTECT, related_name="agreements")
    decision = models.OneToOneField(
        "funding.FundingDecision", models.PROTECT, null=True, blank=True, related_name="agreement"
    )
    kind = models.CharField(_("kind"), max_length=14, choices=AgreementKind)
    title = models.CharField(_("title"), max_length=160)
    funder = models.ForeignKey("people.Organisation", models.PROTECT, related_name="agreements_funded")
    provider = models.ForeignKey("people.Organisation", models.PROTECT, related_name="agreements_delivered")
    area = models.ForeignKey("places.Area", models.PROTECT, related_name="agreements")
    start_date = models.DateField(_("starts on"))
    end_date = models.DateField(_("ends before"))
    short_term_reason = models.TextField(_("why it is shorter than two years"), blank=True)
    value = models.DecimalField(_("value over the whole term (£)"), max_digits=14, decimal_places=2)
    payment_months = models.PositiveSmallIntegerField(_("months between payments"), default=3)
    payment_days = models.PositiveSmallIntegerField(_("days to pay an invoice"), default=30)
    in_advance = models.BooleanField(_("paid in advance"), default=False)
    payment_reason = models.TextField(_("why it is paid this way"), blank=True)
    report_days = models.PositiveSmallIntegerField(_("days to send a report after its period ends"), default=28)
    relationship = models.CharField(
        _("what the provider is to the funder"), max_length=10, choices=Relationship, blank=True
    )
    extension_months = models.PositiveSmallIntegerField(_("months by which it may be made longer"), default=0)
    serves_at_risk = models.BooleanField(_("serves children or adults at risk"), default=False)
    is_learning = models.BooleanField(_("learning cycles instead of targets"), default=False)
    needs_certifier = models.BooleanField(_("a second person at the provider certifies each report"), default=False)
    cost_of_hour = models.DecimalField(
        _("what an hour of the provider's office time costs (£)"), max_digits=7, decimal_places=2, null=True, blank=True
    )
    asset = models.ForeignKey("needs.Asset", models.PROTECT, null=True, blank=True, related_name="agreements")
    obligations = models.TextField(_("what the manager of the asset takes on"), blank=True)
    no_award_reason = models.TextField(_("why there was no award"), blank=True)
    beside_reason = models.TextField(_("why there are two for one service in one area"), blank=True)
    reports_with = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="served_by_one_report")
    risks_approved_at = models.DateTimeField(null=True, blank=True)
    risks_approved_as = models.CharField(max_length=200, blank=True)
    risks_approved_reason = models.TextField(_("why the provider may carry this much risk"), blank=True)
    sent_back_because = models.TextField(_("what must change before the provider signs"), blank=True)
    state = models.CharField(max_length=10, choices=AgreementState, default=AgreementState.DRAFT)
    measures_proposed_at = models.DateTimeField(null=True, blank=True)
    measures_agreed_at = models.DateTimeField(null=True, blank=True)
    funder_signed_at = models.DateTimeField(null=True, blank=True)
    funder_signed_as = models.CharField(max_length=200, blank=True)
    provider_signed_at = models.DateTimeField(null=True, blank=True)
    provider_signed_as = models.CharField(max_length=200, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(end_date__gt=models.F("start_date")), name="an_agreement_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=models.Q(value__gt=0)
                | (models.Q(value=0) & (models.Q(kind="asset") | models.Q(state="ended"))),
                name="an_agreement_is_worth_something",
            ),
            models.CheckConstraint(
                condition=~models.Q(kind="asset") | (models.Q(asset__isnull=False) & ~models.Q(obligations="")),
                name="managing_an_asset_names_it_and_what_is_taken_on",
            ),
            models.CheckConstraint(
                condition=models.Q(reports_with__isnull=True) | ~models.Q(reports_with=models.F("id")),
                name="no_agreement_reports_through_itself",
            ),
            models.CheckConstraint(condition=~models.Q(funder=models.F("provider")), name="nobody_agrees_with_itself"),
            models.CheckConstraint(
                condition=models.Q(funder_signed_at__isnull=True)
                | models.Q(measures_agreed_at__isnull=False, measures_agreed_at__lte=models.F("funder_signed_at")),
                name="measures_are_agreed_before_signature",
            ),
            models.CheckConstraint(
                condition=models.Q(provider_signed_at__isnull=True)
                | models.Q(funder_signed_at__isnull=False, funder_signed_at__lte=models.F("provider_signed_at")),
                name="the_provider_signs_after_the_funder",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["draft", "offered"]) | models.Q(provider_signed_at__isnull=False),
                name="a_live_agreement_is_signed_by_both",
            ),
        ]
        indexes = [
            # With the value in it, the register's totals are read from the index alone.
            models.Index(fields=["state", "funder", "value"]),
            models.Index(fields=["provider", "state"]),
            models.Index(fields=["-start_date", "-id"]),
        ]

    class Privacy:
        public = (
            "id project specification decision kind title funder provider area start_date end_date"
            " short_term_reason value payment_months payment_days in_advance payment_reason report_days state"
            " measures_proposed_at measures_agreed_at funder_signed_at funder_signed_as provider_signed_at"
            " provider_signed_as ended_at version relationship extension_months serves_at_risk is_learning"
            " needs_certifier asset obligations no_award_reason beside_reason reports_with cost_of_hour risks_approved_at"
            " risks_approved_as risks_approved_reason"
        )
        members = "sent_back_because"

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("agreements:agreement", args=[self.pk])

    @property
    def case(self) -> models.Model:
        return self.project

    @property
    def body(self) -> models.Model:
        """Who answers for the terms: the funder."""
        return self.funder

    @property
    def last_date(self) -> date:
        """The last day of the term, as people say it."""
        return self.end_date - timedelta(days=1)

    @property
    def term_months(self) -> int:
        return months_between(self.start_date, self.end_date)

    @property
    def audience(self) -> str:
        """Who may read it: its own parties while it is being agreed, everybody once both sides have signed."""
        return PUBLIC if self.is_signed else f"agreement:{self.pk}"

    @property
    def is_signed(self) -> bool:
        """Signed by both: its measures, money and term are fixed."""
        return self.state in (AgreementState.LIVE, AgreementState.ENDED)
