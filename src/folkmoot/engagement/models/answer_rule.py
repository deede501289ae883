from datetime import date
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from folkmoot.engagement.models.contribution import Regime


class AnswerRuleQuerySet(models.QuerySet["AnswerRule"]):
    def of(self, body: Any, day: date) -> "AnswerRule | None":
        """The rule of a body on a day."""
        ended = models.Q(until_date__isnull=True) | models.Q(until_date__gt=day)
        return self.filter(ended, body=body, from_date__lte=day).order_by("-from_date").first()


class AnswerRule(models.Model):
    """What a body promises those who bring a proposal or a petition, from a day on: how many, and by when."""

    body = models.ForeignKey("people.Organisation", models.CASCADE, related_name="answer_rules")
    from_date = models.DateField(_("from"))
    until_date = models.DateField(_("until (not included)"), null=True, blank=True)
    regime = models.CharField(_("what people write is"), max_length=8, choices=Regime, default=Regime.BEFORE)
    proposal_days = models.PositiveSmallIntegerField(_("days to answer a proposal"))
    petition_days_open = models.PositiveSmallIntegerField(_("days that a petition can be signed"))
    answered_at = models.PositiveIntegerField(_("signatures for an answer"))
    debated_at = models.PositiveIntegerField(_("signatures for a debate"), null=True, blank=True)
    petition_days = models.PositiveSmallIntegerField(_("days to answer a petition"))
    source = models.CharField(_("where it was decided"), max_length=200)

    objects = AnswerRuleQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["body", "from_date"], name="one_answer_rule_from_a_day"),
            models.CheckConstraint(
                condition=models.Q(debated_at__isnull=True) | models.Q(debated_at__gt=models.F("answered_at")),
                name="a_debate_needs_more_than_an_answer",
            ),
            models.CheckConstraint(condition=models.Q(answered_at__gte=1), name="an_answer_needs_a_signature"),
        ]

    class Privacy:
        public = "id body from_date until_date regime proposal_days petition_days_open answered_at debated_at petition_days source"

    def __str__(self) -> str:
        return f"{self.body}, {self.from_date}"
