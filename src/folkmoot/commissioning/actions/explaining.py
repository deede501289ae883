"""A reason given inside another step is at once its signed, public explanation: nothing is typed twice."""

from datetime import datetime

from folkmoot.commissioning.models import Project
from folkmoot.commitments.actions.explain import write_explanation
from folkmoot.commitments.models import Undertaking
from folkmoot.core.policy import Refused
from folkmoot.people.models import Person


def explain_instead(
    project: Project, number: str, words: str, *, field: str, by: Person, capacity: str, now: datetime
) -> None:
    """Explain why an undertaking of the project's own framework is not kept. The caller's entry carries the words.

    Raises Refused, at the form's `field`, when the words are too few to explain anything.
    """
    undertaking = Undertaking.objects.filter(rulebook=project.framework_id, number=number).first()
    if undertaking is None:
        return
    try:
        write_explanation(undertaking, project, words=words, by=by, capacity=capacity, now=now)
    except Refused as refusal:
        raise Refused(str(refusal), field=field) from None
