from datetime import date

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from folkmoot.agreements.states import ImprovementState, VariationState


class Variation(models.Model):
    """A change to a signed agreement that both sides accept, with what it does to the provider (ledger AG-15)."""

    agreement = models.ForeignKey("agreements.Agreement", models.PROTECT, related_name="variations")
    review = models.ForeignKey(
        "agreements.AnnualReview", models.PROTECT, null=True, blank=True, related_name="variations"
    )
    what = models.TextField(_("what changes"))
    reason = models.TextField(_("why"))
    viability = models.TextField(_("what it does to the provider's staying afloat"))
    old_end_date = models.DateField()
    old_value = models.DecimalField(max_digits=14, decimal_places=2)
    new_end_date = models.DateField(_("new end"), null=True, blank=True)
    new_value = models.DecimalField(_("new value (£)"), max_digits=14, decimal_places=2, null=True, blank=True)
    by_funder = models.BooleanField()
    state = models.CharField(max_length=10, choices=VariationState, default=VariationState.PROPOSED)
    proposed_at = models.DateTimeField()
    proposed_as = models.CharField(max_length=200)
    answer = models.TextField(_("what the other side says"), blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_as = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~(models.Q(reason="") | models.Q(viability="")), name="a_variation_says_why_and_what_it_does"
            ),
            models.CheckConstraint(
                condition=models.Q(new_value__isnull=True) | models.Q(new_value__gt=0),
                name="a_variation_leaves_some_money",
            ),
            models.UniqueConstraint(
                fields=["agreement"], condition=models.Q(state="proposed"), name="one_open_variation"
            ),
        ]

    class Privacy:
        public = (
            "id agreement review what reason viability old_end_date old_value new_end_date new_value by_funder state"
            " proposed_at proposed_as answer answered_at answered_as"
        )

    def __str__(self) -> str:
        return self.what[:80]

    def get_absolute_url(self) -> str:
        return f"{reverse('agreements:changes', args=[self.agreement_id])}#variation-{self.pk}"

    @property
    def case(self) -> models.Model:
        return self.agreement


class AnnualReview(models.Model):
    """Once a year both sides look back, with what users said, and change what needs changing (ledger AG-16, MP-03)."""

    agreement = models.ForeignKey("agreements.Agreement", models.PROTECT, related_name="annual_reviews")
    number = models.PositiveSmallIntegerField()
    due_date = models.DateField(_("due by"))
    provider_words = models.TextField(_("what the provider says"), blank=True)
    provider_as = models.CharField(max_length=200, blank=True)
    user_voices = models.PositiveIntegerField(_("people who use it and were heard"), null=True, blank=True)
    changes_made = models.TextField(_("what changed because of them"), blank=True)
    works = models.TextField(_("whether the work does what it should"), blank=True)
    held_at = models.DateTimeField(null=True, blank=True)
    held_as = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agreement", "number"], name="one_review_of_a_year")]

    class Privacy:
        public = (
            "id agreement number due_date provider_words provider_as user_voices changes_made works held_at held_as"
        )

    def __str__(self) -> str:
        return str(_("%(agreement)s, year %(number)s") % {"agreement": self.agreement, "number": self.number})

    @property
    def case(self) -> models.Model:
        return self.agreement


class ImprovementPlan(models.Model):
    """What is done about a service in trouble, agreed before anybody thinks of ending it (ledger CE-01)."""

    agreement = models.ForeignKey("agreements.Agreement", models.PROTECT, related_name="improvement_plans")
    trouble = models.TextField(_("what is not going well"))
    help_offered = models.TextField(_("what help the funder gives"))
    until_date = models.DateField(_("looked at again on"))
    state = models.CharField(max_length=14, choices=ImprovementState, default=ImprovementState.PROPOSED)
    proposed_at = models.DateTimeField()
    proposed_as = models.CharField(max_length=200)
    agreed_at = models.DateTimeField(null=True, blank=True)
    agreed_as = models.CharField(max_length=200, blank=True)
    outcome = models.TextField(_("how it turned out"), blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agreement"],
                condition=models.Q(state__in=["proposed", "agreed"]),
                name="one_open_improvement_plan",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=["worked", "did_not_work"]) | ~models.Q(outcome=""),
                name="a_closed_plan_says_how_it_turned_out",
            ),
        ]

    class Privacy:
        public = (
            "id agreement trouble help_offered until_date state proposed_at proposed_as agreed_at agreed_as outcome"
            " closed_at"
        )

    def __str__(self) -> str:
        return str(_("Improvement plan: %s") % self.agreement)

    def get_absolute_url(self) -> str:
        return reverse("agreements:plan", args=[self.pk])

    @property
    def case(self) -> models.Model:
        return self.agreement


class PlanStep(models.Model):
    """One step of an improvement plan, by a day, by one side."""

    plan = models.ForeignKey(ImprovementPlan, models.CASCADE, related_name="steps")
    what = models.CharField(_("what is done"), max_length=300)
    by_funder = models.BooleanField(_("the funder does it"), default=False)
    by_date = models.DateField(_("by"))
    done_date = models.DateField(_("done on"), null=True, blank=True)
    note = models.CharField(_("how it went"), max_length=300, blank=True)

    class Privacy:
        public = "id plan what by_funder by_date done_date note"

    def __str__(self) -> str:
        return self.what

    @property
    def case(self) -> models.Model:
        return self.plan

    def is_overdue(self, today: date) -> bool:
        return self.done_date is None and self.by_date < today


class TroubleNotice(models.Model):
    """A provider's own early word that something may go wrong. It is welcome, and never a mark against it (AG-22)."""

    agreement = models.ForeignKey("agreements.Agreement", models.PROTECT, related_name="trouble_notices")
    words = models.TextField(_("what may go wrong"))
    sent_at = models.DateTimeField()
    sent_as = models.CharField(max_length=200)
    acknowledge_by_date = models.DateField()
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    acknowledged_as = models.CharField(max_length=200, blank=True)
    answer = models.TextField(_("what the funder says"), blank=True)

    class Privacy:
        members = "id agreement words sent_at sent_as acknowledge_by_date acknowledged_at acknowledged_as answer"

    def __str__(self) -> str:
        return f"{self.agreement_id}: {self.sent_at:%d %b %Y}"

    @property
    def case(self) -> models.Model:
        return self.agreement
