"""Three consultations of Wandle Vale: one answered, one short and explained, one open now."""

from folkmoot.engagement.demo import company, debt, worries

__all__ = ["company", "debt", "worries"]
