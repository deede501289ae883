from django.db import models
from django.utils.translation import gettext_lazy as _


class Category(models.Model):
    """Something a panel must be like its place in: age, sex, ward … For an assembly or for a standing panel."""

    assembly = models.ForeignKey(
        "engagement.Assembly", models.CASCADE, null=True, blank=True, related_name="categories"
    )
    panel = models.ForeignKey(
        "engagement.StandingPanel", models.CASCADE, null=True, blank=True, related_name="categories"
    )
    name = models.CharField(_("category"), max_length=60)
    question = models.CharField(_("how it is asked"), max_length=200)
    source = models.CharField(_("where the figures come from"), max_length=200)
    is_special = models.BooleanField(_("tells of health, faith, ethnicity and the like"), default=False)
    position = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(assembly__isnull=False, panel__isnull=True)
                | models.Q(assembly__isnull=True, panel__isnull=False),
                name="a_category_belongs_to_one_panel",
            ),
            models.UniqueConstraint(fields=["assembly", "name"], name="an_assembly_has_a_category_once"),
            models.UniqueConstraint(fields=["panel", "name"], name="a_panel_has_a_category_once"),
        ]

    class Privacy:
        public = "id assembly panel name question source is_special position"

    def __str__(self) -> str:
        return self.name


class CategoryValue(models.Model):
    """One value of a category: how many people of the place have it, and how many seats are to go to them."""

    category = models.ForeignKey(Category, models.CASCADE, related_name="values")
    label = models.CharField(_("value"), max_length=80)
    people = models.PositiveIntegerField(_("people in the place"))
    least = models.PositiveSmallIntegerField(_("seats, at least"), default=0)
    most = models.PositiveSmallIntegerField(_("seats, at most"), default=0)
    reason = models.TextField(_("why it differs from the place"), blank=True)
    indicator = models.ForeignKey("evidence.Indicator", models.SET_NULL, null=True, blank=True, related_name="+")
    position = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(least__lte=models.F("most")), name="a_target_is_a_range_of_seats"
            ),
            models.UniqueConstraint(fields=["category", "label"], name="a_value_stands_once_in_its_category"),
        ]

    class Privacy:
        public = "id category label people least most reason indicator position"

    def __str__(self) -> str:
        return self.label
