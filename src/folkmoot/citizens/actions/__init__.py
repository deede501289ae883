from folkmoot.citizens.actions.badges import issue_badge, revoke_badge
from folkmoot.citizens.actions.carrying import carry_over
from folkmoot.citizens.actions.challenges import answer_challenge, challenge_evidence, check_challenge
from folkmoot.citizens.actions.checks import assess_risk, end_check, name_check_role, note_check
from folkmoot.citizens.actions.costs import (
    answer_expense,
    answer_payment,
    claim_expense,
    offer_payment,
    pay_expense,
    pay_member,
)
from folkmoot.citizens.actions.drawing import draw_names, put_name_in, take_name_out
from folkmoot.citizens.actions.following import answer_offer, follow_project, unfollow_project
from folkmoot.citizens.actions.learning import (
    accredit,
    assess_oneself,
    choose_what_shows,
    complete_course,
    name_skill,
    offer_course,
)
from folkmoot.citizens.actions.matters import hand_matter_over, look_at_matter, note_on_matter, tell_in_private
from folkmoot.citizens.actions.membership import admit, apply_to_join, leave_scheme
from folkmoot.citizens.actions.of_age import come_of_age
from folkmoot.citizens.actions.preferences import set_preferences
from folkmoot.citizens.actions.programmes import (
    agree_programme,
    answer_about_understanding,
    ask_about_understanding,
    move_programme,
    move_survey,
    propose_programme,
)
from folkmoot.citizens.actions.projects import note_project
from folkmoot.citizens.actions.scheme import note_claim, note_cost
from folkmoot.citizens.actions.sessions import (
    assess_session_risk,
    book,
    cancel_session,
    give_back,
    meet_needs,
    note_attendance,
    plan_session,
    remind,
    take_back_consent,
)
from folkmoot.citizens.actions.sounding import answer_about_policy, ask_about_policy, decide_on_policy
from folkmoot.citizens.actions.tasks import (
    answer_contribution,
    choose_task,
    finish_task,
    give_task_back,
    log_contribution,
    name_officer,
    open_task,
    stop_looking,
)
from folkmoot.citizens.actions.term import end_term, note_term
from folkmoot.citizens.actions.two_way import accept_agreement, countersign, publish_agreement

__all__ = [
    "accept_agreement", "accredit", "admit", "agree_programme", "answer_about_policy", "answer_about_understanding", "answer_challenge",
    "answer_contribution", "answer_expense", "answer_offer", "answer_payment", "apply_to_join", "ask_about_policy", "ask_about_understanding",
    "assess_oneself", "assess_risk", "assess_session_risk", "book", "cancel_session", "carry_over",
    "challenge_evidence", "check_challenge", "choose_task", "choose_what_shows", "claim_expense", "come_of_age",
    "complete_course",    "countersign", "decide_on_policy", "draw_names", "end_check", "end_term", "finish_task", "follow_project", "give_back", "give_task_back", "hand_matter_over",
    "issue_badge", "leave_scheme", "log_contribution", "look_at_matter", "meet_needs", "move_programme",
    "move_survey", "name_check_role", "name_officer", "name_skill", "note_attendance", "note_check", "note_claim",
    "note_cost", "note_on_matter", "note_project", "note_term", "offer_course", "offer_payment", "open_task", "pay_expense", "pay_member",
    "plan_session", "propose_programme", "publish_agreement", "put_name_in", "remind", "revoke_badge",
    "set_preferences", "stop_looking", "take_back_consent", "take_name_out", "tell_in_private", "unfollow_project",
]  # fmt: skip
