"""Who gets an invitation: the first step of a civic lottery, a plain draw from a list of addresses."""

import hashlib
from collections.abc import Iterable


def lot(seed: str, list_sha256: str, number: str) -> str:
    """The lot of one entry: SHA-256 of the seed, the list's fingerprint and its number, line feeds between."""
    return hashlib.sha256(f"{seed}\n{list_sha256}\n{number}".encode()).hexdigest()


def fingerprint(numbers: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(sorted(numbers)).encode()).hexdigest()


def invited(numbers: Iterable[str], how_many: int, seed: str) -> list[str]:
    """The entries with the lowest lots, lowest first. Each has the same chance. The order of the list does not matter."""
    listed = set(numbers)
    mark = fingerprint(listed)
    return sorted(listed, key=lambda number: lot(seed, mark, number))[:how_many]
