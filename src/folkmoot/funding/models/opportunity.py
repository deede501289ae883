from django.db import models
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from folkmoot.core.clock import day_of
from folkmoot.funding.states import BID_FOR, OpportunityState, Way


class Route(models.TextChoices):
    GRANT = "grant", _("grant")
    NEGOTIATED = "negotiated", _("negotiated with partners")
    FRAMEWORK = "framework", _("framework")
    COMPETITIVE = "competitive", _("competition")
    RESERVED = "reserved", _("reserved")


class Mode(models.TextChoices):
    LIVE = "live", _("for real")
    TEST = "test", _("a rehearsal")


class LiveManager(models.Manager["Opportunity"]):
    def get_queryset(self) -> models.QuerySet["Opportunity"]:
        return super().get_queryset().filter(mode=Mode.LIVE)


class Opportunity(models.Model):
    """A chance to be funded to deliver a specification. Belongs to a project in its deliver stage (CC-33).

    `objects` holds the real ones alone: a rehearsal reaches no list, register, export or home page by itself. Who means
    rehearsals too asks `every`.
    """

    project = models.ForeignKey("commissioning.Project", models.PROTECT, related_name="opportunities")
    specification = models.ForeignKey("commissioning.Specification", models.PROTECT, related_name="opportunities")
    title = models.CharField(_("title"), max_length=160)
    summary = models.TextField(_("what is wanted, in plain words"))
    route = models.CharField(_("route"), max_length=12, choices=Route)
    route_reason = models.TextField(_("why this route"))
    procedure = models.ForeignKey(
        "funding.Procedure", models.PROTECT, null=True, blank=True, related_name="opportunities"
    )
    way = models.CharField(_("way to fund"), max_length=12, choices=Way, default=Way.COMPETITION)
    under = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="call_offs",
        verbose_name=_("framework or market it is called off from"),
    )  # fmt: skip
    law_date = models.DateField(_("the day whose law it keeps"), null=True, blank=True)
    route_answers = models.JSONField(_("what was answered when the route was chosen"), default=dict, blank=True)
    value = models.DecimalField(_("value over the whole term (£)"), max_digits=14, decimal_places=2)
    term_months = models.PositiveSmallIntegerField(_("months it will run"))
    eligibility = models.TextField(_("who can bid: one condition on each line"))
    announced_at = models.DateTimeField(null=True, blank=True)
    no_announcement_reason = models.TextField(_("why it was not announced ahead"), blank=True)
    no_social_value_reason = models.TextField(_("why social value is not scored"), blank=True)
    opens_date = models.DateField(_("opens on"))
    opened_at = models.DateTimeField(null=True, blank=True)
    closes_at = models.DateTimeField(_("closes at"))
    decides_date = models.DateField(_("decided by"), null=True, blank=True)
    suits_vco = models.BooleanField(_("suits voluntary and community organisations"), default=True)
    withdrawn_reason = models.TextField(_("why it was withdrawn"), blank=True)
    state = models.CharField(max_length=10, choices=OpportunityState, default=OpportunityState.DRAFT)
    needs_citizen = models.BooleanField(_("a trained citizen commissioner scores with us"), default=True)
    version = models.PositiveIntegerField(default=1)
    terms_version = models.PositiveIntegerField(_("version of the terms"), default=1)
    unsealed_at = models.DateTimeField(_("bids opened at"), null=True, blank=True)
    allows_many_bids = models.BooleanField(_("an organisation may be in several bids for one lot"), default=False)
    mode = models.CharField(max_length=4, choices=Mode, default=Mode.LIVE)
    rehearses = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="rehearsals")

    every = models.Manager()
    objects = LiveManager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(value__gt=0), name="an_opportunity_is_worth_something"),
            models.CheckConstraint(
                condition=~models.Q(state="withdrawn", withdrawn_reason=""), name="a_withdrawal_says_why"
            ),
        ]
        indexes = [models.Index(fields=["state", "closes_at"])]

    class Privacy:
        public = (
            "id project specification title summary route route_reason procedure way under law_date route_answers value term_months eligibility announced_at"
            " no_announcement_reason no_social_value_reason opens_date opened_at closes_at decides_date suits_vco"
            " withdrawn_reason state needs_citizen version terms_version unsealed_at mode"
            " rehearses allows_many_bids"
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("funding:opportunity", args=[self.pk])

    @property
    def case(self) -> models.Model:
        return self.project

    @property
    def reference(self) -> str:
        """What it is called in the public register."""
        return f"FM-OPP-{self.pk}"

    @cached_property
    def is_divided(self) -> bool:
        """Whether pages speak of lots."""
        return self.lots.count() > 1

    @property
    def has_bidding_period(self) -> bool:
        """Whether days were set for bids to open and close. Where none were, it closes on the day it begins."""
        return day_of(self.closes_at) > self.opens_date

    @property
    def was_bid_for(self) -> bool:
        """Whether bids were asked for, or will be; not where partners are talked with or one provider is named."""
        return self.opened_at is not None or self.way in BID_FOR

    @property
    def is_rehearsal(self) -> bool:
        return self.mode == Mode.TEST

    @property
    def conditions(self) -> list[str]:
        """What a bidder must be able to say yes to, one by one (Sutton Compact 3.3.8). Where the work is kept for some
        kinds of organisation, that is the last of them."""
        lines = [line.strip() for line in self.eligibility.splitlines() if line.strip()]
        kept = self.procedure.condition if self.procedure else ""
        return [*lines, kept] if kept else lines


class Lot(models.Model):
    """A part of an opportunity that is bid for and awarded by itself (Procurement Act 2023 s.18). There is always one:
    an opportunity that is not divided has a single lot, the whole of it, and no page speaks of lots."""

    opportunity = models.ForeignKey(Opportunity, models.CASCADE, related_name="lots")
    number = models.PositiveSmallIntegerField(_("number"))
    title = models.CharField(_("title"), max_length=160)
    value = models.DecimalField(_("value over the whole term (£)"), max_digits=14, decimal_places=2)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["opportunity", "number"], name="one_lot_of_a_number"),
            models.CheckConstraint(condition=models.Q(value__gt=0), name="a_lot_is_worth_something"),
        ]

    class Privacy:
        public = "id opportunity number title value"

    def __str__(self) -> str:
        return self.title


