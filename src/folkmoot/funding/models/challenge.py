from typing import TYPE_CHECKING

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from folkmoot.funding.states import ChallengeState

if TYPE_CHECKING:
    from folkmoot.people.models import Organisation


class Challenge(models.Model):
    """Somebody objects to an award before it is final: a bidder, or, where nobody was asked to bid, an organisation that
    could have done the work. Answered by somebody who neither scored nor decided."""

    award = models.ForeignKey("funding.Award", models.PROTECT, related_name="challenges")
    bid = models.ForeignKey("funding.Bid", models.PROTECT, null=True, blank=True, related_name="challenges")
    organisation = models.ForeignKey(
        "people.Organisation", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("who could have done it"),
    )  # fmt: skip
    words = models.TextField(_("what was wrong"))
    state = models.CharField(max_length=10, choices=ChallengeState, default=ChallengeState.RAISED)
    raised_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    raised_at = models.DateTimeField()
    answer = models.TextField(_("answer"), blank=True)
    answered_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    answered_as = models.CharField(max_length=200, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(words=""), name="a_challenge_says_what_was_wrong"),
            models.CheckConstraint(
                condition=~models.Q(state__in=["upheld", "dismissed"], answer=""),
                name="a_challenge_is_answered_in_words",
            ),
            models.CheckConstraint(
                condition=models.Q(bid__isnull=False) ^ models.Q(organisation__isnull=False),
                name="a_challenge_is_by_a_bidder_or_by_who_could_have_been",
            ),
            models.UniqueConstraint(
                fields=["award", "organisation"],
                condition=models.Q(state="raised"),
                name="one_open_challenge_of_an_organisation",
            ),
            models.UniqueConstraint(
                fields=["award", "bid"], condition=models.Q(state="raised"), name="one_open_challenge_of_a_bidder"
            ),
        ]

    class Privacy:
        public = "id award state answered_as answered_at"
        members = "bid organisation raised_at"
        private = "words raised_by answer answered_by"

    def __str__(self) -> str:
        return f"{self.award_id}: {self.state}"

    def get_absolute_url(self) -> str:
        return reverse("funding:challenge", args=[self.pk])

    @property
    def case(self) -> models.Model:
        return self.award.opportunity

    @property
    def raised_for(self) -> "Organisation | None":
        """Whose objection it is."""
        return self.bid.organisation if self.bid else self.organisation


class Debrief(models.Model):
    """A bidder asks what its letter leaves open, and is answered."""

    bid = models.ForeignKey("funding.Bid", models.PROTECT, related_name="debriefs")
    question = models.TextField(_("what you would like to know"))
    asked_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField()
    answer = models.TextField(_("answer"), blank=True)
    answered_as = models.CharField(max_length=200, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=~models.Q(question=""), name="a_debrief_asks_something")]

    class Privacy:
        members = "id bid asked_at answered_as answered_at"
        private = "question asked_by answer"

    def __str__(self) -> str:
        return str(self.bid_id)

    def get_absolute_url(self) -> str:
        return reverse("funding:debrief", args=[self.pk])

    @property
    def case(self) -> models.Model:
        return self.bid.opportunity
