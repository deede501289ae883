from datetime import date
from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from folkmoot.core.clock import add_months
from folkmoot.core.policy import Refused

MONTHS = 12  # a needs briefing is current for so long (ledger LA-12)


class CommitteeArea(models.Model):
    """A local committee area: some wards of a council whose councillors meet together and need to know their needs."""

    body = models.ForeignKey("people.Organisation", models.PROTECT, related_name="committee_areas")
    name = models.CharField(_("name"), max_length=120)
    wards: Any = models.ManyToManyField("places.Area", through="needs.CommitteeWard", related_name="committee_areas")
    formed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "name"], name="one_committee_area_of_a_name")]

    class Privacy:
        public = "id body name wards formed_at"

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("needs:committee", args=[self.pk])


class CommitteeWard(models.Model):
    """A ward lies in one local committee area at most."""

    committee = models.ForeignKey(CommitteeArea, models.CASCADE, related_name="+")
    ward = models.OneToOneField("places.Area", models.PROTECT, related_name="committee_ward")

    class Privacy:
        public = "id committee ward"

    def __str__(self) -> str:
        return f"{self.committee_id}: {self.ward_id}"


class Briefing(models.Model):
    """What a committee area needs, on a day, by somebody with a name. `drawn` holds the evidence and the needs as they
    stood. It is never changed: the next one has the next number, and all are kept."""

    committee = models.ForeignKey(CommitteeArea, models.PROTECT, related_name="briefings")
    number = models.PositiveSmallIntegerField()
    dated_date = models.DateField(_("date"))
    author = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    written_as = models.CharField(max_length=200)
    opening = models.TextField(_("what matters here now"))
    steps = models.TextField(_("what councillors could do"), blank=True)
    drawn = models.JSONField()
    written_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["committee", "number"], name="one_briefing_of_a_number")]

    class Privacy:
        public = "id committee number dated_date author written_as opening steps drawn written_at"

    def __str__(self) -> str:
        return f"{self.committee_id}: {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("needs:briefing", args=[self.pk])

    def save(self, *args: Any, **options: Any) -> None:
        if not self._state.adding:
            raise Refused(_now("A briefing stands as it was written. Write the next one instead."))
        super().save(*args, **options)

    @property
    def due_date(self) -> date:
        """The last day on which it is current."""
        return add_months(self.dated_date, MONTHS)

    def is_current(self, today: date) -> bool:
        return today <= self.due_date
