"""One place for what a person is told: see docs/how-to/tell-people.md."""

from folkmoot.people.notices.tell import tell, tell_all
from folkmoot.people.notices.topics import topic

__all__ = ["tell", "tell_all", "topic"]
