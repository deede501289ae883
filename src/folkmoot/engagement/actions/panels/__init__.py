from folkmoot.engagement.actions.panels.advice import (
    answer_advice,
    propose_recommendation,
    report_recommendations,
    vote_on,
)
from folkmoot.engagement.actions.panels.begin import (
    Share,
    add_category,
    begin_assembly,
    call_off_assembly,
    remove_category,
    set_target,
)
from folkmoot.engagement.actions.panels.invite import forget_addresses, invite
from folkmoot.engagement.actions.panels.lottery import (
    accept_nearest,
    ask_for_replacements,
    close_pool,
    free_seats,
    give_seed_part,
    name_witnesses,
    publish_lottery,
    reopen_pool,
)
from folkmoot.engagement.actions.panels.pool import leave_pool, say_no, say_yes
from folkmoot.engagement.actions.panels.seats import begin_work_of, leave_seat, take_seat
from folkmoot.engagement.actions.panels.sessions import (
    add_material,
    evaluate_assembly,
    hold_session,
    pay_member,
    plan_session,
)
from folkmoot.engagement.actions.panels.standing import (
    change_panel_answers,
    join_panel,
    leave_panel,
    open_or_close_joining,
    open_standing_panel,
    refresh_panel,
)
from folkmoot.engagement.actions.panels.waves import Put, answer_wave, close_wave, open_wave, prepare_wave

__all__ = [
    "Put",
    "Share",
    "accept_nearest",
    "add_category",
    "add_material",
    "answer_advice",
    "answer_wave",
    "ask_for_replacements",
    "begin_assembly",
    "begin_work_of",
    "call_off_assembly",
    "change_panel_answers",
    "close_pool",
    "close_wave",
    "evaluate_assembly",
    "forget_addresses",
    "free_seats",
    "give_seed_part",
    "hold_session",
    "invite",
    "join_panel",
    "leave_panel",
    "leave_pool",
    "leave_seat",
    "name_witnesses",
    "open_or_close_joining",
    "open_standing_panel",
    "open_wave",
    "pay_member",
    "plan_session",
    "prepare_wave",
    "propose_recommendation",
    "publish_lottery",
    "refresh_panel",
    "remove_category",
    "reopen_pool",
    "report_recommendations",
    "say_no",
    "say_yes",
    "set_target",
    "take_seat",
    "vote_on",
]
