"""Three consultations of Wandle Vale: one answered, one short and explained, one open now."""

from folkmoot.engagement.demo import budgets, company, debt, worries

__all__ = ["budgets", "company", "debt", "worries"]
