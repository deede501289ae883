"""Random bits that are the same on every machine and in every release: the raw stream of PCG64, which is frozen."""

import hashlib
from typing import Any

import numpy as np

from folkmoot.engagement.lottery.pool import Real, Whole


class Bits:
    """A stream begun by a text."""

    def __init__(self, text: str) -> None:
        self._stream: Any = np.random.PCG64(int.from_bytes(hashlib.sha256(text.encode()).digest(), "big"))

    def below(self, limits: Whole | int, count: int) -> Whole:
        """Whole numbers from 0 to just below each limit; limits stay under 2**31, so the bias is under one in 2**31."""
        high = (self._stream.random_raw(count) >> np.uint64(32)).astype(np.int64)
        return np.asarray((high * limits) >> 32)

    def unit(self, count: int) -> Real:
        """Numbers from 0 to just below 1, in steps of 2**-53."""
        return np.asarray((self._stream.random_raw(count) >> np.uint64(11)) * (1.0 / (1 << 53)))
