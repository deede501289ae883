"""An agreement that runs; and while a lower room says nothing of its own nouns, these stand in for its appearances."""

import pytest

from folkmoot.commissioning.models import Lesson, Specification
from folkmoot.core.appearances import Appearance, Knot, appears, described_models
from tests.agreements import made

for model, knot in ((Specification, Knot.SPECIFICATION), (Lesson, Knot.LESSON)):
    if model not in described_models():

        @appears(model)
        def stand_in(row, knot=knot):
            return Appearance(title=str(row), url="/", kind=knot.value, knot=knot)


@pytest.fixture
def live(cast, now):
    """Signed by both sides at `now`, with Riverside."""
    return made.live(cast, now)
