"""One need goes the whole way, from words to what was learnt, as the people it belongs to.

Walked without JavaScript and again with it; axe looks at every page, and at each step somebody is refused who should
be. Run it with FOLKMOOT_SCREENSHOTS=some/folder for a picture of every main page at a desk and on a phone.
"""

import pytest

from tests.browser.steps import agreement, bidding, consultation, learning, need, planning, project
from tests.browser.steps.story import Story

ABOUT = {"javascript-off": ("A choir that anybody can join", "A later last bus"),
         "javascript-on": ("A workshop to mend bicycles", "A crossing by the shops")}  # fmt: skip


@pytest.fixture
def story(request, people, server):
    subject, other = ABOUT[request.node.callspec.id]
    return Story(people, server.database, subject, other)


def test_a_need_goes_the_whole_way(story):
    need.somebody_says_what_is_needed(story)
    need.the_board_agrees_what_comes_first(story)
    project.it_is_analysed(story)
    consultation.people_are_asked(story)
    planning.it_is_planned(story)
    bidding.it_is_funded(story)
    agreement.it_is_delivered(story)
    learning.it_is_reviewed(story)
    learning.the_thread_is_whole(story)
