from folkmoot.agreements.actions.agree_measures import agree_measures, propose_measures
from folkmoot.agreements.actions.allocate import (
    answer_offer,
    answer_question,
    ask_anchor,
    ask_for_share,
    end_allocation,
    let_go_on,
    offer,
    pass_on,
    share_out,
    turn_down,
)
from folkmoot.agreements.actions.anchor import (
    answer_choice,
    check_governance,
    check_safeguarding,
    count_nominations,
    nominate,
    open_choice,
)
from folkmoot.agreements.actions.answer_report import accept_report, ask_again
from folkmoot.agreements.actions.bank import check_bank_details
from folkmoot.agreements.actions.be_fair import answer_feedback, answer_health_check, give_feedback, open_health_check
from folkmoot.agreements.actions.certify import certify_report, write_note
from folkmoot.agreements.actions.change_signed_measure import answer_measure_change, propose_measure_change
from folkmoot.agreements.actions.claim import (
    answer_dispute,
    claim_milestone,
    claim_outcomes,
    claim_payment,
    dispute,
    settle_dispute,
)
from folkmoot.agreements.actions.clauses import (
    drop_clause,
    override_gagging,
    take_clause,
    withdraw_clause,
    write_clause,
)
from folkmoot.agreements.actions.commit import commit_money, release_money
from folkmoot.agreements.actions.deliver import note_referrals, note_role, note_shared_work
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
from folkmoot.agreements.actions.fund import change_contribution, close_fund, contribute, give_in_kind, open_fund
from folkmoot.agreements.actions.give_notice import carry_out, drop_ending, give_notice, sign_exceptional, tell_users
from folkmoot.agreements.actions.import_contracts import (
    bring_in_contracts,
    discard_contract_file,
    give_contract_file,
    try_contract_file,
)
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
from folkmoot.agreements.actions.plan_payments import (
    add_milestone,
    add_outcome_price,
    approve_outcome_share,
    remove_milestone,
    remove_outcome_price,
    say_why_paid_so,
)
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
    "Answer", "EXIT_PARTS", "accept_report", "accept_variation", "acknowledge", "add_document", "add_measure",
    "add_milestone", "add_outcome_price", "add_party", "add_perspective", "add_risk", "add_step", "add_story",
    "add_to_review", "agree_measures", "agree_plan", "answer_choice", "answer_dispute", "answer_feedback",
    "answer_health_check", "answer_measure_change", "answer_offer", "answer_question", "answer_visit",
    "approve_outcome_share", "approve_risks", "ask_again", "ask_anchor", "ask_for_share", "ask_question",
    "assess_impact", "bring_in_contracts", "carry_out", "certify_report", "change_contribution", "change_measure",
    "change_terms", "check_bank_details", "check_governance", "check_may_decide", "check_safeguarding",
    "claim_milestone", "claim_outcomes", "claim_payment", "claim_value", "close_fund", "close_plan", "commit_money",
    "contribute", "count_nominations", "count_people", "decide_ending", "discard_contract_file", "dispute",
    "draft_agreement", "draft_for_asset", "draft_linked", "drop_clause", "drop_ending", "drop_plan", "end_agreement",
    "end_allocation", "explain_late", "finish_response", "give_contract_file", "give_feedback",
    "give_in_kind", "give_notice", "hand_over", "hold_review", "let_go_on", "nominate", "note_benefit", "note_cycle",
    "note_invoice", "note_overlap", "note_referrals", "note_role", "note_safeguarding", "note_shared_work",
    "note_step", "offer", "open_choice", "open_fund", "open_health_check", "open_talk", "override_gagging", "pass_on",
    "pay", "place_measure", "plan_cycle", "plan_evaluation", "propose_measure_change", "propose_measures",
    "propose_plan", "propose_variation", "refuse_variation", "release_money", "remove_measure", "remove_milestone",
    "remove_outcome_price", "remove_party", "remove_risk", "reply_to_point", "save_report", "say_point",
    "say_why_paid_so", "send_back", "settle_dispute", "settle_particulars", "share_out", "show_value", "sign_as_party",
    "sign_exceptional", "sign_for_funder", "sign_for_provider", "split_by_quintile", "submit_report", "take_clause",
    "take_story_back", "tell_users", "try_contract_file", "turn_down", "warn", "withdraw_clause", "withdraw_variation",
    "write_clause", "write_exit_plan", "write_note", "write_visit",
]  # fmt: skip
