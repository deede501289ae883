from folkmoot.citizens.actions.learning import complete_course, offer_course
from folkmoot.citizens.actions.membership import admit, apply_to_join, leave_scheme
from folkmoot.citizens.actions.tasks import (
    NEEDS_TRAINING,
    answer_contribution,
    choose_task,
    finish_task,
    open_task,
    stop_looking,
)

__all__ = [
    "NEEDS_TRAINING", "admit", "answer_contribution", "apply_to_join", "choose_task", "complete_course", "finish_task", "leave_scheme",
    "offer_course", "open_task", "stop_looking",
]  # fmt: skip
