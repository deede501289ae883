"""A fair draw that anybody can make again: everybody has the same chance, and nobody chose the seed.

The seed is the SHA-256 of the method's name, the task's reference and the hash of the record's last entry before names
closed. Tickets are put in order by the SHA-256 of the seed and the ticket; the first ones have the places.
"""

from collections.abc import Iterable
from hashlib import sha256

METHOD = "folkmoot-draw-1"


def seed_of(subject: str, entry_hash: str, method: str = METHOD) -> str:
    return sha256(f"{method}|{subject}|{entry_hash}".encode()).hexdigest()


def order(tickets: Iterable[str], seed: str) -> list[str]:
    """The tickets in the order in which they are drawn. It does not matter in which order they are given."""
    return sorted(set(tickets), key=lambda ticket: (sha256(f"{seed}|{ticket}".encode()).hexdigest(), ticket))
