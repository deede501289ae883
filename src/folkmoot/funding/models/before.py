"""What is weighed up before a body asks anybody to bid. Each belongs to a plan, and each is dated."""

from datetime import datetime

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from folkmoot.funding.models.plan import Plan


class EngagementNote(models.Model):
    """One early talk with those who might bid or know the work: who, what they said, what it changed."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="engagement_notes")
    held_date = models.DateField(_("when"))
    who = models.CharField(_("with which organisations or groups"), max_length=300)
    heard = models.TextField(_("what was said"))
    changed = models.TextField(_("what it changed"))
    noted_at = models.DateTimeField()

    class Privacy:
        public = "id plan held_date who heard changed noted_at"

    def __str__(self) -> str:
        return f"{self.who}, {self.held_date}"

    @property
    def case(self) -> models.Model | None:
        return self.plan.case


class MarketEvent(models.Model):
    """A meeting to which anybody who might bid can come, months before bids open."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="events")
    title = models.CharField(_("title"), max_length=160)
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    place = models.CharField(_("where"), max_length=300)
    access = models.TextField(_("how everyone can take part"))
    places = models.PositiveSmallIntegerField(_("places"))
    called_off_reason = models.TextField(_("why it was called off"), blank=True)
    announced_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(ends_at__gt=models.F("starts_at")), name="an_event_ends_later"),
            models.CheckConstraint(condition=models.Q(places__gte=1), name="an_event_has_places"),
        ]
        indexes = [models.Index(fields=["starts_at"])]

    class Privacy:
        public = "id plan title starts_at ends_at place access places called_off_reason announced_at"

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("funding:event", args=[self.pk])

    @property
    def case(self) -> models.Model | None:
        return self.plan.case

    def is_over(self, now: datetime) -> bool:
        return now >= self.starts_at


class EventPlace(models.Model):
    """A place somebody took at an event. Who comes is known to the organisers alone."""

    event = models.ForeignKey(MarketEvent, models.CASCADE, related_name="taken")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    needs = models.CharField(_("what you need to take part"), max_length=300, blank=True)
    taken_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "person"], name="one_place_for_each")]

    class Privacy:
        private = "id event person taken_at"
        special = "needs"

    def __str__(self) -> str:
        return f"{self.event_id}: {self.person_id}"


class SocialValueCatalogue(models.Model):
    """An authority's own list of social value outcomes, given as a file. The default is the government's model."""

    body = models.ForeignKey("people.Organisation", models.PROTECT, related_name="social_value_catalogues")
    name = models.CharField(_("name"), max_length=160)
    source = models.CharField(_("where it comes from, and on what terms we may use it"), max_length=300)
    rows = models.JSONField(default=list)
    given_at = models.DateTimeField()

    class Privacy:
        public = "id body name source rows given_at"

    def __str__(self) -> str:
        return self.name


class SocialValueRecord(models.Model):
    """How the wider good of a service was considered before buying it began (Social Value Act 2012 s.1; FT-09, FT-10)."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="social_value_records")
    catalogue = models.CharField(max_length=160)
    outcomes = models.JSONField(_("outcomes chosen"), default=list)
    how = models.TextField(_("how buying it could bring them about"))
    asks_people = models.BooleanField(_("people are asked about it first"))
    asking_reason = models.TextField(_("how, or why not"))
    considered_at = models.DateTimeField()

    class Privacy:
        public = "id plan catalogue outcomes how asks_people asking_reason considered_at"

    def __str__(self) -> str:
        return str(self.plan)

    @property
    def case(self) -> models.Model | None:
        return self.plan.case


class Payment(models.TextChoices):
    ADVANCE = "advance", _("before the work, in parts")
    MILESTONES = "milestones", _("as steps are reached")
    ARREARS = "arrears", _("after the work")
    RESULTS = "results", _("partly for results")


class TermsReview(models.Model):
    """Whether the term, the payment, the division into lots and what is asked of bidders keep small groups out."""

    plan = models.OneToOneField(Plan, models.CASCADE, related_name="terms_review")
    term_months = models.PositiveSmallIntegerField(_("months it will run"))
    term_reason = models.TextField(_("why this term"), blank=True)
    payment = models.CharField(_("how it is paid"), max_length=12, choices=Payment)
    advance_percent = models.PositiveSmallIntegerField(_("share paid ahead"), default=0)
    payment_reason = models.TextField(_("why it is paid this way"), blank=True)
    results_percent = models.PositiveSmallIntegerField(_("share paid for results"), default=0)
    lots = models.PositiveSmallIntegerField(_("lots"), default=1)
    lots_reason = models.TextField(_("why it is divided so, or not divided"))
    questions = models.PositiveSmallIntegerField(_("questions asked"))
    words = models.PositiveIntegerField(_("words asked for in all"))
    documents = models.PositiveSmallIntegerField(_("documents asked for"))
    documents_reason = models.TextField(_("what each document is for"), blank=True)
    turnover = models.DecimalField(_("least yearly income of a bidder (£)"), max_digits=14, decimal_places=2, default=0)
    insurance = models.DecimalField(_("least insurance of a bidder (£)"), max_digits=14, decimal_places=2, default=0)
    allows_overheads = models.BooleanField(_("training and volunteer costs may be in the price"), default=True)
    reviewed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(advance_percent__lte=100, results_percent__lte=100), name="shares_of_a_whole"
            ),
            models.CheckConstraint(condition=models.Q(lots__gte=1), name="at_least_one_lot"),
        ]

    class Privacy:
        public = (
            "id plan term_months term_reason payment advance_percent payment_reason results_percent lots lots_reason"
            " questions words documents documents_reason turnover insurance allows_overheads reviewed_at"
        )

    def __str__(self) -> str:
        return str(self.plan)

    @property
    def case(self) -> models.Model | None:
        return self.plan.case


class FundingModel(models.TextChoices):
    """Ways to fund (Sutton Compact 3.3.2 and 3.3.7)."""

    GRANT = "grant", _("a grant")
    CONTRACT = "contract", _("a contract")
    ADVANCE = "advance", _("payment ahead")
    OUTCOME = "outcome", _("payment for results")
    LOAN = "loan", _("a loan")
    IN_KIND = "in_kind", _("help in kind: people, rooms, training")
    ASSET = "asset", _("a building or other asset, lent or given")


class FundingAppraisal(models.Model):
    """Ways to fund that were compared, and why one was chosen (FT-04)."""

    plan = models.OneToOneField(Plan, models.CASCADE, related_name="funding_appraisal")
    chosen = models.CharField(_("the way chosen"), max_length=10, choices=FundingModel)
    reasons = models.TextField(_("why this way"))
    appraised_at = models.DateTimeField()

    class Privacy:
        public = "id plan chosen reasons appraised_at"

    def __str__(self) -> str:
        return str(self.plan)

    @property
    def case(self) -> models.Model | None:
        return self.plan.case


class FundingOption(models.Model):
    appraisal = models.ForeignKey(FundingAppraisal, models.CASCADE, related_name="options")
    model = models.CharField(_("way to fund"), max_length=10, choices=FundingModel)
    speaks_for = models.TextField(_("what speaks for it"))
    speaks_against = models.TextField(_("what speaks against it"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["appraisal", "model"], name="each_way_compared_once")]

    class Privacy:
        public = "id appraisal model speaks_for speaks_against"

    def __str__(self) -> str:
        return str(self.get_model_display())
