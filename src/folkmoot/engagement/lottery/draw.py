"""The draw: a published seed picks a ticket, and lots pick among people who are alike."""

import hashlib
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from itertools import accumulate

from folkmoot.engagement.lottery.prepare import TICKETS, Lottery


@dataclass(frozen=True)
class Drawn:
    """The panel: pseudonyms in order of the text, the number of the panel in the lottery, and the ticket."""

    seed: str
    ticket: int
    panel: int
    members: tuple[str, ...]


def draw(lottery: Lottery, seed: str) -> Drawn:
    """Draw. The same lottery and seed give the same panel, on any machine."""
    ticket = ticket_of(seed, lottery.pool.sha256)
    panel = bisect_right(list(accumulate(lottery.tickets)), ticket)
    members: list[str] = []
    for kind, count in sorted(Counter(lottery.panels[panel].tolist()).items()):
        people = lottery.pool.members[kind]
        members += sorted(people, key=lambda person: lot_of(seed, lottery.pool.sha256, person))[:count]
    return Drawn(seed, ticket, panel, tuple(sorted(members)))


def ticket_of(seed: str, pool_sha256: str) -> int:
    """A ticket from 0 to TICKETS - 1: the first of SHA-256(seed, pool, 0), (…, 1), … that is not in the uneven end."""
    even = (1 << 256) - (1 << 256) % TICKETS
    attempt = 0
    while True:
        digest = hashlib.sha256(f"{seed}\n{pool_sha256}\nticket\n{attempt}".encode()).digest()
        number = int.from_bytes(digest, "big")
        if number < even:
            return number % TICKETS
        attempt += 1


def lot_of(seed: str, pool_sha256: str, person: str) -> str:
    """A person's lot. Of people who are alike, those with the lowest lots are taken."""
    return hashlib.sha256(f"{seed}\n{pool_sha256}\nperson\n{person}".encode()).hexdigest()
