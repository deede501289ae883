"""How an entry is hashed. `verify.py` holds the same rule in standard-library Python alone."""

import hashlib
import json
from datetime import UTC, datetime
from typing import Any

GENESIS = "0" * 64
FIELDS = (
    "number", "at", "code", "subject", "capacity", "actor_digest", "rule", "facts", "words_digests", "previous",
)  # fmt: skip


def stamp(moment: datetime) -> str:
    """A moment as it is hashed: UTC, microseconds, ISO 8601."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def digest(salt: str, words: str) -> str:
    """A salted digest (SHA-256, hex) of private words: proves them to whoever holds both, tells nothing else."""
    return hashlib.sha256(f"{salt}\n{words}".encode()).hexdigest()


def hash_of(public: dict[str, Any]) -> str:
    """SHA-256 (hex) over the canonical JSON of the public fields, the previous hash among them."""
    canonical = json.dumps({name: public[name] for name in FIELDS}, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def public_part(entry: Any) -> dict[str, Any]:
    """An Entry as the dictionary that is hashed, with its hash beside it."""
    part = {name: getattr(entry, name) for name in FIELDS}
    part["at"] = stamp(entry.at)
    part["hash"] = entry.hash
    return part
