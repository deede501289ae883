"""Places that fall free are drawn again in the same way: from those still in the pool, for what the panel then lacks."""

from collections.abc import Iterable
from dataclasses import replace

from folkmoot.engagement.lottery.pool import Pool, Target
from folkmoot.engagement.lottery.prepare import Fairness, Lottery, prepare
from folkmoot.engagement.lottery.refusal import LotteryRefused


def replacements(
    pool: Pool,
    targets: Iterable[Target],
    panel: Iterable[str],
    gone: Iterable[str],
    *,
    unavailable: Iterable[str] = (),
    fairness: Fairness = Fairness.LEXIMIN,
) -> Lottery:
    """A lottery for the seats of those who are `gone`, with what the members who stay leave open of each target.

    Nobody who is gone, who stays, or who is `unavailable` can be drawn. Raises LotteryRefused where no choice of
    replacements meets the targets, with the nearest that could be met (for the free seats alone).
    """
    gone, members = set(gone), set(panel)
    strangers = gone - members
    if strangers:
        raise LotteryRefused([f"{person} is not on the panel." for person in sorted(strangers)])
    if not gone:
        raise LotteryRefused(["Nobody has left the panel."])
    staying = [person for person in pool.people if person.id in members - gone]
    out = members | set(unavailable)
    places = {category: place for place, category in enumerate(pool.categories)}
    left = []
    for target in targets:
        have = sum(person.values[places[target.category]] == target.value for person in staying)
        left.append(replace(target, least=max(0, target.least - have), most=max(0, target.most - have)))
    rest = Pool(pool.categories, tuple(person for person in pool.people if person.id not in out))
    return prepare(rest, left, len(gone), fairness=fairness)
