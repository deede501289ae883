from django.db import models
from django.utils.translation import gettext_lazy as _


class PanelMember(models.Model):
    """A seat on the panel that scores. A seat left stays on the record, but its scores no longer count."""

    opportunity = models.ForeignKey("funding.Opportunity", models.PROTECT, related_name="panel")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="panel_seats")
    is_citizen = models.BooleanField(_("sits as a citizen commissioner"))
    is_chair = models.BooleanField(_("chairs the panel"), default=False)
    was_trained = models.BooleanField(default=False)
    joined_at = models.DateTimeField()
    locked_at = models.DateTimeField(null=True, blank=True)
    left_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["opportunity", "person"], name="one_panel_seat_each"),
            models.UniqueConstraint(
                fields=["opportunity"], condition=models.Q(is_chair=True, left_at=None), name="one_chair_of_a_panel"
            ),
        ]

    class Privacy:
        public = "id opportunity is_citizen is_chair was_trained joined_at locked_at left_at"
        members = "person"

    def __str__(self) -> str:
        return f"{self.person_id} on {self.opportunity_id}"


class InterestDeclaration(models.Model):
    """What a panel member declares about one bidder, before reading. A conflict bars them from that bid."""

    member = models.ForeignKey(PanelMember, models.PROTECT, related_name="declarations")
    bid = models.ForeignKey("funding.Bid", models.PROTECT, related_name="declarations")
    is_conflict = models.BooleanField(_("I have a conflict of interest"))
    words = models.CharField(_("what it is"), max_length=300, blank=True)
    declared_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "bid"], name="one_declaration_on_a_bid"),
            models.CheckConstraint(
                condition=models.Q(is_conflict=False) | ~models.Q(words=""), name="a_conflict_says_what_it_is"
            ),
        ]

    class Privacy:
        members = "id member bid is_conflict declared_at"
        private = "words"

    def __str__(self) -> str:
        return f"{self.member_id}/{self.bid_id}: {self.is_conflict}"


class Score(models.Model):
    """One member's score of one bid on one criterion, 0 to 5 with a comment. Locked before moderation.

    While it is being written either half may still be missing; nothing half-written can be locked.
    """

    member = models.ForeignKey(PanelMember, models.PROTECT, related_name="scores")
    bid = models.ForeignKey("funding.Bid", models.PROTECT, related_name="scores")
    criterion = models.ForeignKey("funding.Criterion", models.PROTECT, related_name="scores")
    score = models.PositiveSmallIntegerField(_("score, 0 to 5"), null=True, blank=True)
    comment = models.TextField(_("why"), blank=True)
    locked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "bid", "criterion"], name="one_score_of_a_criterion"),
            models.CheckConstraint(
                condition=models.Q(score__isnull=True) | models.Q(score__lte=5), name="a_score_is_0_to_5"
            ),
            models.CheckConstraint(
                condition=models.Q(locked_at__isnull=True) | (models.Q(score__isnull=False) & ~models.Q(comment="")),
                name="a_locked_score_says_why",
            ),
        ]

    class Privacy:
        private = "id member bid criterion score comment locked_at"

    def __str__(self) -> str:
        return str(self.score)


class Judgement(models.Model):
    """Whether a bid's answer passes a question that is passed or not, and why. May be put right until the decision."""

    bid = models.ForeignKey("funding.Bid", models.PROTECT, related_name="judgements")
    criterion = models.ForeignKey("funding.Criterion", models.PROTECT, related_name="+")
    passes = models.BooleanField(_("it passes"))
    reasons = models.TextField(_("why"))
    judged_as = models.CharField(max_length=200)
    judged_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    judged_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["bid", "criterion"], name="one_judgement_of_an_answer"),
            models.CheckConstraint(condition=~models.Q(reasons=""), name="a_judgement_says_why"),
        ]

    class Privacy:
        private = "id bid criterion passes reasons judged_as judged_by judged_at"

    def __str__(self) -> str:
        return f"{self.bid_id}/{self.criterion_id}: {self.passes}"


class Moderation(models.Model):
    """The score the panel agreed together for one bid on one criterion, and why."""

    bid = models.ForeignKey("funding.Bid", models.PROTECT, related_name="moderations")
    criterion = models.ForeignKey("funding.Criterion", models.PROTECT, related_name="+")
    agreed_score = models.DecimalField(_("agreed score"), max_digits=3, decimal_places=1)
    reasons = models.TextField(_("reasons"))
    moderated_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["bid", "criterion"], name="one_agreed_score"),
            models.CheckConstraint(
                condition=models.Q(agreed_score__gte=0, agreed_score__lte=5), name="an_agreed_score_is_0_to_5"
            ),
        ]

    class Privacy:
        private = "id bid criterion agreed_score reasons moderated_at"

    def __str__(self) -> str:
        return str(self.agreed_score)
