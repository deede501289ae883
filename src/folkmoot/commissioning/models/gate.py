from django.db import models
from django.utils.translation import gettext_lazy as _

from folkmoot.commissioning.models.unchanging import UnchangingModel
from folkmoot.commissioning.states import GateOutcome, Stage


class GateDecision(UnchangingModel):
    """Who let a project through a gate, or did not, and why. Never changed; a new one is taken instead."""

    project = models.ForeignKey("commissioning.Project", models.PROTECT, related_name="gate_decisions")
    from_stage = models.CharField(max_length=10, choices=Stage)
    to_stage = models.CharField(max_length=10, choices=Stage)
    outcome = models.CharField(max_length=10, choices=GateOutcome)
    reasons = models.TextField(_("reasons"))
    decided_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    decided_as = models.CharField(max_length=200)
    decided_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~models.Q(reasons=""), name="a_gate_decision_says_why")]

    class Privacy:
        public = "id project from_stage to_stage outcome reasons decided_as decided_at"
        private = "decided_by"

    def __str__(self) -> str:
        return f"{self.get_from_stage_display()}: {self.get_outcome_display()}"
