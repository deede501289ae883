from folkmoot.engagement.actions.events.attend import book_place, give_place_back
from folkmoot.engagement.actions.events.hold import (
    add_organiser,
    add_output,
    call_off_event,
    lacks_of_event,
    prepare_event,
    publish_event,
    report_event,
    revise_event,
    sign_in,
)
from folkmoot.engagement.actions.events.youth import adopt_framework, record_staff_engagement

__all__ = [
    "add_organiser",
    "add_output",
    "adopt_framework",
    "book_place",
    "call_off_event",
    "give_place_back",
    "lacks_of_event",
    "prepare_event",
    "publish_event",
    "record_staff_engagement",
    "report_event",
    "revise_event",
    "sign_in",
]
