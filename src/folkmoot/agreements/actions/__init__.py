from folkmoot.agreements.actions.agree_measures import agree_measures, propose_measures
from folkmoot.agreements.actions.answer_report import accept_report, ask_again
from folkmoot.agreements.actions.bank import check_bank_details, give_bank_details
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
from folkmoot.agreements.actions.draft_agreement import change_terms, draft_agreement
from folkmoot.agreements.actions.draft_beside import draft_for_asset, draft_linked
from folkmoot.agreements.actions.end_agreement import end_agreement
from folkmoot.agreements.actions.fund import change_contribution, close_fund, contribute, give_in_kind, open_fund
from folkmoot.agreements.actions.keep_measure import add_measure, change_measure, remove_measure
from folkmoot.agreements.actions.learn import ask_question, note_cycle, plan_cycle
from folkmoot.agreements.actions.pay import explain_late, note_invoice, pay
from folkmoot.agreements.actions.plan_payments import (
    add_milestone,
    add_outcome_price,
    approve_outcome_share,
    remove_milestone,
    remove_outcome_price,
    say_why_paid_so,
)
from folkmoot.agreements.actions.report_parts import add_story, count_people, take_story_back
from folkmoot.agreements.actions.risks import add_risk, approve_risks, note_safeguarding, remove_risk
from folkmoot.agreements.actions.settle import add_document, add_party, remove_party, settle_particulars, sign_as_party
from folkmoot.agreements.actions.sign import send_back, sign_for_funder, sign_for_provider
from folkmoot.agreements.actions.submit_report import Answer, save_report, submit_report
from folkmoot.agreements.actions.visit import answer_visit, plan_evaluation, write_visit

__all__ = [
    "Answer", "accept_report", "add_document", "add_measure", "add_milestone", "add_outcome_price", "add_party",
    "add_risk", "add_story", "agree_measures", "answer_dispute", "answer_measure_change", "answer_visit",
    "approve_outcome_share", "approve_risks", "ask_again", "ask_question", "certify_report", "change_contribution",
    "change_measure", "change_terms", "check_bank_details", "claim_milestone", "claim_outcomes", "claim_payment",
    "close_fund", "commit_money", "contribute", "count_people", "dispute", "draft_agreement", "draft_for_asset",
    "draft_linked", "drop_clause", "end_agreement", "explain_late", "give_bank_details", "give_in_kind", "note_cycle",
    "note_invoice", "note_safeguarding", "open_fund", "override_gagging", "pay", "plan_cycle", "plan_evaluation",
    "propose_measure_change", "propose_measures", "release_money", "remove_measure", "remove_milestone",
    "remove_outcome_price", "remove_party", "remove_risk", "save_report", "say_why_paid_so", "send_back",
    "settle_dispute", "settle_particulars", "sign_as_party", "sign_for_funder", "sign_for_provider", "submit_report",
    "take_clause", "take_story_back", "withdraw_clause", "write_clause", "write_note", "write_visit",
]  # fmt: skip
