"""Three projects of Wandle Vale: one that went round the whole cycle, one open for bids, one being consulted on."""

from folkmoot.commissioning.demo import company, company_after, debt, programmes, team, worries

__all__ = ["company", "company_after", "debt", "programmes", "team", "worries"]
