"""The chapters of the demo borough that agreements tell."""

from folkmoot.agreements.demo import company, following, working

__all__ = ["company", "following", "working"]
