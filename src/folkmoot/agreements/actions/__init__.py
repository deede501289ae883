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
from folkmoot.agreements.actions.bank import check_bank_details, give_bank_details
from folkmoot.agreements.actions.claim import (
    answer_dispute,
    claim_milestone,
    claim_outcomes,
    claim_payment,
    dispute,
    settle_dispute,
)
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
from folkmoot.agreements.actions.import_contracts import (
    bring_in_contracts,
    discard_contract_file,
    give_contract_file,
    try_contract_file,
)
from folkmoot.agreements.actions.keep_measure import add_measure, change_measure, remove_measure
from folkmoot.agreements.actions.pay import explain_late, note_invoice, pay
from folkmoot.agreements.actions.plan_payments import (
    add_milestone,
    add_outcome_price,
    approve_outcome_share,
    remove_milestone,
    remove_outcome_price,
    say_why_paid_so,
)
from folkmoot.agreements.actions.sign import send_back, sign_for_funder, sign_for_provider
from folkmoot.agreements.actions.submit_report import Answer, save_report, submit_report

__all__ = [
    "Answer", "accept_report", "add_measure", "agree_measures", "ask_again", "change_measure", "change_terms",
    "draft_agreement", "end_agreement", "explain_late", "note_invoice", "pay", "propose_measures", "remove_measure",
    "save_report", "send_back", "sign_for_funder", "sign_for_provider", "submit_report",
    # money
    "change_contribution", "close_fund", "commit_money", "contribute", "give_in_kind", "open_fund", "release_money",
    "add_milestone", "add_outcome_price", "answer_dispute", "approve_outcome_share", "check_bank_details",
    "claim_milestone", "claim_outcomes", "claim_payment", "dispute", "give_bank_details", "remove_milestone",
    "remove_outcome_price", "say_why_paid_so", "settle_dispute",
    # what a body had before
    "bring_in_contracts", "discard_contract_file", "give_contract_file", "try_contract_file",
    # anchor
    "answer_choice", "answer_offer", "answer_question", "ask_anchor", "ask_for_share", "check_governance",
    "check_safeguarding", "count_nominations", "end_allocation", "let_go_on", "nominate", "offer", "open_choice",
    "pass_on", "share_out", "turn_down",
]  # fmt: skip
