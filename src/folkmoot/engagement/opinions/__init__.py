"""Opinion maps: who agrees with whom about short statements, what unites people and what divides them.

`Votes` is a pseudonymous matrix; `look_at` works the map out, the same every time. Nothing here knows of pages or rows.
"""

from folkmoot.engagement.opinions.look import VERSION, OpinionMap, look_at
from folkmoot.engagement.opinions.votes import AGREE, DISAGREE, PASS, UNSEEN, Votes, VotesRefused

__all__ = ["AGREE", "DISAGREE", "PASS", "UNSEEN", "VERSION", "OpinionMap", "Votes", "VotesRefused", "look_at"]
