from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from folkmoot.evidence.models import Theme
from folkmoot.people.models import Organisation


class Priority(models.Model):
    """What a board agreed matters, from needs of which at least one was said by residents (ledger NE-07)."""

    board = models.ForeignKey("needs.Board", models.PROTECT, related_name="priorities")
    round = models.OneToOneField(
        "needs.PrioritisationRound", models.PROTECT, null=True, blank=True, related_name="priority"
    )
    title = models.CharField(_("the priority"), max_length=160)
    reasons = models.TextField(_("why this matters most"))
    needs = models.ManyToManyField("needs.Need", related_name="priorities")
    agreed_at = models.DateTimeField()
    members_taking_part = models.PositiveSmallIntegerField()
    residents_taking_part = models.PositiveSmallIntegerField()
    disagreement = models.TextField(_("who saw it otherwise, and why"), blank=True)

    class Meta:
        indexes = [models.Index(fields=["-agreed_at"])]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(residents_taking_part__gte=1), name="a_resident_took_part_in_agreeing"
            )
        ]

    class Privacy:
        public = "id board round title reasons needs agreed_at members_taking_part residents_taking_part disagreement"

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("needs:priority", args=[self.pk])

    @property
    def body(self) -> Organisation:
        """The body that answers for it: the board's host."""
        return self.board.host


class Scope(models.TextChoices):
    BOROUGH = "borough", _("the whole borough")
    AREA = "area", _("part of the borough")


class Outcome(models.Model):
    """The change for people that a priority asks for: a condition of a population, owned by no one body."""

    priority = models.ForeignKey(Priority, models.PROTECT, related_name="outcomes")
    title = models.CharField(_("what will be different for people"), max_length=200)
    theme = models.CharField(_("about"), max_length=20, choices=Theme)
    scope = models.CharField(_("for"), max_length=10, choices=Scope, default=Scope.BOROUGH)
    effect_elsewhere = models.TextField(_("what it means for the rest of the borough"), blank=True)
    horizon_months = models.PositiveSmallIntegerField(_("months until it can show"))
    indicator = models.ForeignKey("evidence.Indicator", models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(scope="borough") | ~models.Q(effect_elsewhere=""),
                name="an_area_outcome_says_what_it_means_elsewhere",
            )
        ]

    class Privacy:
        public = "id priority title theme scope effect_elsewhere horizon_months indicator"

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"{self.priority.get_absolute_url()}#outcome-{self.pk}"
