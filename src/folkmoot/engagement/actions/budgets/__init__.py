from folkmoot.engagement.actions.budgets.count import count_budget
from folkmoot.engagement.actions.budgets.decisions import close_decision, give_voice, put_decision
from folkmoot.engagement.actions.budgets.follow import do_step, make_project, open_winner, plan_step
from folkmoot.engagement.actions.budgets.ideas import areas_for_ideas, check_idea, send_idea, shut_out, withdraw_idea
from folkmoot.engagement.actions.budgets.merging import answer_merge, offer_merge
from folkmoot.engagement.actions.budgets.papers import (
    key_paper,
    print_papers,
    spoil_paper,
    what_keeps_the_count_waiting,
)
from folkmoot.engagement.actions.budgets.polls import answer_poll, ask_poll
from folkmoot.engagement.actions.budgets.prepare import begin_budget, remove_part, revise_budget, set_part
from folkmoot.engagement.actions.budgets.rules import choose_electorate, fix_rule, import_register, make_codes
from folkmoot.engagement.actions.budgets.spending import ask_spending, close_spending, share_out
from folkmoot.engagement.actions.budgets.steps import (
    close_ideas,
    close_voting,
    open_for_ideas,
    open_voting,
    what_keeps_voting_closed,
    what_the_days_say,
    withdraw_budget,
)
from folkmoot.engagement.actions.budgets.vote import cast_ballot, change_ballot, find_ballot, hand_out_paper

__all__ = [
    "answer_merge", "answer_poll", "areas_for_ideas", "ask_poll", "ask_spending", "begin_budget", "cast_ballot",
    "change_ballot", "check_idea", "choose_electorate", "close_decision", "close_ideas", "close_spending",
    "close_voting", "count_budget", "do_step", "find_ballot", "fix_rule", "give_voice", "hand_out_paper",
    "import_register", "key_paper", "make_codes", "make_project", "offer_merge", "open_for_ideas", "open_voting",
    "open_winner", "plan_step", "print_papers", "put_decision", "remove_part", "revise_budget", "send_idea", "set_part",
    "share_out", "shut_out", "spoil_paper", "what_keeps_the_count_waiting", "what_keeps_voting_closed", "what_the_days_say",
    "withdraw_budget", "withdraw_idea",
]  # fmt: skip
