from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from folkmoot.citizens.states import ChallengeState


class Challenge(models.Model):
    """A citizen commissioner says that the evidence of a project is wrong or misses something (ledger NE-15)."""

    project = models.ForeignKey("commissioning.Project", models.PROTECT, related_name="challenges")
    raised_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    about = models.CharField(_("which evidence"), max_length=200)
    says = models.TextField(_("what is wrong or missing"))
    shown_by = models.TextField(_("how you know"))
    state = models.CharField(max_length=12, choices=ChallengeState, default=ChallengeState.RAISED)
    raised_at = models.DateTimeField()
    found = models.TextField(_("what the check found"), blank=True)
    checked_as = models.CharField(max_length=200, blank=True)
    checked_at = models.DateTimeField(null=True, blank=True)
    reasons = models.TextField(_("why"), blank=True)
    changed_subject = models.CharField(_("the specification that changed"), max_length=100, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state__in=["upheld", "not_upheld"]) | ~models.Q(reasons=""),
                name="a_challenge_ends_with_reasons",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="upheld") | ~models.Q(changed_subject=""),
                name="an_upheld_challenge_changed_something",
            ),
        ]

    class Privacy:
        public = "id project about says shown_by state raised_at found checked_as checked_at reasons changed_subject answered_at"
        private = "raised_by"

    def __str__(self) -> str:
        return self.about

    def get_absolute_url(self) -> str:
        return reverse("citizens:challenge", args=[self.pk])

    @property
    def case(self) -> models.Model:
        return self.project
