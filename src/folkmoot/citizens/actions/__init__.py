from folkmoot.citizens.actions.checks import assess_risk, end_check, name_check_role, note_check
from folkmoot.citizens.actions.costs import (
    answer_expense,
    answer_payment,
    claim_expense,
    offer_payment,
    pay_expense,
    pay_member,
)
from folkmoot.citizens.actions.learning import complete_course, offer_course
from folkmoot.citizens.actions.matters import hand_matter_over, look_at_matter, note_on_matter, tell_in_private
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
    "NEEDS_TRAINING", "accept_agreement", "admit", "answer_contribution", "answer_expense", "answer_payment",
    "apply_to_join", "assess_risk", "choose_task", "claim_expense", "complete_course", "countersign", "end_check",
    "finish_task", "hand_matter_over", "leave_scheme", "look_at_matter", "name_check_role", "note_check",
    "note_on_matter", "offer_course", "offer_payment", "open_task", "pay_expense", "pay_member",
    "publish_agreement", "set_preferences", "stop_looking", "tell_in_private",
]  # fmt: skip
