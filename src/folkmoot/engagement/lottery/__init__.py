"""A civic lottery: a panel drawn at random from those who said yes, that meets its targets and is as fair as can be.

`Pool` and `Target` say who may be drawn and what the panel must look like. `prepare` works out a lottery over whole
panels, published before the seed is known; `draw` draws from it. Nothing here knows of pages or rows.
"""

from folkmoot.engagement.lottery.draw import Drawn, draw
from folkmoot.engagement.lottery.invite import invited
from folkmoot.engagement.lottery.pool import Person, Pool, Target
from folkmoot.engagement.lottery.prepare import Fairness, Lottery, prepare
from folkmoot.engagement.lottery.refusal import LotteryRefused
from folkmoot.engagement.lottery.replace import replacements

__all__ = [
    "Drawn",
    "Fairness",
    "Lottery",
    "LotteryRefused",
    "Person",
    "Pool",
    "Target",
    "draw",
    "invited",
    "prepare",
    "replacements",
]
