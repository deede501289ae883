"""Who may do what in funding: yes, as …; or no, because …"""

from folkmoot.funding.policy.awards import (
    is_clerk_alone,
    may_answer_challenge,
    may_challenge,
    may_finish,
    may_recommend,
    may_see_challenge,
    may_settle,
)
from folkmoot.funding.policy.bids import (
    OPENED,
    is_sealed,
    may_bid_for,
    may_decide,
    may_declare,
    may_know_of,
    may_moderate,
    may_read,
    may_score,
    may_see_scores,
    may_write,
    scores_seen,
    seat_capacity,
    seat_of,
    tie_to,
)
from folkmoot.funding.policy.blind import is_blind, is_blind_for
from folkmoot.funding.policy.judging import may_chair, may_review_conflict, may_see_session
from folkmoot.funding.policy.opportunities import may_manage, may_prepare, may_see

__all__ = [
    "OPENED",
    "is_blind",
    "is_blind_for",
    "is_clerk_alone",
    "is_sealed",
    "may_answer_challenge",
    "may_challenge",
    "may_finish",
    "may_recommend",
    "may_see_challenge",
    "may_settle",
    "may_bid_for",
    "may_chair",
    "may_decide",
    "may_declare",
    "may_know_of",
    "may_manage",
    "may_moderate",
    "may_prepare",
    "may_read",
    "may_review_conflict",
    "may_score",
    "may_see",
    "may_see_scores",
    "may_see_session",
    "may_write",
    "scores_seen",
    "seat_capacity",
    "seat_of",
    "tie_to",
]
