from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class OrganisationKind(models.TextChoices):
    COUNCIL = "council", _("council")
    NHS = "nhs", _("NHS body")
    POLICE = "police", _("police")
    FIRE = "fire", _("fire service")
    OTHER_PUBLIC = "public", _("other public body")
    VCO = "vco", _("voluntary or community organisation")
    INFRASTRUCTURE = "infrastructure", _("infrastructure body (council for voluntary service)")
    FUNDER = "funder", _("funder or foundation")
    UNIVERSITY = "university", _("university")
    PRIVATE = "private", _("business")
    MUTUAL = "mutual", _("mutual or co-operative")
    UNKNOWN = "unknown", _("not known")


PUBLIC_BODIES = (
    OrganisationKind.COUNCIL,
    OrganisationKind.NHS,
    OrganisationKind.POLICE,
    OrganisationKind.FIRE,
    OrganisationKind.OTHER_PUBLIC,
)
VOLUNTARY = (OrganisationKind.VCO, OrganisationKind.INFRASTRUCTURE)


class LegalForm(models.TextChoices):
    ASSOCIATION = "association", _("unincorporated association")
    CHARITY = "charity", _("charity")
    CIO = "cio", _("charitable incorporated organisation")
    CIC = "cic", _("community interest company")
    GUARANTEE = "guarantee", _("company limited by guarantee")
    COMMUNITY_BENEFIT = "community_benefit", _("community benefit society")
    COOPERATIVE = "cooperative", _("co-operative")
    COMPANY = "company", _("company limited by shares")
    LLP = "llp", _("limited liability partnership")
    SOLE_TRADER = "sole_trader", _("sole trader")
    PUBLIC = "public", _("public body")
    UNKNOWN = "unknown", _("not known")


MUTUAL_FORMS = (LegalForm.COMMUNITY_BENEFIT, LegalForm.COOPERATIVE)
FOR_PROFIT = (LegalForm.COMPANY, LegalForm.LLP, LegalForm.SOLE_TRADER)


class SizeBand(models.TextChoices):
    """Income a year, in the bands NCVO uses for voluntary organisations, joined to four."""

    MICRO = "micro", _("micro (under £10,000 a year)")
    SMALL = "small", _("small (£10,000 to £100,000 a year)")
    MEDIUM = "medium", _("medium (£100,000 to £1 million a year)")
    LARGE = "large", _("large (over £1 million a year)")
    UNKNOWN = "", _("not known")


class Group(models.TextChoices):
    """Whom it is there for, by the characteristics the Equality Act 2010 s.4 protects."""

    AGE_YOUNG = "young", _("children and young people")
    AGE_OLD = "older", _("older people")
    DISABILITY = "disability", _("disabled people")
    GENDER_REASSIGNMENT = "trans", _("trans people")
    MARRIAGE = "marriage", _("married people and civil partners")
    PREGNANCY = "pregnancy", _("pregnant women and new mothers")
    RACE = "race", _("people of minority ethnic groups")
    RELIGION = "religion", _("people of a religion or belief")
    SEX = "sex", _("women or men in particular")
    ORIENTATION = "orientation", _("lesbian, gay and bisexual people")


class VcoFunction(models.TextChoices):
    """The five functions of a voluntary organisation (Sutton Compact, definitions)."""

    SERVICES = "services", _("provides services")
    ADVOCACY = "advocacy", _("advocacy and self-help")
    CAMPAIGNING = "campaigning", _("campaigning")
    COORDINATION = "coordination", _("borough co-ordination and support")
    SUPPORT = "support", _("services to other voluntary organisations")


