"""What this room's rows show: the gate lists of the framework, the equality duty, outcomes at the centre."""

from folkmoot.commissioning.checks import analyse, cycle, decision, plan, review, team

__all__ = ["analyse", "cycle", "decision", "plan", "review", "team"]
