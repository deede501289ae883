from datetime import date
from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class CommissioningProgramme(models.Model):
    """Several projects of one body that belong together, with one aim. An elected member champions it (ledger CC-29)."""

    body = models.ForeignKey("people.Organisation", models.PROTECT, related_name="commissioning_programmes")
    title = models.CharField(_("name"), max_length=160)
    aim = models.TextField(_("what it is for"))
    projects: Any = models.ManyToManyField("commissioning.Project", related_name="programmes")
    opened_at = models.DateTimeField()
    ended_date = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "title"], name="one_programme_of_a_name")]

    class Privacy:
        public = "id body title aim projects opened_at ended_date"

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("commissioning:programme", args=[self.pk])


class ChampionQuerySet(models.QuerySet["Champion"]):
    def named(self) -> "ChampionQuerySet":
        """Those who have not stepped down; whether they still sit on the council is another question."""
        return self.filter(end_date=None)


class Champion(models.Model):
    """The elected member who stands up for a programme, from when to when."""

    programme = models.ForeignKey(CommissioningProgramme, models.CASCADE, related_name="champions")
    person = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    start_date = models.DateField(_("from"))
    end_date = models.DateField(_("until"), null=True, blank=True)

    objects = ChampionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme"], condition=models.Q(end_date=None), name="one_champion_of_a_programme"
            ),
            models.CheckConstraint(
                condition=models.Q(end_date=None) | models.Q(end_date__gte=models.F("start_date")),
                name="a_champion_ends_after_they_start",
            ),
        ]

    class Privacy:
        public = "id programme person start_date end_date"

    def __str__(self) -> str:
        return f"{self.programme_id}: {self.person_id}"

    def shown_name(self, today: date) -> str:
        return self.person.shown_name(today) if self.person else str(_("somebody whose account is closed"))
