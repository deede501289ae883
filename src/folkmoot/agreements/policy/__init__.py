"""Who may do what with agreements, reports, changes and endings: yes, as …; or no, because …"""

from folkmoot.agreements.policy.agreements import (
    acts_as_finance,
    acts_for_funder,
    acts_for_provider,
    may_agree_measures,
    may_answer_report,
    may_draft,
    may_edit_measures,
    may_edit_terms,
    may_end,
    may_explain_late,
    may_pay,
    may_propose_measures,
    may_report,
    may_send_back,
    may_sign_for_funder,
    may_sign_for_provider,
)

__all__ = [
    "acts_as_finance",
    "acts_for_funder",
    "acts_for_provider",
    "may_agree_measures",
    "may_answer_report",
    "may_draft",
    "may_edit_measures",
    "may_edit_terms",
    "may_end",
    "may_explain_late",
    "may_pay",
    "may_propose_measures",
    "may_report",
    "may_send_back",
    "may_sign_for_funder",
    "may_sign_for_provider",
]
