"""What the wanted chances force on every panel: a target whose average stands at its edge stands there always."""

from dataclasses import dataclass

import numpy as np

from folkmoot.engagement.lottery.pool import Frame, Real, Whole

EDGE = 1e-6


@dataclass(frozen=True, eq=False)
class Face:
    """Seats by value (`least`, `most`) and people by kind (`fewest`, `greatest`) that every panel must keep to."""

    frame: Frame
    wanted: Real  # people of each kind, on average
    least: Whole
    most: Whole
    fewest: Whole
    greatest: Whole


def face_of(frame: Frame, chances: Real) -> Face:
    chances = np.where(chances > 1 - EDGE, 1.0, np.where(chances < EDGE, 0.0, chances))
    wanted = chances * frame.sizes
    average = wanted @ frame.has
    return Face(
        frame,
        wanted,
        np.where(average > frame.most - EDGE, frame.most, frame.least),
        np.where(average < frame.least + EDGE, frame.least, frame.most),
        np.where(chances > 1 - EDGE, frame.sizes, 0),
        np.where(chances < EDGE, 0, frame.sizes),
    )
