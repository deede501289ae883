from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class Theme(models.TextChoices):
    HOUSING = "housing", _("housing")
    JOBS = "jobs", _("jobs and pay")
    DEBT = "debt", _("debt and money worries")
    MENTAL_HEALTH = "mental-health", _("mental health")
    DEMOGRAPHY = "demography", _("who lives here")
    INCOME = "income", _("income")
    EDUCATION = "education", _("learning and skills")
    HEALTH = "health", _("health and disability")
    CRIME = "crime", _("crime and safety")
    ENVIRONMENT = "environment", _("surroundings")
    SERVICES = "services", _("getting to services")
    OVERALL = "overall", _("deprivation overall")


class Dataset(models.Model):
    """One published release: who published it, under which licence, of which vintage, for which geography."""

    code = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    publisher = models.CharField(max_length=200)
    licence = models.CharField(max_length=120)
    licence_url = models.URLField(blank=True)
    vintage = models.CharField(max_length=60)
    geography = models.CharField(max_length=60)
    source_url = models.URLField(blank=True)
    attribution = models.TextField(blank=True)
    small_numbers = models.CharField(_("how the publisher protects small numbers"), max_length=300, blank=True)
    file_digest = models.CharField(max_length=64, blank=True)
    imported_at = models.DateTimeField(null=True, blank=True)

    class Privacy:
        public = (
            "id code title description publisher licence licence_url vintage geography source_url attribution"
            " small_numbers file_digest imported_at"
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("evidence:dataset", args=[self.code])

    @property
    def geography_said(self) -> str:
        """Which kind of areas, in words."""
        known = {
            "lsoa21": _("small areas, LSOA 2021"),
            "lsoa11": _("small areas, LSOA 2011"),
            "ward24": _("wards, 2024"),
            "borough": _("boroughs"),
            "by-code": _("areas by their official codes"),
        }
        return str(known.get(self.geography, self.geography))


class Indicator(models.Model):
    """One measured thing about areas. `comparable_group` names the series its values may be compared within."""

    dataset = models.ForeignKey(Dataset, models.CASCADE, related_name="indicators")
    code = models.SlugField(max_length=120, unique=True)
    title = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    theme = models.CharField(max_length=20, choices=Theme)
    unit = models.CharField(max_length=60, blank=True)
    decimals = models.PositiveSmallIntegerField(default=0)
    better = models.CharField(
        max_length=10, blank=True, choices=[("high", _("higher is better")), ("low", _("lower is better"))]
    )
    is_headline = models.BooleanField(default=False)
    comparable_group = models.CharField(max_length=80, blank=True)
    part_of = models.CharField(_("code of the whole it is a part of"), max_length=120, blank=True)
    is_special = models.BooleanField(_("tells of health, faith, ethnicity and the like"), default=False)
    position = models.PositiveSmallIntegerField(default=0)

    class Privacy:
        public = (
            "id dataset code title description theme unit decimals better is_headline comparable_group part_of"
            " is_special position"
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("evidence:indicator", args=[self.code])

    @property
    def counts_people(self) -> bool:
        """True when its values are numbers of people, so that a small one could give somebody away."""
        return not self.decimals and self.unit.split(" ")[0] in {
            "people",
            "households",
            "children",
            "residents",
            "patients",
        }


class Value(models.Model):
    """One indicator in one area. A null number is missing at source, and `note` says why if the source does."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="values")
    area = models.ForeignKey("places.Area", models.CASCADE, related_name="values")
    number = models.DecimalField(max_digits=18, decimal_places=6, null=True, blank=True)
    note = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["indicator", "area"], name="one_value_of_an_indicator")]

    class Privacy:
        public = "id indicator area number note"

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.area_id}: {self.number}"
