"""The ways to take part in Wandle Vale: consultations, residents' budgets, conversations, petitions, proposals, assemblies,
a citizens' panel and events."""

from folkmoot.engagement.demo import (
    asking,
    assemblies,
    budgets,
    company,
    debt,
    events,
    greens,
    panel,
    promises,
    streets,
    worries,
)

__all__ = [
    "asking",
    "assemblies",
    "budgets",
    "company",
    "debt",
    "events",
    "greens",
    "panel",
    "promises",
    "streets",
    "worries",
]
