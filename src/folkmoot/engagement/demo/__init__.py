"""Three consultations of Wandle Vale: one answered, one short and explained, one open now; and conversations, petitions and
proposals."""

from folkmoot.engagement.demo import asking, company, debt, promises, streets, worries

__all__ = ["asking", "company", "debt", "promises", "streets", "worries"]
