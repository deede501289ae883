from folkmoot.citizens.actions.learning import complete_course, offer_course
from folkmoot.citizens.actions.membership import admit, apply_to_join, leave_scheme
from folkmoot.citizens.actions.preferences import set_preferences
from folkmoot.citizens.actions.tasks import (
    NEEDS_TRAINING,
    answer_contribution,
    choose_task,
    finish_task,
    open_task,
    stop_looking,
)
from folkmoot.citizens.actions.two_way import accept_agreement, countersign, publish_agreement

__all__ = [
    "NEEDS_TRAINING", "accept_agreement", "admit", "answer_contribution", "apply_to_join", "choose_task",
    "complete_course", "countersign", "finish_task", "leave_scheme", "offer_course", "open_task", "publish_agreement",
    "set_preferences", "stop_looking",
]  # fmt: skip
