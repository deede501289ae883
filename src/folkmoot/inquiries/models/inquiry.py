from datetime import date

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from folkmoot.inquiries.states import InquiryState, RecommendationAnswer


class Inquiry(models.Model):
    """A commission's inquiry into one theme, hosted by a community body. What it publishes nobody edits."""

    title = models.CharField(_("title"), max_length=160)
    aim = models.TextField(_("what it asks"))
    host = models.ForeignKey("people.Organisation", models.PROTECT, related_name="inquiries_hosted")
    chair = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    chair_as = models.CharField(_("chaired by (a post, not a name)"), max_length=200)
    reports_to = models.CharField(_("reports to"), max_length=160)
    report_due_date = models.DateField(_("report due by"))
    state = models.CharField(max_length=10, choices=InquiryState, default=InquiryState.OPEN)
    opened_at = models.DateTimeField()
    findings = models.TextField(_("what it found"), blank=True)
    reported_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~(models.Q(aim="") | models.Q(chair_as="") | models.Q(reports_to="")),
                name="an_inquiry_has_an_aim_a_chair_and_a_way_to_report",
            ),
            models.CheckConstraint(
                condition=models.Q(state="open") | (models.Q(reported_at__isnull=False) & ~models.Q(findings="")),
                name="a_published_report_has_findings",
            ),
        ]
        indexes = [models.Index(fields=["state", "-opened_at"])]

    class Privacy:
        public = "id title aim host chair_as reports_to report_due_date state opened_at findings reported_at"
        members = "chair"

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("inquiries:inquiry", args=[self.pk])

    @property
    def is_published(self) -> bool:
        return self.state == InquiryState.REPORTED

    def is_overdue(self, today: date) -> bool:
        """Its report was due before today and is not out (ledger IQ-12)."""
        return not self.is_published and self.report_due_date < today


class InquirySubmission(models.Model):
    """Evidence given to an inquiry, with where it comes from."""

    inquiry = models.ForeignKey(Inquiry, models.PROTECT, related_name="submissions")
    organisation = models.ForeignKey("people.Organisation", models.PROTECT, null=True, blank=True, related_name="+")
    person = models.ForeignKey("people.Person", models.SET_NULL, null=True, blank=True, related_name="+")
    sent_as = models.CharField(_("who says so"), max_length=200, blank=True)
    words = models.TextField(_("your evidence"))
    source = models.CharField(_("how you know"), max_length=300)
    may_publish = models.BooleanField(_("it may be published"), default=False)
    received_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~models.Q(source=""), name="evidence_says_where_it_comes_from")]

    class Privacy:
        members = "id inquiry organisation sent_as words source may_publish received_at"
        private = "person"

    def __str__(self) -> str:
        return self.words[:60]

    @property
    def case(self) -> models.Model:
        return self.inquiry


class Recommendation(models.Model):
    """Something a body is asked to do. It must be answered by a day: accepted, in part, or rejected, and why."""

    inquiry = models.ForeignKey(Inquiry, models.PROTECT, related_name="recommendations")
    number = models.PositiveSmallIntegerField()
    text = models.TextField(_("recommendation"))
    addressee = models.ForeignKey("people.Organisation", models.PROTECT, related_name="recommendations")
    answer_due_date = models.DateField(_("answer due by"))
    answer = models.CharField(max_length=10, choices=RecommendationAnswer, blank=True)
    reasons = models.TextField(_("why, and what happens next"), blank=True)
    answered_as = models.CharField(max_length=200, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    project = models.ForeignKey(
        "commissioning.Project", models.SET_NULL, null=True, blank=True, related_name="recommendations"
    )

    class Meta:
        indexes = [models.Index(fields=["answer", "answer_due_date"])]
        constraints = [
            models.UniqueConstraint(fields=["inquiry", "number"], name="one_recommendation_of_a_number"),
            models.CheckConstraint(condition=models.Q(answer="") | ~models.Q(reasons=""), name="an_answer_says_why"),
        ]

    class Privacy:
        public = "id inquiry number text addressee answer_due_date answer reasons answered_as answered_at project"

    def __str__(self) -> str:
        return f"{self.inquiry} {self.number}"

    def get_absolute_url(self) -> str:
        return f"{self.inquiry.get_absolute_url()}#recommendation-{self.number}"

    def is_overdue(self, today: date) -> bool:
        """Unanswered after the day it was due (ledger IQ-11)."""
        return not self.answer and self.answer_due_date < today

    @property
    def case(self) -> models.Model:
        return self.inquiry
