from django.db import models
from django.utils.translation import gettext_lazy as _


class ConflictStep(models.TextChoices):
    """When the conflicts assessment is made and looked at again (Procurement Act 2023 s.83)."""

    NOTICE = "notice", _("before the notice")
    READING = "reading", _("once the panel has declared")
    AWARD = "award", _("before the award")
    END = "end", _("when the contract is made")


class ConflictsAssessment(models.Model):
    """What interests were looked for, what was found and what is done about it, at one step. Never changed: looking
    again makes another."""

    opportunity = models.ForeignKey("funding.Opportunity", models.PROTECT, related_name="conflicts_assessments")
    step = models.CharField(_("step"), max_length=10, choices=ConflictStep)
    asked = models.TextField(_("who was asked"))
    found = models.TextField(_("what was found, and what is done about it"))
    could_seem = models.TextField(_("what could look like a conflict to others"), blank=True)
    made_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    made_as = models.CharField(max_length=200)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~(models.Q(asked="") | models.Q(found="")), name="a_conflicts_assessment_says_what_was_found"
            )
        ]
        indexes = [models.Index(fields=["opportunity", "step"])]

    class Privacy:
        public = "id opportunity step made_as made_at"
        members = "asked found could_seem"
        private = "made_by"

    def __str__(self) -> str:
        return f"{self.get_step_display()}: {self.opportunity_id}"

    @property
    def case(self) -> models.Model:
        return self.opportunity


class ReviewOutcome(models.TextChoices):
    RECUSED = "recused", _("keeps out of this bid")
    MITIGATED = "mitigated", _("may score it, with safeguards")


class ConflictReview(models.Model):
    """What somebody else made of an interest that a panel member declared: they keep out, or safeguards are enough."""

    declaration = models.OneToOneField("funding.InterestDeclaration", models.PROTECT, related_name="review")
    outcome = models.CharField(_("outcome"), max_length=10, choices=ReviewOutcome)
    words = models.TextField(_("why, and which safeguards"))
    reviewed_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    reviewed_as = models.CharField(max_length=200)
    reviewed_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~models.Q(words=""), name="a_conflict_review_says_why")]

    class Privacy:
        members = "id declaration outcome reviewed_as reviewed_at"
        private = "words reviewed_by"

    def __str__(self) -> str:
        return f"{self.declaration_id}: {self.outcome}"
