"""A contract in two lots and a small grant, each from a plan months ahead to an award that everyone can understand.

Walked without JavaScript and again with it, as the people it belongs to; at each step somebody is refused who should be.
"""

import pytest

from tests.browser.steps import contract, grant, offering
from tests.browser.steps.story import Story


@pytest.fixture
def story(request, people, server):
    about = request.function.__name__.split("_")[2], request.node.callspec.id.split("-")[-1]
    subjects = {"contract": "Company in the week", "grant": "A tea table on the landing"}
    return Story(people, server.database, f"{subjects[about[0]]} ({about[1]})", "")


def test_a_contract_in_two_lots_goes_from_plan_to_award(story):
    offering.it_is_planned_ahead(story, offering.CONTRACT)
    offering.it_is_announced(story, offering.CONTRACT)
    offering.bids_are_opened(story, offering.CONTRACT)
    contract.each_lot_is_bid_for(story)
    contract.the_terms_are_amended_late(story)
    contract.bids_are_opened_by_two(story)
    contract.the_panel_scores(story)
    contract.the_panel_agrees(story)
    contract.it_is_recommended(story)
    contract.it_is_decided(story)
    contract.a_bidder_objects_and_is_right(story)
    contract.it_is_final_and_published(story)


def test_a_grant_to_a_small_group_goes_from_plan_to_award(story):
    offering.it_is_planned_ahead(story, offering.GRANT)
    offering.it_is_announced(story, offering.GRANT)
    offering.bids_are_opened(story, offering.GRANT)
    grant.a_small_group_bids(story)
    grant.it_is_scored(story)
    grant.it_is_awarded(story)
    grant.an_objection_is_answered(story)
