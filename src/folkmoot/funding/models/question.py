from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class Clarification(models.Model):
    """A question about an opportunity, asked in private, and its answer, which everyone reads at once.

    The answer never says who asked: the officers who answer are not told either.
    """

    opportunity = models.ForeignKey("funding.Opportunity", models.PROTECT, related_name="clarifications")
    asked_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    asked_for = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    question = models.TextField(_("question, as it was asked"))
    asked_at = models.DateTimeField()
    published = models.TextField(_("question, for everyone to read"), blank=True)
    answer = models.TextField(_("answer, for everyone to read"), blank=True)
    returned = models.TextField(_("why it is not answered in public, for who asked"), blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(answer="") | ~models.Q(published=""), name="an_answer_has_its_question"
            ),
            models.CheckConstraint(
                condition=models.Q(answer="") | models.Q(returned=""), name="answered_or_returned_not_both"
            ),
        ]
        indexes = [models.Index(fields=["opportunity", "settled_at"])]

    class Privacy:
        public = "id opportunity published answer settled_at"
        members = "question asked_at returned"
        private = "asked_by asked_for"

    def __str__(self) -> str:
        return self.published or str(_("a question not yet answered"))

    def get_absolute_url(self) -> str:
        return reverse("funding:question", args=[self.pk])

    @property
    def case(self) -> models.Model:
        return self.opportunity


class Amendment(models.Model):
    """A change of the terms while bids are open: what changed and why, for everyone, and what the closing time became."""

    opportunity = models.ForeignKey("funding.Opportunity", models.PROTECT, related_name="amendments")
    terms_version = models.PositiveIntegerField()
    what = models.TextField(_("what changes"))
    reasons = models.TextField(_("why"))
    asks_again = models.BooleanField(_("bidders confirm again"), default=True)
    closed_at_before = models.DateTimeField()
    closes_at = models.DateTimeField()
    made_at = models.DateTimeField()
    made_as = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~(models.Q(what="") | models.Q(reasons="")), name="an_amendment_says_why"),
            models.CheckConstraint(
                condition=models.Q(closes_at__gte=models.F("closed_at_before")), name="closing_never_comes_sooner"
            ),
        ]

    class Privacy:
        public = "id opportunity terms_version what reasons asks_again closed_at_before closes_at made_at made_as"

    def __str__(self) -> str:
        return self.what[:60]

    @property
    def case(self) -> models.Model:
        return self.opportunity
