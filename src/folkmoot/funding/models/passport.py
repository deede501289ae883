from django.db import models
from django.utils.translation import gettext_lazy as _


class FactKind(models.TextChoices):
    ACCOUNTS = "accounts", _("accounts: the last year's income, spending and reserves, and where to read them")
    INSURANCE = "insurance", _("insurance: what for, how much, with whom")
    SAFEGUARDING = "safeguarding", _("safeguarding: who leads, how people are checked, the date of the policy")
    EQUALITY = "equality", _("equality: how you welcome everybody, and the date of the policy")
    DATA = "data", _("data protection: how you keep what people tell you")
    HEALTH = "health", _("health and safety")
    GOVERNANCE = "governance", _("who runs it: trustees or directors, and how decisions are made")
    EXPERIENCE = "experience", _("what you have done before that shows you can")


class PassportFact(models.Model):
    """One thing that every funder asks of an organisation: typed once, confirmed from time to time, reused in each bid."""

    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="passport")
    kind = models.CharField(max_length=14, choices=FactKind)
    words = models.TextField()
    runs_out_date = models.DateField(_("runs out on"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    confirmed_at = models.DateTimeField(_("last confirmed"))
    confirmed_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "kind"], name="one_fact_of_a_kind"),
            models.CheckConstraint(condition=~models.Q(words=""), name="a_fact_says_something"),
        ]

    class Privacy:
        members = "id organisation kind words runs_out_date version confirmed_at"
        private = "confirmed_by"

    def __str__(self) -> str:
        return str(self.get_kind_display())


class Group(models.TextChoices):
    """People who are often shut out, whose own organisations are counted (Sutton Compact; Equality Act 2010)."""

    DISABLED = "disabled", _("disabled people")
    DEAF = "deaf", _("Deaf people")
    ETHNIC = "ethnic", _("Black, Asian and other minoritised communities")
    TRAVELLERS = "travellers", _("Gypsies, Roma and Travellers")
    REFUGEES = "refugees", _("refugees and migrants")
    WOMEN = "women", _("women")
    LGBT = "lgbt", _("lesbian, gay, bisexual and transgender people")
    FAITH = "faith", _("people of one faith")
    OLDER = "older", _("older people")
    YOUNG = "young", _("children and young people")
    CARERS = "carers", _("carers")


class RunBy(models.Model):
    """An organisation says that it is run by and for a group. Counted, and never shown one by one."""

    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="run_by")
    group = models.CharField(max_length=10, choices=Group)
    said_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "group"], name="run_by_a_group_once")]

    class Privacy:
        private = "id organisation said_at"
        special = "group"

    def __str__(self) -> str:
        return str(self.get_group_display())


class SizeFact(models.Model):
    """How large an organisation is, by its own word: what tells whether it is a small or medium-sized enterprise.

    Any figure may be left out; what is left out is not known, and never taken for small or for large (ledger FT-30).
    """

    organisation = models.OneToOneField("people.Organisation", models.CASCADE, related_name="size_fact")
    staff = models.PositiveIntegerField(_("staff"), null=True, blank=True)
    turnover = models.DecimalField(_("turnover (£)"), max_digits=14, decimal_places=2, null=True, blank=True)
    balance = models.DecimalField(_("balance sheet total (£)"), max_digits=14, decimal_places=2, null=True, blank=True)
    said_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(models.Q(turnover=None) | models.Q(turnover__gte=0))
                & (models.Q(balance=None) | models.Q(balance__gte=0)),
                name="a_size_is_never_less_than_nothing",
            )
        ]

    class Privacy:
        members = "id organisation said_at"
        private = "staff turnover balance"

    def __str__(self) -> str:
        return str(self.organisation)


class BankDetails(models.Model):
    """Where an organisation is paid, under seal, and who said so. `ending` are the last figures, by which its own people
    know it. Other details are another row; of those that were replaced the last figures alone are kept."""

    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="bank_details")
    sealed = models.BinaryField()
    ending = models.CharField(max_length=4)
    given_at = models.DateTimeField()
    given_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    confirmed_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"],
                condition=models.Q(replaced_at__isnull=True),
                name="one_account_of_an_organisation",
            )
        ]

    class Privacy:
        private = "id organisation sealed ending given_at given_by confirmed_at replaced_at"

    def __str__(self) -> str:
        return f"an account that ends in {self.ending}"
