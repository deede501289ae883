from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _


class AdviceAnswer(models.TextChoices):
    ACCEPTED = "accepted", _("accepted")
    PART = "part", _("accepted in part")
    REJECTED = "rejected", _("rejected")


class AssemblyRecommendation(models.Model):
    """Something the assembly asks a body to do. Members vote on it; adopted, it is answered by a day, with reasons."""

    assembly = models.ForeignKey("engagement.Assembly", models.PROTECT, related_name="recommendations")
    number = models.PositiveSmallIntegerField()
    text = models.TextField(_("recommendation"))
    reasons = models.TextField(_("why the assembly asks for it"))
    addressee = models.ForeignKey("people.Organisation", models.PROTECT, related_name="assembly_recommendations")
    put_at = models.DateTimeField()
    adopted = models.BooleanField(null=True, blank=True)
    votes_for = models.PositiveSmallIntegerField(null=True, blank=True)
    votes_against = models.PositiveSmallIntegerField(null=True, blank=True)
    votes_open = models.PositiveSmallIntegerField(null=True, blank=True)
    answer_due_date = models.DateField(_("answer due by"), null=True, blank=True)
    answer = models.CharField(max_length=10, choices=AdviceAnswer, blank=True)
    answer_reasons = models.TextField(_("why, and what happens next"), blank=True)
    answered_as = models.CharField(max_length=200, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["adopted", "answer", "answer_due_date"])]
        constraints = [
            models.UniqueConstraint(fields=["assembly", "number"], name="one_advice_of_a_number"),
            models.CheckConstraint(
                condition=models.Q(answer="") | ~models.Q(answer_reasons=""), name="an_answer_to_an_assembly_says_why"
            ),
        ]

    class Privacy:
        public = (
            "id assembly number text reasons addressee put_at adopted votes_for votes_against votes_open"
            " answer_due_date answer answer_reasons answered_as answered_at"
        )

    def __str__(self) -> str:
        return f"{self.assembly} {self.number}"

    def get_absolute_url(self) -> str:
        return f"{self.assembly.get_absolute_url()}#recommendation-{self.number}"

    @property
    def case(self) -> models.Model:
        return self.assembly

    def is_owed(self) -> bool:
        return bool(self.adopted) and not self.answer

    def is_overdue(self, today: date) -> bool:
        return self.is_owed() and self.answer_due_date is not None and self.answer_due_date < today


class VoteChoice(models.TextChoices):
    FOR = "for", _("for")
    AGAINST = "against", _("against")
    OPEN = "open", _("neither")


class MemberVote(models.Model):
    recommendation = models.ForeignKey(AssemblyRecommendation, models.CASCADE, related_name="votes")
    seat = models.ForeignKey("engagement.AssemblySeat", models.CASCADE, related_name="votes")
    choice = models.CharField(max_length=8, choices=VoteChoice)
    captured_by = models.CharField(_("taken down by (post)"), max_length=160, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["recommendation", "seat"], name="a_member_votes_once")]

    class Privacy:
        private = "id recommendation seat choice captured_by"

    def __str__(self) -> str:
        return f"{self.recommendation_id}: {self.choice}"
