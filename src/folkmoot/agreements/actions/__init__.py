from folkmoot.agreements.actions.agree_measures import agree_measures, propose_measures
from folkmoot.agreements.actions.answer_report import accept_report, ask_again
from folkmoot.agreements.actions.be_fair import (
    answer_feedback,
    answer_health_check,
    give_feedback,
    open_health_check,
)
from folkmoot.agreements.actions.certify import certify_report, write_note
from folkmoot.agreements.actions.change_signed_measure import answer_measure_change, propose_measure_change
from folkmoot.agreements.actions.clauses import (
    drop_clause,
    override_gagging,
    take_clause,
    withdraw_clause,
    write_clause,
)
from folkmoot.agreements.actions.draft_agreement import change_terms, draft_agreement
from folkmoot.agreements.actions.draft_beside import draft_for_asset, draft_linked
from folkmoot.agreements.actions.end_agreement import end_agreement
from folkmoot.agreements.actions.end_early import (
    assess_impact,
    check_may_decide,
    decide_ending,
    finish_response,
    open_talk,
    reply_to_point,
    say_point,
)
from folkmoot.agreements.actions.give_notice import carry_out, drop_ending, give_notice, sign_exceptional, tell_users
from folkmoot.agreements.actions.improve import (
    acknowledge,
    add_step,
    agree_plan,
    close_plan,
    drop_plan,
    note_step,
    propose_plan,
    warn,
)
from folkmoot.agreements.actions.keep_measure import add_measure, change_measure, remove_measure
from folkmoot.agreements.actions.learn import ask_question, note_cycle, plan_cycle
from folkmoot.agreements.actions.pay import explain_late, note_invoice, pay
from folkmoot.agreements.actions.plan_exit import PARTS as EXIT_PARTS
from folkmoot.agreements.actions.plan_exit import hand_over, write_exit_plan
from folkmoot.agreements.actions.report_parts import add_story, count_people, take_story_back
from folkmoot.agreements.actions.review_yearly import add_to_review, hold_review
from folkmoot.agreements.actions.risks import add_risk, approve_risks, note_safeguarding, remove_risk
from folkmoot.agreements.actions.see import (
    add_perspective,
    claim_value,
    note_benefit,
    note_overlap,
    place_measure,
    show_value,
    split_by_quintile,
)
from folkmoot.agreements.actions.settle import add_document, add_party, remove_party, settle_particulars, sign_as_party
from folkmoot.agreements.actions.sign import send_back, sign_for_funder, sign_for_provider
from folkmoot.agreements.actions.submit_report import Answer, save_report, submit_report
from folkmoot.agreements.actions.vary import accept_variation, propose_variation, refuse_variation, withdraw_variation
from folkmoot.agreements.actions.visit import answer_visit, plan_evaluation, write_visit

__all__ = [
    "answer_feedback", "answer_health_check", "give_feedback", "open_health_check",
    "add_perspective", "claim_value", "note_benefit", "note_overlap", "place_measure", "show_value",
    "split_by_quintile",
    "EXIT_PARTS", "assess_impact", "carry_out", "check_may_decide", "decide_ending", "drop_ending", "finish_response",
    "give_notice", "open_talk", "reply_to_point", "say_point", "sign_exceptional", "tell_users", "acknowledge",
    "add_step", "agree_plan", "close_plan", "drop_plan", "note_step", "propose_plan", "warn", "hand_over",
    "write_exit_plan", "add_to_review", "hold_review", "accept_variation", "propose_variation", "refuse_variation",
    "withdraw_variation",
    "certify_report", "write_note", "answer_measure_change", "propose_measure_change", "ask_question", "note_cycle",
    "plan_cycle", "add_story", "count_people", "take_story_back", "answer_visit", "plan_evaluation", "write_visit",
    "drop_clause", "override_gagging", "take_clause", "withdraw_clause", "write_clause", "draft_for_asset",
    "draft_linked", "add_risk", "approve_risks", "note_safeguarding", "remove_risk", "add_document", "add_party",
    "remove_party", "settle_particulars", "sign_as_party",
    "Answer", "accept_report", "add_measure", "agree_measures", "ask_again", "change_measure", "change_terms",
    "draft_agreement", "end_agreement", "explain_late", "note_invoice", "pay", "propose_measures", "remove_measure",
    "save_report", "send_back", "sign_for_funder", "sign_for_provider", "submit_report",
]  # fmt: skip
