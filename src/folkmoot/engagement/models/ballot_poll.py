"""Smaller votes: an indicative poll, a sum shared among a few options, a decision inside a board."""

from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class Poll(models.Model):
    """One question, to get a feeling. It decides nothing, and says so."""

    body = models.ForeignKey("people.Organisation", models.PROTECT, related_name="polls")
    question = models.CharField(_("question"), max_length=200)
    why = models.TextField(_("what the answers are for"))
    choices = models.JSONField(default=list)
    closes_date = models.DateField(_("last day"))
    asked_at = models.DateTimeField()

    class Privacy:
        public = "id body question why choices closes_date asked_at"

    def __str__(self) -> str:
        return self.question

    def get_absolute_url(self) -> str:
        return reverse("budgets:poll", args=[self.pk])


class PollAnswer(models.Model):
    poll = models.ForeignKey(Poll, models.CASCADE, related_name="answers")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    choice = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["poll", "person"], name="one_answer_to_a_poll")]

    class Privacy:
        private = "id poll person choice"

    def __str__(self) -> str:
        return f"{self.poll_id}"


class SpendQuestion(models.Model):
    """A fixed sum that an assembly shares among a few options (ledger EN-16)."""

    body = models.ForeignKey("people.Organisation", models.PROTECT, related_name="spend_questions")
    board = models.ForeignKey("needs.Board", models.PROTECT, null=True, blank=True, related_name="spend_questions")
    assembly = models.CharField(_("who shares it out"), max_length=160)
    title = models.CharField(_("title"), max_length=160)
    words = models.TextField(_("what the money is for"))
    total = models.DecimalField(_("sum"), max_digits=14, decimal_places=2)
    asked_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(total__gt=0), name="a_sum_to_share_out")]

    class Privacy:
        public = "id body board assembly title words total asked_at closed_at"

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("budgets:spending", args=[self.pk])


class SpendOption(models.Model):
    question = models.ForeignKey(SpendQuestion, models.CASCADE, related_name="options")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(_("option"), max_length=120)
    allocated = models.DecimalField(_("allocated"), max_digits=14, decimal_places=2, null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["question", "position"], name="one_option_at_a_place")]

    class Privacy:
        public = "id question position name allocated"

    def __str__(self) -> str:
        return self.name


class SpendShare(models.Model):
    """How one member or one table would share the sum out: pence for each option, adding up to the whole."""

    question = models.ForeignKey(SpendQuestion, models.CASCADE, related_name="shares")
    person = models.ForeignKey("people.Person", models.CASCADE, null=True, blank=True, related_name="+")
    table = models.CharField(_("table or member number"), max_length=40, blank=True)
    pence = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["question", "person"], condition=models.Q(person__isnull=False), name="one_share_out_each"
            ),
            models.UniqueConstraint(
                fields=["question", "table"], condition=~models.Q(table=""), name="one_share_out_a_table"
            ),
        ]

    class Privacy:
        private = "id question person table pence"

    def __str__(self) -> str:
        return f"{self.question_id}"


class DecisionMethod(models.TextChoices):
    CONSENT = "consent", _("consent: it goes ahead unless a member objects, with a reason")
    SCORE = "score", _("score: each member gives every option 0 to 5")
    RANKED = "ranked", _("ranked: each member puts the options in order")


class BoardDecision(models.Model):
    """A question that a board decides among its members, with everybody's reasons."""

    board = models.ForeignKey("needs.Board", models.PROTECT, related_name="decisions")
    question = models.CharField(_("question"), max_length=200)
    words = models.TextField(_("what members need to know"))
    method = models.CharField(_("how it is decided"), max_length=8, choices=DecisionMethod)
    options = models.JSONField(default=list)
    asked_at = models.DateTimeField()
    closes_date = models.DateField(_("last day"))
    closed_at = models.DateTimeField(null=True, blank=True)
    outcome = models.TextField(blank=True)
    result = models.JSONField(default=list, blank=True)

    class Privacy:
        public = "id board question words method options asked_at closes_date closed_at outcome result"

    def __str__(self) -> str:
        return self.question

    def get_absolute_url(self) -> str:
        return reverse("budgets:decision", args=[self.pk])

    @property
    def case(self) -> Any:
        return self.board


class BoardVoice(models.Model):
    """What one member said: an order, scores, or consent; and why."""

    decision = models.ForeignKey(BoardDecision, models.CASCADE, related_name="voices")
    member = models.ForeignKey("needs.BoardMember", models.CASCADE, related_name="+")
    given = models.JSONField(default=list)
    reasons = models.TextField(_("why"), blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["decision", "member"], name="one_voice_each")]

    class Privacy:
        public = "id decision reasons"
        members = "member given"

    def __str__(self) -> str:
        return f"{self.decision_id}"
