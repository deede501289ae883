"""What is done once a day: each room registers its own jobs in its `daily.py`, found at start-up.

`folkmoot daily` runs them all. A job takes the moment it is and answers with a sentence of what it did; run twice on one
day, it does nothing the second time.
"""

from collections.abc import Callable
from datetime import datetime

Job = Callable[[datetime], str]
JOBS: list[Job] = []


def every_day(function: Job) -> Job:
    """Register a function (now) -> a sentence of what it did."""
    JOBS.append(function)
    return function
