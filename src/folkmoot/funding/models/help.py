from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from folkmoot.funding.states import HelpState
from folkmoot.people.models.organisation import SizeBand

# Help to start is kept for organisations with fewer people than this (ledger FT-31: micro-enterprises).
MICRO_STAFF = 10


class HelpKind(models.TextChoices):
    FIND = "find", _("finding money that fits us")
    COST = "cost", _("working out what it costs")
    PARTNER = "partner", _("finding partners")
    IMPACT = "impact", _("showing what our work changes")
    BID = "bid", _("writing a bid")
    START = "start", _("getting a group started")


class HelpOutcome(models.TextChoices):
    FOUND = "found", _("we found money to apply for")
    COSTED = "costed", _("we know what it costs")
    PARTNERED = "partnered", _("we found partners")
    SHOWN = "shown", _("we can show what changes")
    BID = "bid", _("we sent a bid")
    STARTED = "started", _("our group is set up")
    NOTHING = "nothing", _("it did not help")


class HelpRequest(models.Model):
    """A group asks a support body or a council for help (ledger LA-10, FT-25). The two of them alone read it.

    `size` is the size of the group on the day it asked, so that later changes do not move old counts; so are its
    `paid_people`, which help to start asks for.
    """

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="help_asked")
    helper = models.ForeignKey("people.Organisation", models.PROTECT, related_name="help_given")
    kind = models.CharField(_("what with"), max_length=10, choices=HelpKind)
    question = models.TextField(_("what you would like to know"))
    opportunity = models.ForeignKey("funding.Opportunity", models.PROTECT, null=True, blank=True, related_name="+")
    size = models.CharField(max_length=10, choices=SizeBand, blank=True)
    paid_people = models.PositiveSmallIntegerField(_("people it pays"), null=True, blank=True)
    asked_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    resolved_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(_("what came of it"), max_length=10, choices=HelpOutcome, blank=True)
    outcome_note = models.TextField(_("anything else to say"), blank=True)
    bid = models.ForeignKey("funding.Bid", models.SET_NULL, null=True, blank=True, related_name="helped_by")
    state = models.CharField(max_length=10, choices=HelpState, default=HelpState.ASKED)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state="resolved", outcome=""), name="what_is_settled_has_an_outcome"
            ),
            models.CheckConstraint(
                condition=~models.Q(kind="start") | models.Q(paid_people__isnull=False, paid_people__lt=MICRO_STAFF),
                name="help_to_start_is_for_the_smallest",
            ),
        ]
        indexes = [models.Index(fields=["helper", "state"]), models.Index(fields=["organisation", "state"])]

    class Privacy:
        members = "id organisation helper kind opportunity size asked_at answered_at resolved_at outcome state"
        private = "question paid_people asked_by outcome_note bid"

    def __str__(self) -> str:
        return f"{self.organisation}: {self.get_kind_display()}"

    def get_absolute_url(self) -> str:
        return reverse("funding:help_request", args=[self.pk])


class HelpMessage(models.Model):
    """One turn of the talk between the group and its helper."""

    request = models.ForeignKey(HelpRequest, models.CASCADE, related_name="messages")
    is_from_helper = models.BooleanField()
    text = models.TextField(_("what you want to say"))
    written_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    written_at = models.DateTimeField()

    class Privacy:
        private = "id request is_from_helper text written_by written_at"

    def __str__(self) -> str:
        return self.text[:60]


class PartnerCall(models.Model):
    """An organisation looks for others to bid or work with. Organisations that bid can read it; the public cannot."""

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="partner_calls")
    opportunity = models.ForeignKey("funding.Opportunity", models.PROTECT, null=True, blank=True, related_name="+")
    plan = models.ForeignKey("funding.Plan", models.PROTECT, null=True, blank=True, related_name="+")
    brings = models.TextField(_("what you bring"))
    seeks = models.TextField(_("whom you look for"))
    posted_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    posted_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(opportunity=None) | models.Q(plan=None), name="partners_for_one_thing_at_a_time"
            ),
        ]
        indexes = [models.Index(fields=["closed_at", "-posted_at"])]

    class Privacy:
        members = "id organisation opportunity plan brings seeks posted_at closed_at"
        private = "posted_by"

    def __str__(self) -> str:
        return f"{self.organisation}: {self.seeks[:60]}"

    def get_absolute_url(self) -> str:
        return reverse("funding:partner", args=[self.pk])


class PartnerReply(models.Model):
    """Another organisation says that it could join. Once taken up, the two see how to reach each other."""

    call = models.ForeignKey(PartnerCall, models.CASCADE, related_name="replies")
    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="partner_replies")
    text = models.TextField(_("what you could bring"))
    replied_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    replied_at = models.DateTimeField()
    taken_up_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["call", "organisation"], name="one_reply_of_an_organisation")]

    class Privacy:
        private = "id call organisation text replied_by replied_at taken_up_at"

    def __str__(self) -> str:
        return f"{self.organisation}: {self.text[:60]}"
