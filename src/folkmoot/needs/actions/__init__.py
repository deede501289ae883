from folkmoot.needs.actions.add_asset import add_asset
from folkmoot.needs.actions.agree_priority import agree_priority
from folkmoot.needs.actions.boards import end_seat, open_board, seat_member
from folkmoot.needs.actions.briefings import form_committee, redraw_committee, write_briefing
from folkmoot.needs.actions.decline_need import decline_need
from folkmoot.needs.actions.raise_need import raise_need
from folkmoot.needs.actions.rounds import close_round, lapse_round, open_round, score_need
from folkmoot.needs.actions.support_need import support_need
from folkmoot.needs.actions.withdraw_need import withdraw_need

__all__ = [
    "add_asset", "agree_priority", "close_round", "decline_need", "end_seat", "form_committee", "lapse_round",
    "open_board", "open_round", "raise_need", "redraw_committee", "score_need", "seat_member", "support_need",
    "withdraw_need", "write_briefing",
]  # fmt: skip
