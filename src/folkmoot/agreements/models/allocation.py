from decimal import Decimal

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from folkmoot.agreements.anchor_states import AllocationState


class Sharing(models.Model):
    """An agreement whose anchor shares it out among small groups, since the groups chose it."""

    agreement = models.OneToOneField("agreements.Agreement", models.PROTECT, primary_key=True, related_name="sharing")
    choice = models.ForeignKey("agreements.AnchorChoice", models.PROTECT, related_name="sharings")
    words = models.TextField(_("what the money is for, to the groups"))
    closes_date = models.DateField(_("last day to ask"), null=True, blank=True)
    opened_at = models.DateTimeField()
    goes_on_until = models.DateField(_("goes on until"), null=True, blank=True)
    goes_on_because = models.TextField(_("why it goes on"), blank=True)

    class Privacy:
        public = "agreement choice words closes_date opened_at goes_on_until goes_on_because"

    def __str__(self) -> str:
        return f"sharing of {self.agreement}"

    def get_absolute_url(self) -> str:
        return reverse("agreements:share", args=[self.pk])

    @property
    def case(self) -> models.Model:
        return self.agreement.project

    @property
    def body(self) -> models.Model:
        return self.agreement.funder


class Allocation(models.Model):
    """The part of an agreement that its anchor passes on to a small group. The group answers five questions."""

    agreement = models.ForeignKey("agreements.Agreement", models.PROTECT, related_name="allocations")
    anchor = models.ForeignKey("people.Organisation", models.PROTECT, related_name="allocations_made")
    group = models.ForeignKey("people.Organisation", models.PROTECT, related_name="allocations_held")
    what = models.CharField(_("1. What will you do?"), max_length=200)
    whom = models.TextField(_("2. For whom, and about how many people?"))
    where = models.TextField(_("3. Where and when?"))
    cost = models.TextField(_("4. What does it cost?"))
    asked_amount = models.DecimalField(max_digits=14, decimal_places=2)
    difference = models.TextField(_("5. How will you know that it helped?"))
    amount = models.DecimalField(_("amount (£)"), max_digits=14, decimal_places=2, null=True, blank=True)
    paid = models.DecimalField(max_digits=14, decimal_places=2, default=Decimal(0))
    has_flow_down = models.BooleanField(_("the Compact holds between you too"), default=False)
    state = models.CharField(max_length=10, choices=AllocationState, default=AllocationState.ASKED)
    words = models.TextField(_("what the anchor says"), blank=True)
    asked_at = models.DateTimeField()
    offered_at = models.DateTimeField(null=True, blank=True)
    agreed_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(anchor=models.F("group")), name="nobody_allocates_to_itself"),
            models.CheckConstraint(
                condition=~models.Q(state__in=["offered", "live"]) | models.Q(amount__gt=0),
                name="an_allocation_is_of_something",
            ),
            models.CheckConstraint(
                condition=models.Q(paid=0) | models.Q(paid__gt=0, paid__lte=models.F("amount")),
                name="no_more_is_passed_on_than_allocated",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=["live", "ended"]) | models.Q(has_flow_down=True),
                name="the_compact_flows_down",
            ),
        ]
        indexes = [models.Index(fields=["agreement", "state"]), models.Index(fields=["group", "state"])]

    class Privacy:
        public = "id agreement anchor group what amount paid has_flow_down state offered_at agreed_at ended_at"
        members = "whom where cost asked_amount difference words asked_at"

    def __str__(self) -> str:
        return f"{self.group}: {self.what}"

    def get_absolute_url(self) -> str:
        return reverse("agreements:allocation", args=[self.pk])

    @property
    def case(self) -> models.Model:
        return self.agreement.project


class PassedOn(models.Model):
    """Money that the anchor has paid to a group."""

    allocation = models.ForeignKey(Allocation, models.PROTECT, related_name="passed_on")
    amount = models.DecimalField(_("amount (£)"), max_digits=14, decimal_places=2)
    paid_date = models.DateField(_("paid on"))

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(amount__gt=0), name="something_is_passed_on")]

    class Privacy:
        public = "id allocation amount paid_date"

    def __str__(self) -> str:
        return f"{self.allocation}: £{self.amount}"


class AnchorQuestion(models.Model):
    """What a commissioner wants to know. It goes to the anchor, whichever group it is about (ledger AG-09)."""

    agreement = models.ForeignKey("agreements.Agreement", models.PROTECT, related_name="anchor_questions")
    about = models.ForeignKey(Allocation, models.PROTECT, null=True, blank=True, related_name="+")
    question = models.TextField(_("your question"))
    asked_at = models.DateTimeField()
    asked_as = models.CharField(max_length=200)
    answer = models.TextField(_("your answer"), blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Privacy:
        members = "id agreement about question asked_at asked_as answer answered_at"

    def __str__(self) -> str:
        return self.question[:60]

    def get_absolute_url(self) -> str:
        return reverse("agreements:share", args=[self.agreement_id]) + f"#question-{self.pk}"

    @property
    def case(self) -> models.Model:
        return self.agreement.project
