from django.db import models
from django.utils.translation import gettext_lazy as _


class Side(models.TextChoices):
    FUNDER = "funder", _("on the funder's side")
    PROVIDER = "provider", _("on the provider's side")


class Party(models.Model):
    """Another body in the agreement, beside the lead funder and the lead provider. It signs before its own lead."""

    agreement = models.ForeignKey("agreements.Agreement", models.CASCADE, related_name="parties")
    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="agreement_parts")
    side = models.CharField(_("side"), max_length=8, choices=Side)
    part = models.CharField(_("what it brings or does"), max_length=300)
    signed_at = models.DateTimeField(null=True, blank=True)
    signed_as = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agreement", "organisation"], name="a_body_is_in_an_agreement_once")
        ]
        indexes = [models.Index(fields=["organisation", "agreement"])]

    class Privacy:
        public = "id agreement organisation side part signed_at signed_as"

    def __str__(self) -> str:
        return f"{self.organisation}, {self.get_side_display()}"

    @property
    def case(self) -> models.Model:
        return self.agreement


class AgreementDocument(models.Model):
    """A paper that belongs to the agreement, kept where its owner publishes it."""

    agreement = models.ForeignKey("agreements.Agreement", models.CASCADE, related_name="documents")
    title = models.CharField(_("title"), max_length=160)
    address = models.URLField(_("web address"), max_length=400)
    shows_recognition = models.BooleanField(_("shows that the work is paid for with public money"), default=False)
    added_at = models.DateTimeField()

    class Privacy:
        public = "id agreement title address shows_recognition added_at"

    def __str__(self) -> str:
        return self.title

    @property
    def case(self) -> models.Model:
        return self.agreement


class SafeguardingCheck(models.Model):
    """Somebody looked at how an organisation keeps children and adults at risk safe (ledger MP-13)."""

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="safeguarding_checks")
    checked_for = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    passed = models.BooleanField(_("it passed"))
    checked_date = models.DateField(_("checked on"))
    until_date = models.DateField(_("holds until"))
    seen = models.TextField(_("what was looked at"))
    checked_as = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until_date__gt=models.F("checked_date")),
                name="a_safeguarding_check_holds_for_a_time",
            )
        ]
        indexes = [models.Index(fields=["organisation", "-checked_date"])]

    class Privacy:
        public = "id organisation checked_for passed checked_date until_date"
        members = "checked_as"
        private = "seen"

    def __str__(self) -> str:
        return f"{self.organisation}, {self.checked_date}"
