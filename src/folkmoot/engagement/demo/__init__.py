"""The ways to take part in Wandle Vale: consultations, residents' budgets, conversations, petitions and proposals."""

from folkmoot.engagement.demo import asking, budgets, company, debt, promises, streets, worries

__all__ = ["asking", "budgets", "company", "debt", "promises", "streets", "worries"]
