from datetime import date
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class TermQuerySet(models.QuerySet["SchemeTerm"]):
    def on(self, day: date) -> "TermQuerySet":
        """Terms that run on a day, by their own dates (the end is exclusive)."""
        return self.filter(models.Q(end_date=None) | models.Q(end_date__gt=day), start_date__lte=day)


class SchemeTerm(models.Model):
    """From when until when an organisation runs the citizens' scheme, and by which agreement (ledger PO-15).

    Its rights in the scheme begin and end with it. Where the agreement was made on this site it is named by reference,
    and an earlier end of it counts.
    """

    operator = models.ForeignKey("people.Organisation", models.PROTECT, related_name="scheme_terms")
    start_date = models.DateField(_("from"))
    end_date = models.DateField(_("ends before"), null=True, blank=True)
    contract = models.CharField(_("the agreement it rests on"), max_length=100, blank=True)
    words = models.CharField(_("what it rests on"), max_length=200)
    noted_at = models.DateTimeField()

    objects = TermQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(end_date=None) | models.Q(end_date__gt=models.F("start_date")),
                name="a_term_ends_after_it_starts",
            )
        ]

    class Privacy:
        public = "id operator start_date end_date contract words noted_at"

    def __str__(self) -> str:
        return f"{self.operator_id}: {self.start_date}"

    @property
    def body(self) -> Any:
        return self.operator
