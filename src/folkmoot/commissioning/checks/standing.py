"""Where an undertaking stands when it is not kept: due in its stage, broken once the gate is passed."""

from django.utils.translation import gettext as _

from folkmoot.commissioning.models import Project
from folkmoot.commissioning.states import FRAMEWORK as FRAMEWORK
from folkmoot.commissioning.states import ORDER, Stage
from folkmoot.commitments.checking import Verdict, broken, due, kept, not_applicable

STATUTE, NAO, LCC = "statute", "nao-principles", "lcc-recommendations"


def owed(project: Project, gate: Stage, sentence: str) -> Verdict:
    """Not there yet: does not apply before its stage, due in it, broken once its gate is behind."""
    if project.stage != Stage.STOPPED and ORDER.index(gate) > ORDER.index(Stage(project.stage)):
        return not_applicable(_("This comes in the stage “%(stage)s”.") % {"stage": gate.label})
    return spoilt(project, gate, sentence)


def spoilt(project: Project, gate: Stage, sentence: str) -> Verdict:
    """Was there and is no longer enough: due until its gate is passed, broken after."""
    if project.stage == Stage.STOPPED:
        return not_applicable(_("The project was stopped at a gate."))
    return due(sentence) if ORDER.index(Stage(project.stage)) <= ORDER.index(gate) else broken(sentence)


def took_part(project: Project, stage: Stage) -> Verdict:
    """Somebody took part in a stage. A reason why nobody did is an explanation, kept with the other explanations."""
    who = [row.who for row in project.involvements.filter(stage=stage).order_by("noted_at", "pk") if row.who]
    if who:
        return kept(_("Took part: %(who)s.") % {"who": "; ".join(who)})
    return owed(project, stage, _("Note who took part in this stage, or why nobody did."))
