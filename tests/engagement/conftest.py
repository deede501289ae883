import pytest

from tests.engagement import made
from tests.engagement.asked import survey_of_all


@pytest.fixture
def heard(cast, now):
    return made.heard(cast, now)


@pytest.fixture
def survey(cast, now):
    """Open, for people without an account too, with a question of every kind."""
    return survey_of_all(cast, now)
