from folkmoot.funding.actions.announce import announce
from folkmoot.funding.actions.challenge import (
    answer_challenge,
    answer_debrief,
    ask_debrief,
    raise_challenge,
    withdraw_challenge,
)
from folkmoot.funding.actions.close_bids import close_bids
from folkmoot.funding.actions.conflicts import assess_conflicts, review_conflict
from folkmoot.funding.actions.criteria import add_criterion, change_criterion, remove_criterion
from folkmoot.funding.actions.decide import decide, finish_award
from folkmoot.funding.actions.import_register import import_grants, import_ocds
from folkmoot.funding.actions.judging import name_chair, note_session, plan_panel, plan_sessions
from folkmoot.funding.actions.moderate import moderate
from folkmoot.funding.actions.open_bids import open_bids
from folkmoot.funding.actions.panel import leave_panel, seat_panel_member
from folkmoot.funding.actions.prepare_opportunity import change_opportunity, prepare_opportunity
from folkmoot.funding.actions.publish import note_published
from folkmoot.funding.actions.recommend import choose_winners, recommend, rule_out, send_back, write_summary
from folkmoot.funding.actions.run_import import bring_in, discard, start_import
from folkmoot.funding.actions.score import declare, lock_scores, score_bid
from folkmoot.funding.actions.submit_bid import submit_bid, withdraw_bid
from folkmoot.funding.actions.withdraw_opportunity import withdraw_opportunity
from folkmoot.funding.actions.write_bid import check_eligibility, save_answer, save_offer, start_bid

__all__ = [
    "add_criterion", "announce", "answer_challenge", "answer_debrief", "ask_debrief", "choose_winners", "finish_award",
    "raise_challenge", "recommend", "rule_out", "send_back", "withdraw_challenge", "write_summary", "assess_conflicts", "bring_in", "change_criterion", "change_opportunity", "check_eligibility", "close_bids", "decide",
    "declare", "discard", "import_grants", "import_ocds", "leave_panel", "lock_scores", "moderate", "name_chair", "note_published", "note_session", "open_bids", "plan_panel", "plan_sessions", "review_conflict",
    "prepare_opportunity", "remove_criterion", "save_answer", "save_offer", "score_bid", "seat_panel_member", "start_bid",
    "start_import", "submit_bid", "withdraw_bid",
    "withdraw_opportunity",
]  # fmt: skip
