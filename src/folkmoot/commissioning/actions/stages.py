"""What may still be written depends on where a project stands in the cycle."""

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from folkmoot.commissioning.models import Project
from folkmoot.commissioning.states import ENDS, ReportState, Stage
from folkmoot.core.policy import Refused

PLANNING = (Stage.ANALYSE, Stage.PLAN)


def refuse_unless_open(project: Project) -> None:
    """Raise Refused when the project has come to its end."""
    if project.stage in ENDS:
        raise Refused(
            _("This project has ended (%(stage)s). Nothing more can be written in it.")
            % {"stage": project.get_stage_display()}
        )


def refuse_unless_in(project: Project, *stages: Stage) -> None:
    """Raise Refused, saying how to go on, unless the project is in one of these stages."""
    refuse_unless_open(project)
    if project.stage not in stages:
        raise Refused(
            _("This project is in the stage “%(here)s”. This is done in the stage “%(wanted)s”.")
            % {
                "here": project.get_stage_display(),
                "wanted": get_text_list([str(stage.label) for stage in stages], _("or")),
            }
        )


def refuse_while_on_agenda(project: Project) -> None:
    """Raise Refused while a body has a report before it: what it decides on must not change under its eyes."""
    if project.decision_reports.filter(state=ReportState.SUBMITTED).exists():
        raise Refused(_("A decision report awaits its decision. Take it back first, then change the plan."))


def refuse_if_blank(value: str, sentence: str, *, field: str) -> str:
    """The words without spaces around them. Raises Refused when nothing is left."""
    words = value.strip()
    if not words:
        raise Refused(sentence, field=field)
    return words
