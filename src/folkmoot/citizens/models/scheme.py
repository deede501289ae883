from django.db import models
from django.utils.translation import gettext_lazy as _


class CostKind(models.TextChoices):
    CASH = "cash", _("in cash")
    IN_KIND = "in_kind", _("in kind: time, rooms, things")


class SchemeCost(models.Model):
    """What the scheme cost, in cash or in kind; the two are never added together (ledger FT-28)."""

    operator = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    kind = models.CharField(_("cash or in kind"), max_length=8, choices=CostKind)
    amount = models.DecimalField(_("amount, or what it would have cost"), max_digits=14, decimal_places=2)
    hours = models.DecimalField(_("hours of officers’ time"), max_digits=8, decimal_places=1, null=True, blank=True)
    words = models.CharField(_("for what"), max_length=200)
    paid_by = models.CharField(_("who bore it"), max_length=200)
    on_date = models.DateField(_("when"))

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(amount__gte=0), name="a_cost_is_not_below_nothing"),
            models.CheckConstraint(
                condition=models.Q(hours=None) | models.Q(kind="in_kind"), name="hours_are_given_in_kind"
            ),
        ]

    class Privacy:
        public = "id operator kind amount hours words paid_by on_date"

    def __str__(self) -> str:
        return self.words


class Claimed(models.TextChoices):
    TRAINED = "trained", _("trained")
    ACTIVE = "active", _("active now")
    PROJECTS = "projects", _("projects")
    ORGANISATIONS = "organisations", _("organisations")
    RESIDENTS = "residents", _("residents reached")


class PublishedClaim(models.Model):
    """A figure that somebody published about the scheme. It stands beside what is counted here, never in its place."""

    operator = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    figure = models.CharField(_("which figure"), max_length=16, choices=Claimed)
    value = models.PositiveIntegerField(_("how many"))
    words = models.CharField(_("as it was said"), max_length=60)
    source = models.CharField(_("where it was published"), max_length=200)
    noted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["operator", "figure", "source"], name="a_source_claims_a_figure_once")
        ]

    class Privacy:
        public = "id operator figure value words source noted_at"

    def __str__(self) -> str:
        return self.words
