from folkmoot.agreements.actions.agree_measures import agree_measures, propose_measures
from folkmoot.agreements.actions.answer_report import accept_report, ask_again
from folkmoot.agreements.actions.commit import commit_money, release_money
from folkmoot.agreements.actions.draft_agreement import change_terms, draft_agreement
from folkmoot.agreements.actions.end_agreement import end_agreement
from folkmoot.agreements.actions.fund import (
    change_contribution,
    close_fund,
    contribute,
    give_in_kind,
    open_fund,
)
from folkmoot.agreements.actions.keep_measure import add_measure, change_measure, remove_measure
from folkmoot.agreements.actions.pay import explain_late, note_invoice, pay
from folkmoot.agreements.actions.sign import send_back, sign_for_funder, sign_for_provider
from folkmoot.agreements.actions.submit_report import Answer, save_report, submit_report

__all__ = [
    "Answer", "accept_report", "add_measure", "agree_measures", "ask_again", "change_measure", "change_terms",
    "draft_agreement", "end_agreement", "explain_late", "note_invoice", "pay", "propose_measures", "remove_measure",
    "save_report", "send_back", "sign_for_funder", "sign_for_provider", "submit_report",
    # money
    "change_contribution", "close_fund", "commit_money", "contribute", "give_in_kind", "open_fund", "release_money",
]  # fmt: skip
