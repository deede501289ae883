"""Money of three funders reaches thirty groups through the anchor they chose, and a year of it is lived.

Walked without JavaScript and again with it; axe looks at every page. What twenty-nine of the groups do, pooled.py does
through the same actions; the thirtieth walks.
"""

from dataclasses import dataclass

import pytest

from tests.browser.steps import anchor, following
from tests.browser.steps.story import Story

ABOUT = {"javascript-off": "Mornings in thirty rooms", "javascript-on": "Evenings in thirty rooms"}


@dataclass
class Shared(Story):
    """A story whose small groups are prepared on the site's own database."""

    server: object = None

    def prepare(self, step):
        return self.server.prepare("pooled.py", step, self.subject)


@pytest.fixture
def story(request, people, server):
    return Shared(people, server.database, ABOUT[request.node.callspec.id], "", server=server)


def test_three_funders_one_anchor_thirty_groups_and_a_year(story):
    anchor.three_funders_pool(story)
    anchor.the_groups_choose_their_anchor(story)
    anchor.thirty_groups_share_it(story)
    anchor.a_year_is_reported(story)
    following.the_review_varies_it(story)
    following.a_payment_is_disputed_and_paid(story)
    following.an_improvement_plan_works(story)
    following.an_ending_without_its_impact_is_refused(story)
    following.an_ending_is_done_right(story)
