from folkmoot.engagement.actions.proposals.answer import answer_petition, answer_proposal, close_petition
from folkmoot.engagement.actions.proposals.bring import bring_proposal, start_petition, withdraw_proposal
from folkmoot.engagement.actions.proposals.communities import give_lead, join_community, start_community
from folkmoot.engagement.actions.proposals.support import comment, sign, support

__all__ = [
    "answer_petition", "answer_proposal", "bring_proposal", "close_petition", "comment", "give_lead", "join_community",
    "sign", "start_community", "start_petition", "support", "withdraw_proposal",
]  # fmt: skip
