"""May this person do this? An answer is yes, and in what capacity; or no, and because of what."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied


class Refused(Exception):
    """The action cannot be done. `str()` is a sentence to show; `field` names the input to mend, if one."""

    def __init__(self, sentence: str, *, field: str | None = None) -> None:
        super().__init__(sentence)
        self.field = field


class NotAllowed(Refused, PermissionDenied):
    """The person may not do this, whatever they type. Shown as a 403 page with the sentence."""


@dataclass(frozen=True)
class Answer:
    """What a policy function returns. True when allowed; `capacity` is the role acted in, for the record."""

    allowed: bool
    because: str = ""
    capacity: str = ""

    def __bool__(self) -> bool:
        return self.allowed


def yes(capacity: str) -> Answer:
    """Allowed, acting as `capacity` (for example "commissioner, Wandle Vale Council")."""
    return Answer(True, capacity=capacity)


def no(because: str) -> Answer:
    """Refused, with the sentence to show."""
    return Answer(False, because=because)


def allow(answer: Answer) -> str:
    """Return the capacity acted in. Raises NotAllowed with the policy's sentence when the answer is no."""
    if not answer:
        raise NotAllowed(answer.because)
    return answer.capacity