class Counting(models.TextChoices):
    """What becomes of the answer to a question."""

    SCORED = "scored", _("scored")
    PASS = "pass", _("passed or not, without a score")
    INFORMATION = "information", _("for information, without a score")


class Criterion(models.Model):
    """What bids are asked, and what it counts. Weights of those scored sum to 100, with the price under 100; all fixed
    once bids are open (TR-02). A question that is not scored weighs nothing.

    Criteria with the same words in `under` are parts of one wider criterion, which weighs what they weigh together.
    """

    opportunity = models.ForeignKey(Opportunity, models.CASCADE, related_name="criteria")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(_("criterion"), max_length=160)
    under = models.CharField(_("part of"), max_length=160, blank=True)
    question = models.TextField(_("what bidders are asked"))
    weight = models.PositiveSmallIntegerField(_("weight out of 100"))
    counts = models.CharField(_("what the answer counts"), max_length=12, choices=Counting, default=Counting.SCORED)
    is_price = models.BooleanField(_("this is the price"), default=False)
    is_social_value = models.BooleanField(_("this is social value"), default=False)
    most_words = models.PositiveSmallIntegerField(_("most words in an answer"), default=500)
    written_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["opportunity", "position"], name="one_criterion_at_a_place"),
            models.CheckConstraint(
                condition=models.Q(counts="scored", weight__gte=1, weight__lte=100)
                | (~models.Q(counts="scored") & models.Q(weight=0, is_price=False, is_social_value=False)),
                name="a_scored_question_weighs_1_to_100_and_another_nothing",
            ),
            models.CheckConstraint(
                condition=models.Q(is_price=False) | models.Q(weight__lt=100), name="price_is_never_all"
            ),
        ]

    class Privacy:
        public = (
            "id opportunity position title under question weight counts is_price is_social_value most_words written_at"
        )

    def __str__(self) -> str:
        return self.title

    @property
    def is_scored(self) -> bool:
        return self.counts == Counting.SCORED


class DocumentAsked(models.Model):
    """A document that bidders are asked to send. Each says what it is for: nothing is asked out of habit (FT-06)."""

    opportunity = models.ForeignKey(Opportunity, models.CASCADE, related_name="documents_asked")
    title = models.CharField(_("document"), max_length=160)
    why = models.TextField(_("what it is needed for"))
    is_needed = models.BooleanField(_("a bid is not complete without it"), default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["opportunity", "title"], name="one_document_of_a_title"),
            models.CheckConstraint(condition=~models.Q(why=""), name="a_document_asked_for_says_why"),
        ]

    class Privacy:
        public = "id opportunity title why is_needed"

    def __str__(self) -> str:
        return self.title
