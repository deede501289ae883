"""The rule, every step and every fate in sentences. Pages give their own `_`; without one they are in English."""

from collections.abc import Callable, Iterator
from fractions import Fraction

from folkmoot.engagement.counting.amounts import money
from folkmoot.engagement.counting.completion import hundredth
from folkmoot.engagement.counting.election import Kind
from folkmoot.engagement.counting.result import Fate, Result, Stage, Step, Why
from folkmoot.engagement.counting.rule import Completion, Method, Rule, Tie, Value

Say = Callable[[str], str]


def rule_sentences(rule: Rule, kind: Kind, _: Say = str) -> Iterator[str]:
    """All that was fixed before the vote, a sentence at a time."""
    ballots = {
        Kind.APPROVAL: _("Voters named the projects that they want; each named project has one vote."),
        Kind.KNAPSACK: _("Voters named projects that fit into the budget together; each named project has one vote."),
        Kind.RANKED: _(
            "Voters put projects in order. First place gives as many votes as a ballot has places, each next place one "
            "fewer."
        ),
        Kind.POINTS: _("Voters shared out points; each point is a vote."),
    }
    yield ballots[kind]
    if rule.method is Method.GREEDY:
        if rule.value is Value.COST:
            yield _("The project with most votes comes first. What does not fit into the money left is passed over.")
        else:
            yield _("Most votes for each pound come first. What does not fit into the money left is passed over.")
    else:
        yield _("Equal Shares: the budget is divided equally among all voters, those with blank ballots too.")
        if rule.value is Value.COST:
            yield _(
                "In each round the project is bought whose voters, paying alike, each give the smallest part of its "
                "price for a vote."
            )
        else:
            yield _(
                "In each round the project is bought whose voters, paying alike, each give the least money for a vote."
            )
        yield from completion_sentences(rule, _)
    yield ties_sentence(rule, _)
    if rule.quorum > 1:
        yield _("A project that fewer than %(quorum)s people voted for is not considered.") % {"quorum": rule.quorum}


def completion_sentences(rule: Rule, _: Say = str) -> Iterator[str]:
    if rule.completion is Completion.NONE:
        yield _("Money that no project’s voters can spend is left over.")
    if rule.completion in (Completion.INCREASE, Completion.INCREASE_THEN_GREEDY):
        step = money(rule.step) if rule.step is not None else _("a hundredth of the first share")
        yield _(
            "If money is left, all shares grow by %(step)s and the count is run again, and so on; the last count that "
            "stays within the budget stands."
        ) % {"step": step}
    if rule.completion in (Completion.GREEDY, Completion.INCREASE_THEN_GREEDY):
        yield _("What is then left goes to the projects with most votes that still fit.")


def ties_sentence(rule: Rule, _: Say = str) -> str:
    ways = {
        Tie.VOTES: _("more votes"),
        Tie.CHEAPER: _("the lower price"),
        Tie.DEARER: _("the higher price"),
        Tie.LOT: _("a lot drawn from the seed “%(seed)s”") % {"seed": rule.seed},
        Tie.NUMBER: _("the project’s number"),
        Tie.LISTED: _("the order of the published list"),
    }
    order = [*dict.fromkeys([*rule.ties, Tie.LISTED])]
    return _("Ties are settled by %(ways)s.") % {"ways": _(", then ").join(ways[tie] for tie in order)}


def step_sentence(result: Result, step: Step, _: Say = str) -> str:
    """What happened in one step, with prices."""
    facts = {"votes": step.votes, "pence": money(step.pence), "left": money(step.left)}
    if step.stage is Stage.FREE:
        said = _("It costs nothing, and somebody wants it.")
    elif step.payment is not None:
        payment = step.payment
        facts |= {"full": len(payment.full), "rest": len(payment.rest), "price": money(payment.price)}
        said = _("Paid in full, %(price)s for each vote: %(full)s voters.") % facts
        if len(payment.rest):
            said += " " + _("Paid all they had left: %(rest)s.") % facts
    else:
        said = _("Next by votes (%(votes)s), and it fits.") % facts
    if step.tied_with and step.stage is Stage.SHARES:
        said += " " + _("It was tied with %(others)s; the tie rule put it first.") % {
            "others": ", ".join(step.tied_with)
        }
    return said + " " + _("%(left)s of the budget is left.") % facts


def fate_sentence(result: Result, fate: Fate, _: Say = str) -> str:
    """Why a project won or lost."""
    facts = dict(fate.facts)
    project = next(each for each in result.election.projects if each.id == fate.project)
    facts["pence"] = money(project.pence)
    for name in ("had", "left_before"):
        if isinstance(facts.get(name), (int, Fraction)):
            facts[name] = money(facts[name])
    if fate.won:
        step = next(step for step in result.steps if step.project == fate.project)
        return _("Funded in step %(number)s.") % {"number": step.number} + " " + step_sentence(result, step, _)
    sentences = {
        Why.NO_VOTES: _("Not funded: nobody voted for it."),
        Why.QUORUM: _("Not considered: %(supporters)s people voted for it, and %(quorum)s were needed."),
        Why.OVER_BUDGET: _("Not considered: it costs %(pence)s, more than the whole budget."),
        Why.LIMIT: _("Not funded: the limit “%(limit)s” was reached by what was funded before."),
        Why.SUPPORTERS_SPENT: _(
            "Not funded: from round %(round)s its %(supporters)s voters had %(had)s left together, and it costs "
            "%(pence)s."
        ),
        Why.DOES_NOT_FIT: _("Not funded: when its turn came %(left_before)s was left, and it costs %(pence)s."),
    }
    said = sentences[fate.why] % facts
    if fate.why is Why.LIMIT and facts["winners"]:
        said += " " + _("Funded before: %(winners)s.") % {"winners": ", ".join(facts["winners"])}
    return said


def share_sentence(result: Result, _: Say = str) -> str:
    """How much each voter had to spend; empty for a count without shares."""
    if result.share is None or result.first_share is None or not result.turn_out:
        return ""
    said = _("The budget divided by %(voters)s voters is %(share)s each.") % {
        "voters": result.turn_out,
        "share": money(result.first_share),
    }
    if result.increases:
        step = result.rule.step if result.rule.step is not None else hundredth(result.first_share)
        said += " " + _("Shares grew %(times)s times by %(step)s, to %(share)s.") % {
            "times": result.increases,
            "step": money(step),
            "share": money(result.share),
        }
    return said
