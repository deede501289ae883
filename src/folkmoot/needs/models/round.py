from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from folkmoot.needs.states import RoundState


class PrioritisationRound(models.Model):
    """A board scores some needs, each member from 0 to 3, before it agrees what matters most."""

    board = models.ForeignKey("needs.Board", models.PROTECT, related_name="rounds")
    question = models.CharField(_("what the board is asked"), max_length=200)
    needs = models.ManyToManyField("needs.Need", related_name="rounds")
    state = models.CharField(max_length=10, choices=RoundState, default=RoundState.OPEN)
    opened_at = models.DateTimeField()
    closes_date = models.DateField(_("scores by"))
    closed_at = models.DateTimeField(null=True, blank=True)

    class Privacy:
        public = "id board question needs state opened_at closes_date closed_at"

    def __str__(self) -> str:
        return self.question

    def get_absolute_url(self) -> str:
        return reverse("needs:round", args=[self.pk])


class NeedScore(models.Model):
    """One member's score for one need; shown as totals when the round has closed."""

    round = models.ForeignKey(PrioritisationRound, models.CASCADE, related_name="scores")
    member = models.ForeignKey("needs.BoardMember", models.PROTECT, related_name="scores")
    need = models.ForeignKey("needs.Need", models.PROTECT, related_name="scores")
    score = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "member", "need"], name="one_score_each"),
            models.CheckConstraint(condition=models.Q(score__lte=3), name="a_score_is_0_to_3"),
        ]

    class Privacy:
        members = "id round member need score"

    def __str__(self) -> str:
        return f"{self.member_id} gives {self.need_id} {self.score}"
