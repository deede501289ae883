from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from folkmoot.core.clock import day_of


class CheckLevel(models.TextChoices):
    BASIC = "basic", _("basic")
    STANDARD = "standard", _("standard")
    ENHANCED = "enhanced", _("enhanced")
    BARRED = "barred", _("enhanced, with the barred lists")


class CheckRole(models.Model):
    """A role that may be checked, the highest level it may be checked at, and why: eligibility goes with the role."""

    operator = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    name = models.CharField(_("role"), max_length=120)
    highest_level = models.CharField(_("highest level it may be checked at"), max_length=10, choices=CheckLevel)
    why = models.TextField(_("why this role may be checked"))
    renew_months = models.PositiveSmallIntegerField(_("looked at again after … months"), default=36)
    start_date = models.DateField()
    end_date = models.DateField(null=True, blank=True)

    class Privacy:
        members = "id operator name highest_level why renew_months start_date end_date"

    def __str__(self) -> str:
        return f"{self.name} ({self.get_highest_level_display()})"


class DbsCheckQuerySet(models.QuerySet["DbsCheck"]):
    def holding(self, start: datetime, end: datetime | None = None) -> "DbsCheckQuerySet":
        """Checks that hold all the way from one moment to another. One that ended at noon does not hold after noon."""
        finish = end or start
        ended = models.Q(ended_at=None) | models.Q(ended_at__gt=start, ended_at__gte=finish)
        return self.filter(ended, issued_date__lte=day_of(start), renew_date__gt=day_of(finish))


class DbsCheck(models.Model):
    """A criminal record check that was seen. What it said is not kept; the volunteer never pays (ledger PO-10)."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="dbs_checks")
    role = models.ForeignKey(CheckRole, models.PROTECT, related_name="checks")
    level = models.CharField(max_length=10, choices=CheckLevel)
    issued_date = models.DateField()
    renew_date = models.DateField()
    payer = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    charged_to_volunteer = models.DecimalField(max_digits=14, decimal_places=2, default=Decimal(0))
    is_free = models.BooleanField(default=False)
    seen_as = models.CharField(max_length=200)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_because = models.CharField(max_length=300, blank=True)

    objects = DbsCheckQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(charged_to_volunteer=0), name="a_volunteer_never_pays_for_a_check"
            ),
            models.CheckConstraint(
                condition=models.Q(renew_date__gt=models.F("issued_date")), name="a_check_is_renewed_after_it_began"
            ),
        ]

    class Privacy:
        private = "id person role level issued_date renew_date payer charged_to_volunteer is_free seen_as ended_at ended_because"

    def __str__(self) -> str:
        return f"{self.get_level_display()}: {self.person_id}"


def is_checked(person: Any, start: datetime, end: datetime | None = None) -> bool:
    """Whether somebody holds a check, in date all the way."""
    return DbsCheck.objects.holding(start, end).filter(person=person).exists()


class RiskAssessment(models.Model):
    """What could go wrong in an activity with under-18s or adults at risk, what is done about it, and who is there."""

    task = models.ForeignKey("citizens.CitizenTask", models.CASCADE, null=True, blank=True, related_name="risks")
    session = models.ForeignKey("citizens.CourseSession", models.CASCADE, null=True, blank=True, related_name="risks")
    risks = models.TextField(_("what could go wrong"))
    measures = models.TextField(_("what is done about it"))
    supervision = models.TextField(_("who is with them, and when"))
    host = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    second_adult = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    signed_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    signed_as = models.CharField(max_length=200)
    signed_at = models.DateTimeField()
    end_date = models.DateField(_("looked at again before"))

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(host=models.F("second_adult")), name="two_adults_are_two_people"
            ),
            models.CheckConstraint(
                condition=models.Q(task__isnull=False, session__isnull=True)
                | models.Q(task__isnull=True, session__isnull=False),
                name="risks_of_a_task_or_of_a_session",
            ),
        ]

    class Privacy:
        members = "id task session risks measures supervision host second_adult signed_by signed_as signed_at end_date"

    def __str__(self) -> str:
        return self.risks[:60]
