from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from folkmoot.commissioning.models.assessment import Group


class EqualityCount(models.Model):
    """How many of the people in one report gave one answer about themselves. Shown only through `equality`."""

    report = models.ForeignKey("agreements.Report", models.CASCADE, related_name="equality_counts")
    group = models.CharField(_("asked about"), max_length=20, choices=Group)
    answer = models.CharField(_("answer"), max_length=20)
    people = models.PositiveIntegerField(_("people"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "group", "answer"], name="one_count_of_an_answer")]

    class Privacy:
        members = "id report group answer"
        special = "people"

    def __str__(self) -> str:
        return f"{self.report_id}: {self.group}, {self.answer}"

    @property
    def case(self) -> models.Model:
        return self.report


class Story(models.Model):
    """What the work meant to somebody, told with their consent, which they can take back at any time."""

    report = models.ForeignKey("agreements.Report", models.CASCADE, related_name="stories")
    words = models.TextField(_("the story"), blank=True)
    told_by = models.CharField(_("who tells it, as they wish to be known"), max_length=120, blank=True)
    consent = models.CharField(_("how they agreed"), max_length=200)
    may_publish = models.BooleanField(_("they agree that everyone reads it"), default=False)
    added_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(withdrawn_at__isnull=True) | models.Q(words="", told_by=""),
                name="a_story_taken_back_is_gone",
            ),
            models.CheckConstraint(condition=~models.Q(consent=""), name="a_story_has_consent"),
        ]

    class Privacy:
        members = "id report words told_by consent may_publish added_at withdrawn_at"

    def __str__(self) -> str:
        return f"{self.report_id}"

    @property
    def case(self) -> models.Model:
        return self.report


class MeasureChange(models.Model):
    """A change to a measure after both sides signed: proposed with a reason, made once the other side agrees."""

    measure = models.ForeignKey("agreements.Measure", models.PROTECT, related_name="changes")
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    reason = models.TextField(_("why it must change"))
    by_funder = models.BooleanField()
    proposed_at = models.DateTimeField()
    proposed_as = models.CharField(max_length=200)
    agreed = models.BooleanField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_as = models.CharField(max_length=200, blank=True)
    answer = models.TextField(_("what the other side says"), blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(reason=""), name="a_measure_changes_for_a_reason"),
            models.UniqueConstraint(
                fields=["measure"], condition=models.Q(answered_at=None), name="one_open_change_of_a_measure"
            ),
        ]

    class Privacy:
        public = (
            "id measure before after reason by_funder proposed_at proposed_as agreed answered_at answered_as answer"
        )

    def __str__(self) -> str:
        return f"{self.measure}"

    @property
    def case(self) -> models.Model:
        return self.measure.agreement


class LearningQuestion(models.Model):
    """What both sides want to find out, where they learn instead of chasing targets."""

    agreement = models.ForeignKey("agreements.Agreement", models.CASCADE, related_name="questions")
    question = models.CharField(_("the question"), max_length=300)

    class Privacy:
        public = "id agreement question"

    def __str__(self) -> str:
        return self.question


class LearningCycle(models.Model):
    """A day by which both sides sit down, say what they learnt and what they change."""

    agreement = models.ForeignKey("agreements.Agreement", models.CASCADE, related_name="cycles")
    by_date = models.DateField(_("by"))
    learnt = models.TextField(_("what was learnt"), blank=True)
    changed = models.TextField(_("what is done differently now"), blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_as = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agreement", "by_date"], name="one_cycle_on_a_day"),
            models.CheckConstraint(
                condition=models.Q(done_at__isnull=True) | ~(models.Q(learnt="") | models.Q(changed="")),
                name="a_cycle_says_what_was_learnt_and_changed",
            ),
        ]

    class Privacy:
        public = "id agreement by_date learnt changed done_at done_as"

    def __str__(self) -> str:
        return f"{self.agreement_id}: {self.by_date}"


class MonitoringVisit(models.Model):
    """What a trained citizen commissioner saw and heard at the service, with the provider's answer (ledger MP-22)."""

    agreement = models.ForeignKey("agreements.Agreement", models.PROTECT, related_name="visits")
    assignment = models.ForeignKey("citizens.Assignment", models.SET_NULL, null=True, related_name="+")
    visited_date = models.DateField(_("on which day"))
    saw = models.TextField(_("what you saw"))
    heard = models.TextField(_("what people told you"))
    people_met = models.PositiveSmallIntegerField(_("how many people you spoke with"))
    suggests = models.TextField(_("what you suggest"), blank=True)
    written_at = models.DateTimeField()
    written_as = models.CharField(max_length=200)
    answer = models.TextField(_("what the provider says"), blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_as = models.CharField(max_length=200, blank=True)

    class Privacy:
        public = "id agreement visited_date saw heard people_met suggests written_at written_as answer answered_at answered_as"
        members = "assignment"

    def __str__(self) -> str:
        return f"{self.agreement_id}: {self.visited_date}"

    def get_absolute_url(self) -> str:
        return f"{reverse('agreements:followed', args=[self.agreement_id])}#visit-{self.pk}"

    @property
    def case(self) -> models.Model:
        return self.agreement


class Evaluation(models.Model):
    """Somebody independent looks at whether it worked, reads figures without anybody's words, and says what it costs."""

    agreement = models.ForeignKey("agreements.Agreement", models.PROTECT, related_name="evaluations")
    evaluator = models.ForeignKey("people.Organisation", models.PROTECT, related_name="evaluations")
    question = models.TextField(_("what it asks"))
    method = models.TextField(_("how it finds out"))
    burden_hours = models.DecimalField(_("hours it will take of the provider"), max_digits=6, decimal_places=1)
    independence = models.TextField(_("what makes the evaluator independent"))
    from_date = models.DateField(_("from"))
    until_date = models.DateField(_("until"))
    planned_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until_date__gt=models.F("from_date")), name="an_evaluation_takes_a_time"
            ),
            models.CheckConstraint(condition=~models.Q(independence=""), name="an_evaluation_says_who_is_independent"),
        ]

    class Privacy:
        public = "id agreement evaluator question method burden_hours independence from_date until_date planned_at"

    def __str__(self) -> str:
        return f"{self.agreement}: {self.evaluator}"

    @property
    def case(self) -> models.Model:
        return self.agreement


class FunderNote(models.Model):
    """What the funder writes down about how the work goes. The provider reads every word (ledger MP-20)."""

    agreement = models.ForeignKey("agreements.Agreement", models.PROTECT, related_name="notes")
    words = models.TextField(_("the note"))
    written_at = models.DateTimeField()
    written_as = models.CharField(max_length=200)

    class Privacy:
        members = "id agreement words written_at written_as"

    def __str__(self) -> str:
        return f"{self.agreement_id}: {self.written_at:%d %b %Y}"
