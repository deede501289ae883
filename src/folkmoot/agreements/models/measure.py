from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from folkmoot.commissioning.models import MeasureKind

COPIED = ("kind", "title", "unit", "purpose", "use", "baseline", "target", "months_between")


class Measure(models.Model):
    """A measure both sides agreed before they signed (Sutton Compact 3.3.5; ledger AG-13, MP-01).

    An aim says what is counted, in what, and who answers for it (MP-06). Copied from a specification, which names nobody,
    the provider answers for it until a post is named.
    """

    agreement = models.ForeignKey("agreements.Agreement", models.CASCADE, related_name="measures")
    planned = models.ForeignKey(
        "commissioning.PlannedMeasure", models.PROTECT, null=True, blank=True, related_name="measures"
    )
    kind = models.CharField(_("which question it answers"), max_length=12, choices=MeasureKind)
    title = models.CharField(_("the measure"), max_length=200)
    unit = models.CharField(_("counted in"), max_length=40)
    purpose = models.TextField(_("why it is asked"))
    use = models.TextField(_("how it will be used"))
    baseline = models.DecimalField(_("now"), max_digits=14, decimal_places=2, null=True, blank=True)
    target = models.DecimalField(_("aim"), max_digits=14, decimal_places=2, null=True, blank=True)
    owner = models.CharField(_("who answers for the aim (a post or a body)"), max_length=300, blank=True)
    months_between = models.PositiveSmallIntegerField(_("asked every … months"), default=6)
    perspective = models.ForeignKey(
        "agreements.Perspective", models.SET_NULL, null=True, blank=True, related_name="measures"
    )
    stopped_date = models.DateField(_("no longer asked from"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~(models.Q(purpose="") | models.Q(use="")), name="a_measure_says_why_and_how_used"
            ),
            models.CheckConstraint(
                condition=models.Q(months_between__gte=1), name="a_measure_is_asked_from_time_to_time"
            ),
            models.CheckConstraint(
                condition=~models.Q(kind="better_off") | models.Q(baseline__isnull=False),
                name="an_outcome_measure_has_a_baseline",
            ),
            models.CheckConstraint(
                condition=models.Q(target=None) | ~(models.Q(title="") | models.Q(unit="") | models.Q(owner="")),
                name="an_aim_has_a_metric_and_an_owner",
            ),
        ]

        indexes = [models.Index(fields=["perspective", "agreement"])]

    class Privacy:
        public = "id agreement planned kind title unit purpose use baseline target owner months_between stopped_date perspective version"

    def __str__(self) -> str:
        return self.title

    @classmethod
    def copied(cls, agreement: Any, row: Any, *, planned: Any) -> Self:
        """The same measure for an agreement, not yet saved: of its specification, or of the agreement it stands beside."""
        owner = getattr(row, "owner", "") or ("" if row.target is None else agreement.provider.name)
        same = {name: getattr(row, name) for name in COPIED}
        return cls(agreement=agreement, planned=planned, owner=owner, **same)

    def get_absolute_url(self) -> str:
        return f"{self.agreement.get_absolute_url()}#measure-{self.pk}"

    @property
    def case(self) -> models.Model:
        return self.agreement.project
