from datetime import date, timedelta
from decimal import Decimal

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from folkmoot.agreements.file_states import FileState


class ContractLine(models.Model):
    """A contract that a body had before it came here, as its own register tells of it. The end is exclusive."""

    body = models.ForeignKey("people.Organisation", models.PROTECT, related_name="contract_lines")
    reference = models.CharField(_("the body’s own number"), max_length=80)
    title = models.CharField(_("contract"), max_length=300)
    supplier = models.ForeignKey("people.Organisation", models.PROTECT, related_name="contracts_supplied")
    start_date = models.DateField(_("starts on"))
    end_date = models.DateField(_("ends before"), null=True, blank=True)
    value = models.DecimalField(_("value (£)"), max_digits=14, decimal_places=2, null=True, blank=True)
    department = models.CharField(_("department"), max_length=160, blank=True)
    brought_in_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["body", "reference"], name="one_contract_of_a_reference"),
            models.CheckConstraint(
                condition=models.Q(end_date__isnull=True) | models.Q(end_date__gt=models.F("start_date")),
                name="a_contract_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=models.Q(value__isnull=True) | models.Q(value__gte=Decimal(0)),
                name="a_contract_is_worth_nothing_or_more",
            ),
        ]
        indexes = [models.Index(fields=["body", "-start_date", "-id"])]

    class Privacy:
        public = "id body reference title supplier start_date end_date value department brought_in_at"

    def __str__(self) -> str:
        return self.title

    @property
    def last_date(self) -> date | None:
        return self.end_date - timedelta(days=1) if self.end_date else None


class ColumnMapping(models.Model):
    """Which column of a body's file holds what: typed once, and remembered for its next file."""

    body = models.OneToOneField("people.Organisation", models.CASCADE, primary_key=True, related_name="+")
    columns = models.JSONField(default=dict)
    saved_at = models.DateTimeField()

    class Privacy:
        members = "body columns saved_at"

    def __str__(self) -> str:
        return f"columns of {self.body}"


class ContractFile(models.Model):
    """A contract register given through the pages: tried first, then brought in or thrown away."""

    body = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200)
    path = models.CharField(max_length=300)
    titles = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=FileState, default=FileState.GIVEN)
    report = models.JSONField(default=dict)
    given_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    given_at = models.DateTimeField()

    class Privacy:
        members = "id body file_name titles state report given_at"
        private = "path given_by"

    def __str__(self) -> str:
        return self.file_name

    def get_absolute_url(self) -> str:
        return reverse("agreements:contract_file", args=[self.pk])
