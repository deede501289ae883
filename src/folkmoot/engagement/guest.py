"""Somebody who answers without an account, where the body allows it. Nothing follows them but the receipt they keep."""

import secrets
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Guest:
    """Whoever acts. The record holds a digest of `reference`, which is made for this one act and kept nowhere."""

    reference: str = field(default_factory=lambda: f"G-{secrets.token_hex(12)}")
    is_authenticated: bool = False
    pk: None = None
