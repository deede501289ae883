from folkmoot.funding.actions.amend import amend
from folkmoot.funding.actions.announce import announce
from folkmoot.funding.actions.clarify import answer_question, ask, return_question
from folkmoot.funding.actions.close_bids import close_bids, open_seal
from folkmoot.funding.actions.criteria import add_criterion, change_criterion, remove_criterion
from folkmoot.funding.actions.decide import decide
from folkmoot.funding.actions.documents import add_document, remove_document
from folkmoot.funding.actions.import_register import import_grants, import_ocds
from folkmoot.funding.actions.keys import replace_lost_key, wrap_again
from folkmoot.funding.actions.lots import (
    add_lot,
    allow_many_bids,
    ask_for_document,
    change_lot,
    remove_lot,
    stop_asking_for_document,
)
from folkmoot.funding.actions.moderate import moderate
from folkmoot.funding.actions.open_bids import open_bids
from folkmoot.funding.actions.panel import leave_panel, seat_panel_member
from folkmoot.funding.actions.passport import keep_bank_details, keep_fact, read_bank_details
from folkmoot.funding.actions.paste_bid import paste_bid
from folkmoot.funding.actions.prepare_opportunity import change_opportunity, prepare_opportunity
from folkmoot.funding.actions.rehearse import rehearse
from folkmoot.funding.actions.run_import import bring_in, discard, start_import
from folkmoot.funding.actions.score import declare, lock_scores, score_bid
from folkmoot.funding.actions.submit_bid import confirm_bid, submit_bid, withdraw_bid
from folkmoot.funding.actions.together import add_member, remove_member, save_costs, save_together, sign_off
from folkmoot.funding.actions.withdraw_opportunity import withdraw_opportunity
from folkmoot.funding.actions.write_bid import check_eligibility, save_answer, save_offer, start_bid

__all__ = [
    "add_criterion", "announce", "bring_in", "change_criterion", "change_opportunity", "check_eligibility", "close_bids", "decide",
    "declare", "discard", "import_grants", "import_ocds", "leave_panel", "lock_scores", "moderate", "open_bids",
    "prepare_opportunity", "remove_criterion", "save_answer", "save_offer", "score_bid", "seat_panel_member", "start_bid",
    "confirm_bid", "open_seal", "wrap_again",
    "add_lot", "amend", "answer_question", "ask", "ask_for_document", "change_lot", "rehearse", "remove_lot", "return_question",
    "add_member", "allow_many_bids", "remove_member", "save_costs", "save_together", "sign_off",
    "keep_bank_details", "keep_fact", "paste_bid", "read_bank_details", "replace_lost_key",
    "add_document", "remove_document", "stop_asking_for_document",
    "start_import", "submit_bid", "withdraw_bid",
    "withdraw_opportunity",
]  # fmt: skip
