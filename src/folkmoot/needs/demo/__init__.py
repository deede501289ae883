"""What the people of Wandle Vale say they need, what their places have, and what their board agrees."""

from folkmoot.needs.demo import company, later

__all__ = ["company", "later"]
