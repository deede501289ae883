from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from folkmoot.engagement.states import IdeaState
from folkmoot.places.points import Point


class Idea(models.Model):
    """What somebody would like to see done with the money, in words and at a place."""

    budget = models.ForeignKey("engagement.Budget", models.PROTECT, related_name="ideas")
    title = models.CharField(_("idea"), max_length=120)
    words = models.TextField(_("what should be done, and for whom"))
    place = models.CharField(_("where, in words"), max_length=160)
    area = models.ForeignKey("places.Area", models.PROTECT, related_name="+")
    north = models.FloatField(_("on the map: how far north"), null=True, blank=True)
    east = models.FloatField(_("on the map: how far east"), null=True, blank=True)
    author = models.ForeignKey("people.Person", models.SET_NULL, null=True, blank=True, related_name="+")
    captured_by = models.CharField(_("taken down by (post)"), max_length=160, blank=True)
    sent_at = models.DateTimeField()
    state = models.CharField(max_length=12, choices=IdeaState, default=IdeaState.SENT)
    reason = models.TextField(_("what the check found"), blank=True)
    cost = models.DecimalField(_("whole cost"), max_digits=14, decimal_places=2, null=True, blank=True)
    cost_note = models.TextField(_("how the cost was worked out"), blank=True)
    checked_at = models.DateTimeField(null=True, blank=True)
    number = models.PositiveIntegerField(_("number on the ballot"), null=True, blank=True)
    not_with = models.ManyToManyField("self", blank=True, verbose_name=_("cannot be done together with"))
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged")
    votes = models.PositiveIntegerField(null=True, blank=True)
    fate = models.TextField(_("why it won or lost"), blank=True)
    project = models.ForeignKey("commissioning.Project", models.PROTECT, null=True, blank=True, related_name="+")
    opened_date = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["budget", "number"], name="one_idea_with_a_number"),
            models.CheckConstraint(
                condition=~models.Q(state=IdeaState.NOT_FEASIBLE) | ~models.Q(reason=""),
                name="what_cannot_be_done_says_why",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=[IdeaState.ON_BALLOT, IdeaState.WON, IdeaState.NOT_FUNDED])
                | models.Q(cost__isnull=False),
                name="what_is_voted_on_has_a_cost",
            ),
            models.CheckConstraint(
                condition=models.Q(north__isnull=True, east__isnull=True)
                | models.Q(north__isnull=False, east__isnull=False),
                name="a_point_is_two_numbers",
            ),
        ]
        indexes = [models.Index(fields=["budget", "state", "number"])]

    class Privacy:
        public = (
            "id budget title words place area north east sent_at state reason cost cost_note checked_at number not_with"
            " merged_into votes fate project opened_date captured_by"
        )
        private = "author"

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("budgets:idea", args=[self.pk])

    @property
    def case(self) -> Any:
        return self.budget

    @property
    def point(self) -> Point | None:
        return None if self.north is None or self.east is None else Point(self.north, self.east)


class IdeaMerge(models.Model):
    """An offer to join one idea with another. It happens when both authors have agreed."""

    idea = models.ForeignKey(Idea, models.CASCADE, related_name="offers")
    into = models.ForeignKey(Idea, models.CASCADE, related_name="offers_to_join")
    why = models.TextField(_("why they belong together"))
    offered_at = models.DateTimeField()
    idea_agrees = models.BooleanField(null=True, blank=True)
    into_agrees = models.BooleanField(null=True, blank=True)
    noted = models.TextField(_("how an author without an account agreed"), blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["idea", "into"], name="one_offer_to_join"),
            models.CheckConstraint(condition=~models.Q(idea=models.F("into")), name="not_joined_with_itself"),
        ]

    class Privacy:
        public = "id idea into why offered_at idea_agrees into_agrees"
        members = "noted"

    def __str__(self) -> str:
        return f"{self.idea} → {self.into}"

    @property
    def case(self) -> Any:
        return self.into


class IdeaStep(models.Model):
    """A step from winning to opening, with its day. Everybody sees which are overdue."""

    idea = models.ForeignKey(Idea, models.CASCADE, related_name="steps")
    what = models.CharField(_("step"), max_length=160)
    due_date = models.DateField(_("to be done by"))
    done_date = models.DateField(_("done on"), null=True, blank=True)
    note = models.TextField(_("what happened"), blank=True)

    class Meta:
        indexes = [models.Index(fields=["done_date", "due_date"])]

    class Privacy:
        public = "id idea what due_date done_date note"

    def __str__(self) -> str:
        return self.what

    @property
    def case(self) -> Any:
        return self.idea
