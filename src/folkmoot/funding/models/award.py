from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from folkmoot.funding.states import AwardState


class Recommendation(models.Model):
    """What those who ran the panel recommend to whoever decides. Handed over once every summary is written."""

    opportunity = models.OneToOneField("funding.Opportunity", models.PROTECT, related_name="recommendation")
    words = models.TextField(_("why"), blank=True)
    made_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    made_as = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField(null=True, blank=True)
    sent_back_reason = models.TextField(_("why it was sent back"), blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(made_at__isnull=True) | ~models.Q(words=""), name="a_recommendation_says_why"
            )
        ]

    class Privacy:
        members = "id opportunity words made_as made_at sent_back_reason"
        private = "made_by"

    def __str__(self) -> str:
        return str(self.opportunity_id)

    @property
    def case(self) -> models.Model:
        return self.opportunity


class AssessmentSummary(models.Model):
    """What one bidder will be told: the outcome, the reasons for all to read and the feedback for them alone
    (Procurement Act 2023 s.50). Kept as it is written; whole before anything is recommended."""

    bid = models.OneToOneField("funding.Bid", models.PROTECT, related_name="summary")
    awarded = models.BooleanField(default=False)
    amount = models.DecimalField(_("amount (£)"), max_digits=14, decimal_places=2, null=True, blank=True)
    reasons = models.TextField(_("reasons, for everyone to read"), blank=True)
    feedback = models.TextField(_("feedback, for the bidder alone"), blank=True)
    version = models.PositiveIntegerField(default=1)
    mailed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(awarded=False) | models.Q(amount__gt=0), name="a_proposed_award_has_an_amount"
            )
        ]

    class Privacy:
        private = "id bid awarded amount reasons feedback version mailed_at"

    def __str__(self) -> str:
        return str(self.bid_id)


class SummaryLine(models.Model):
    """What the winner did better on one criterion, for a bidder who was not awarded."""

    summary = models.ForeignKey(AssessmentSummary, models.CASCADE, related_name="lines")
    criterion = models.ForeignKey("funding.Criterion", models.PROTECT, related_name="+")
    better = models.TextField(_("what the winner did better"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["summary", "criterion"], name="one_line_on_a_criterion")]

    class Privacy:
        private = "id summary criterion better"

    def __str__(self) -> str:
        return self.better[:60]


class RulingGround(models.TextChoices):
    CONFLICT = "conflict", _("a conflict of interest that nothing can remove")
    CONDITION = "condition", _("it does not meet a condition that it said it meets")
    EXCLUDED = "excluded", _("a ground for exclusion in law")
    QUESTION = "question", _("its answer to a question that is passed or not does not pass")
    INCOMPLETE = "incomplete", _("it is not an answer to what was asked")


class RuledOut(models.Model):
    """A bid that is not judged any further, and why. Its bidder is told at once; everyone reads it with the decision."""

    bid = models.OneToOneField("funding.Bid", models.PROTECT, related_name="ruling")
    ground = models.CharField(_("on what ground"), max_length=12, choices=RulingGround)
    reasons = models.TextField(_("reasons"))
    ruled_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    ruled_as = models.CharField(max_length=200)
    ruled_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~models.Q(reasons=""), name="a_bid_is_ruled_out_with_reasons")]

    class Privacy:
        members = "id bid ground reasons ruled_as ruled_at"
        private = "ruled_by"

    def __str__(self) -> str:
        return str(self.bid_id)


class Award(models.Model):
    """One decision on an opportunity, from the day it is announced until it is final or set aside."""

    opportunity = models.ForeignKey("funding.Opportunity", models.PROTECT, related_name="awards")
    state = models.CharField(max_length=10, choices=AwardState, default=AwardState.ANNOUNCED)
    body_name = models.CharField(_("committee or board that decided"), max_length=200, blank=True)
    minute = models.CharField(_("where it is minuted"), max_length=200, blank=True)
    decided_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    decided_as = models.CharField(max_length=300)
    decided_at = models.DateTimeField()
    standstill_ends_date = models.DateField(null=True, blank=True)
    final_at = models.DateTimeField(null=True, blank=True)
    set_aside_at = models.DateTimeField(null=True, blank=True)
    set_aside_reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["opportunity"], condition=~models.Q(state="set_aside"), name="one_award_stands"
            ),
            models.CheckConstraint(
                condition=~models.Q(state="set_aside", set_aside_reason=""), name="an_award_set_aside_says_why"
            ),
        ]

    class Privacy:
        public = (
            "id opportunity state body_name minute decided_as decided_at standstill_ends_date final_at set_aside_at"
            " set_aside_reason"
        )
        private = "decided_by"

    def __str__(self) -> str:
        return str(self.opportunity_id)

    def get_absolute_url(self) -> str:
        return reverse("funding:award", args=[self.pk])

    @property
    def case(self) -> models.Model:
        return self.opportunity


class PastDecision(models.Model):
    """What an award that was set aside had decided on one bid."""

    award = models.ForeignKey(Award, models.PROTECT, related_name="past")
    bid = models.ForeignKey("funding.Bid", models.PROTECT, related_name="past_decisions")
    awarded = models.BooleanField()
    amount = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    total_score = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    reasons = models.TextField()
    feedback = models.TextField()

    class Privacy:
        public = "id award bid awarded amount reasons"
        members = "total_score feedback"

    def __str__(self) -> str:
        return str(self.bid_id)
