from datetime import timedelta

from folkmoot.core.demo import CHAPTERS, Demo
from folkmoot.funding.demo import before, story, ways
from folkmoot.funding.states import AwardState, BidState, OpportunityState, Way
from tests.funding import made


def test_it_works(cast, now):
    """The opportunities of the demo borough come about through actions, each at its own moment, on each kind of way."""
    told = Demo(start=now, people=cast.people, bodies=vars(cast.bodies))
    made.train(cast, cast.citizen, now - timedelta(days=1000))
    for key in ("company", "debt"):
        project = made.project(cast, now - timedelta(days=1000))
        made.specification(project, now - timedelta(days=900))
        told.things[f"project.{key}"] = project
    weighed_up = before.debt_is_weighed_up  # a competition opens only after a talk
    told_by = (story.__name__, ways.__name__)
    ours = [row for row in CHAPTERS if row[2].__module__ in told_by or row[2] is weighed_up]
    ours.sort(key=lambda row: row[:2])
    assert len(ours) == 24
    for offset, order, teller in ours:
        told.now = now + timedelta(days=offset, minutes=order)
        teller(told)
    company, debt = (story.again(told.things[f"opportunity.{key}"]) for key in ("company", "debt"))
    assert company.state == OpportunityState.DECIDED and debt.state == OpportunityState.OPEN
    assert told.things["decision.company"].bid.organisation == cast.bodies.riverside
    assert (debt.closes_at.date() - now.date()).days == 21
    on_call, signing = (story.again(told.things[f"opportunity.{key}"]) for key in ("on_call", "signing"))
    assert (on_call.way, on_call.awards.get().state) == (Way.DIRECT, AwardState.FINAL)
    assert (signing.way, signing.state) == (Way.NEGOTIATION, OpportunityState.DECIDED)
    assert [step.kind for step in signing.steps.order_by("pk")] == ["talks", "round", "agreed", "decided"]
    states = {bid.organisation: bid.state for bid in debt.bids.all()}
    assert states == {cast.bodies.advice: BidState.DRAFT, cast.bodies.riverside: BidState.SUBMITTED}
