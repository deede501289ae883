"""Three consultations of Wandle Vale: one answered, one short and explained, one open now."""

from folkmoot.engagement.demo import assemblies, company, debt, events, panel, worries

__all__ = ["assemblies", "company", "debt", "events", "panel", "worries"]