class Organisation(models.Model):
    """A body that commissions, funds, provides or speaks for people. Kept even when merged into another."""

    name = models.CharField(_("name"), max_length=300)
    name_key = models.CharField(max_length=300, db_index=True, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=OrganisationKind, default=OrganisationKind.UNKNOWN)
    kind_reason = models.CharField(_("how the kind is known"), max_length=200, blank=True)
    legal_form = models.CharField(_("legal form"), max_length=20, choices=LegalForm, default=LegalForm.UNKNOWN)
    functions = models.JSONField(_("functions"), default=list, blank=True)
    serves = models.JSONField(_("whom it is there for"), default=list, blank=True)
    pays_living_wage = models.BooleanField(_("pays everybody at least the London Living Wage"), null=True, blank=True)
    size = models.CharField(_("size"), max_length=10, choices=SizeBand, blank=True)
    area = models.ForeignKey("places.Area", models.PROTECT, null=True, blank=True, related_name="+")
    purpose = models.TextField(_("what it does"), blank=True)
    website = models.URLField(_("website"), blank=True)
    is_anchor = models.BooleanField(_("is an anchor organisation"), default=False)
    is_imported = models.BooleanField(default=False)
    checked_date = models.DateField(_("last checked"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged_from")

    class Meta:
        indexes = [
            models.Index(fields=["kind", "name"]),
            models.Index(fields=["name", "id"], condition=models.Q(merged_into=None), name="directory_by_name"),
            models.Index(fields=["checked_date"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(kind="vco", legal_form__in=[form.value for form in FOR_PROFIT]),
                name="a_for_profit_form_is_not_a_vco",
            ),
            models.CheckConstraint(condition=~models.Q(merged_into=models.F("id")), name="not_merged_into_itself"),
        ]

    class Privacy:
        public = (
            "id name kind kind_reason legal_form functions serves pays_living_wage size area purpose website is_anchor is_imported"
            " checked_date version merged_into"
        )
        members = "name_key"

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("people:organisation", args=[self.pk])

    @property
    def functions_said(self) -> list[str]:
        """What it does, of the Compact's five functions, in words."""
        return [str(VcoFunction(one).label) for one in self.functions if one in VcoFunction.values]

    @property
    def serves_said(self) -> list[str]:
        """Whom it is there for, in words."""
        return [str(Group(one).label) for one in self.serves if one in Group.values]

    @property
    def marks(self) -> list[str]:
        """What a directory marks it as: anchor, infrastructure body, mutual."""
        held = (
            (self.is_anchor, _("anchor organisation")),
            (self.kind == OrganisationKind.INFRASTRUCTURE, _("infrastructure body")),
            (self.is_mutual, _("mutual")),
        )
        return [str(words) for holds, words in held if holds]

    @property
    def is_mutual(self) -> bool:
        return self.kind == OrganisationKind.MUTUAL or self.legal_form in MUTUAL_FORMS

    @property
    def is_public_body(self) -> bool:
        return self.kind in PUBLIC_BODIES

    @property
    def is_voluntary(self) -> bool:
        return self.kind in VOLUNTARY


class OrganisationIdentifier(models.Model):
    """An identifier such as GB-CHC-123456. `strong` ones prove two records are one organisation."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="identifiers")
    scheme = models.CharField(max_length=40)
    value = models.CharField(max_length=120)
    strong = models.BooleanField(default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scheme", "value"], name="an_identifier_names_one_organisation")]

    class Privacy:
        public = "id organisation scheme value strong"

    def __str__(self) -> str:
        return f"{self.scheme}-{self.value}"

    @property
    def register_url(self) -> str:
        """The page of the public register it is in, where we know how to find it."""
        if self.scheme == "GB-COH":
            return f"https://find-and-update.company-information.service.gov.uk/company/{self.value}"
        if self.scheme == "GB-CHC":
            number = self.value.partition("-")[0]
            return f"https://register-of-charities.charitycommission.gov.uk/charity-search/-/charity-details/{number}"
        return ""


class OrganisationMerge(models.Model):
    """Two records found to be one organisation, or found not to be."""

    kept = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    merged = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    same = models.BooleanField()
    reasons = models.CharField(max_length=300)
    decided_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kept", "merged"], name="one_answer_for_two_records")]

    class Privacy:
        public = "id kept merged same reasons decided_at"
        private = "decided_by"

    def __str__(self) -> str:
        return f"{self.merged} → {self.kept}"


class AnchorSupport(models.Model):
    """An anchor organisation supports a small group, once the group itself confirms it."""

    anchor = models.ForeignKey(Organisation, models.PROTECT, related_name="supports")
    group = models.ForeignKey(Organisation, models.PROTECT, related_name="supported_by")
    since_date = models.DateField()
    confirmed_by_group_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["anchor", "group"], name="one_support_link"),
            models.CheckConstraint(condition=~models.Q(anchor=models.F("group")), name="no_anchor_of_itself"),
        ]

    class Privacy:
        members = "id anchor group since_date confirmed_by_group_at"

    def __str__(self) -> str:
        return f"{self.anchor} – {self.group}"
