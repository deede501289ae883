"""What people are told about, by room. A topic's words are all that a subject line ever says."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Topic:
    """`words` stand in subject lines and headings, so they name no person and no case. `may_stop` is False where the
    law or somebody's rights need it to be sent."""

    code: str
    words: Any
    may_stop: bool = True


_topics: dict[str, Topic] = {}


def topic(code: str, words: Any, *, may_stop: bool = True) -> Topic:
    """Register what a room tells people about, in its `notices.py`."""
    _topics[code] = made = Topic(code, words, may_stop)
    return made


def topic_of(code: str) -> Topic:
    return _topics.get(code) or Topic(code, _("something for you"))


def topics_to_stop() -> list[Topic]:
    """Those a person may turn off, in the order of their words."""
    return sorted((one for one in _topics.values() if one.may_stop), key=lambda one: str(one.words))
