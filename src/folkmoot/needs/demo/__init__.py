"""What the people of Wandle Vale say they need, what their places have, and what their board agrees."""

from folkmoot.needs.demo import briefings, company, later

__all__ = ["briefings", "company", "later"]
