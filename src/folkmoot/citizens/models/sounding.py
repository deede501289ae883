from datetime import date

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class PolicyQuestion(models.Model):
    """A body asks trained citizen commissioners about a policy it means to change (ledger EN-14).

    What they answer is kept here, apart from what the public answers to a consultation.
    """

    body = models.ForeignKey("people.Organisation", models.PROTECT, related_name="policy_questions")
    title = models.CharField(_("title"), max_length=160)
    change = models.TextField(_("what is to change, and why"))
    asks = models.TextField(_("what you ask them"))
    limits = models.TextField(_("what cannot change"))
    who_decides = models.CharField(_("who decides in the end"), max_length=200)
    closes_date = models.DateField(_("answers until"))
    officer = models.ForeignKey("people.Person", models.PROTECT, related_name="policy_questions")
    asked_at = models.DateTimeField()
    outcome = models.TextField(_("what was decided, and what their answers changed"), blank=True)
    decided_as = models.CharField(max_length=200, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~(models.Q(change="") | models.Q(asks="") | models.Q(limits="") | models.Q(who_decides="")),
                name="a_policy_question_says_what_can_change",
            )
        ]

    class Privacy:
        public = "id body title change asks limits who_decides closes_date asked_at outcome decided_as decided_at"
        members = "officer"

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("citizens:policy", args=[self.pk])

    def is_open(self, today: date) -> bool:
        """Answers are taken on the closing day too."""
        return today <= self.closes_date and self.decided_at is None


class PolicyAnswer(models.Model):
    """What one trained member says. The body reads it without a name."""

    question = models.ForeignKey(PolicyQuestion, models.CASCADE, related_name="answers")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="policy_answers")
    words = models.TextField(_("what you think"))
    answered_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["question", "person"], name="a_policy_is_answered_once")]

    class Privacy:
        members = "question words answered_at"
        private = "id person"

    def __str__(self) -> str:
        return f"{self.question_id}: {self.pk}"
