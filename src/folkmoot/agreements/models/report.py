from datetime import date, timedelta
from decimal import Decimal

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from folkmoot.agreements.equality import figure
from folkmoot.agreements.states import ReportState


class Report(models.Model):
    """One period's report, typed once, read by every funder. The period's end is exclusive."""

    agreement = models.ForeignKey("agreements.Agreement", models.PROTECT, related_name="reports")
    start_date = models.DateField(_("from"))
    end_date = models.DateField(_("until"))
    due_date = models.DateField(_("due by"))
    state = models.CharField(max_length=10, choices=ReportState, default=ReportState.DUE)
    story = models.TextField(_("what happened, in your own words"), blank=True)
    user_voices = models.PositiveIntegerField(_("people who told you how it is"), null=True, blank=True)
    voices_changed = models.TextField(_("what changed because of what they said"), blank=True)
    equality_help = models.TextField(_("how the work helps people to be treated fairly"), blank=True)
    hours_spent = models.DecimalField(
        _("hours you spent on this report"), max_digits=6, decimal_places=1, null=True, blank=True
    )
    submitted_at = models.DateTimeField(null=True, blank=True)
    submitted_as = models.CharField(max_length=200, blank=True)
    submitted_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, blank=True, related_name="+")
    certified_at = models.DateTimeField(null=True, blank=True)
    certified_as = models.CharField(max_length=200, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    funder_words = models.TextField(_("what the funder says"), blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agreement", "start_date"], name="one_report_of_a_period"),
            models.CheckConstraint(
                condition=models.Q(end_date__gt=models.F("start_date")), name="a_period_ends_after_it_starts"
            ),
        ]

    class Privacy:
        public = (
            "id agreement start_date end_date due_date state story user_voices hours_spent submitted_at"
            " submitted_as accepted_at funder_words version voices_changed equality_help certified_at certified_as"
        )
        private = "submitted_by"

    def __str__(self) -> str:
        return f"{self.agreement}, {self.start_date:%b %Y}"

    @property
    def last_date(self) -> date:
        """The last day of the period, as people say it."""
        return self.end_date - timedelta(days=1)

    @property
    def has_come_in(self) -> bool:
        """Sent by the provider, so that everyone may read it."""
        return self.state in (ReportState.SUBMITTED, ReportState.ACCEPTED)

    def get_absolute_url(self) -> str:
        return reverse("agreements:report", args=[self.pk])

    @property
    def case(self) -> models.Model:
        return self.agreement.project


class Result(models.Model):
    """The value of one measure in one period: a knot of the thread."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="results")
    measure = models.ForeignKey("agreements.Measure", models.PROTECT, related_name="results")
    value = models.DecimalField(_("value"), max_digits=14, decimal_places=2)
    note = models.CharField(_("note"), max_length=300, blank=True)
    source = models.CharField(_("how you know"), max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "measure"], name="one_value_of_a_measure")]

    class Privacy:
        public = "id report measure value note source"

    def __str__(self) -> str:
        return f"{self.measure}: {self.shown}"

    @property
    def shown(self) -> Decimal | None:
        """The figure as anybody may see it: None where it counts too few people."""
        return figure(self.value, self.measure.unit)

    def get_absolute_url(self) -> str:
        return f"{self.report.get_absolute_url()}#result-{self.pk}"

    @property
    def case(self) -> models.Model:
        return self.report.agreement.project
