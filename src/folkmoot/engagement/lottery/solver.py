"""Linear programs, with whole numbers or without, handed to HiGHS. One thread, one seed: the same answer every time.

Source of the solver: Huangfu and Hall, "Parallelizing the dual revised simplex method", 2018; https://highs.dev, MIT.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import highspy
import numpy as np

from folkmoot.engagement.lottery.pool import Real

NO_LIMIT = highspy.kHighsInf


class NoSolution(Exception):
    """Nothing satisfies the rows and bounds."""


@dataclass(frozen=True, eq=False)
class Rows:
    """Constraints `lower <= A x <= upper`, A by rows: `starts` has one more entry than there are rows."""

    starts: Sequence[int] | np.ndarray[Any, Any]
    columns: np.ndarray[Any, Any]
    values: Real
    lower: Real
    upper: Real


@dataclass(frozen=True, eq=False)
class Answer:
    x: Real
    value: float
    row_duals: Real


def rows_of(dense: Real, lower: Real, upper: Real) -> Rows:
    """The same from a table, zeros left out."""
    filled = dense != 0
    starts = np.concatenate(([0], np.cumsum(filled.sum(axis=1))))
    return Rows(starts, np.nonzero(filled)[1], dense[filled], lower, upper)


def join(*parts: Rows) -> Rows:
    starts, offset = [np.zeros(1, dtype=np.int64)], 0
    for part in parts:
        starts.append(np.asarray(part.starts[1:], dtype=np.int64) + offset)
        offset += int(part.starts[-1])
    return Rows(
        np.concatenate(starts),
        np.concatenate([part.columns for part in parts]),
        np.concatenate([part.values for part in parts]),
        np.concatenate([part.lower for part in parts]),
        np.concatenate([part.upper for part in parts]),
    )


def minimise(cost: Real, rows: Rows, lower: Real, upper: Real, *, whole: bool = False, gap: float = 0.0) -> Answer:
    """The cheapest x within its bounds and rows. With `whole`, in whole numbers, to within `gap` of the best.

    Raises NoSolution when there is none.
    """
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(cost), len(rows.lower)
    model.col_cost_, model.col_lower_, model.col_upper_ = cost, lower, upper
    model.row_lower_, model.row_upper_ = rows.lower, rows.upper
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = np.asarray(rows.starts, dtype=np.int32)
    model.a_matrix_.index_ = np.asarray(rows.columns, dtype=np.int32)
    model.a_matrix_.value_ = rows.values
    if whole:
        model.integrality_ = [highspy.HighsVarType.kInteger] * len(cost)
    solver = highspy.Highs()
    for name, setting in (
        ("output_flag", False),
        ("threads", 1),
        ("random_seed", 0),
        ("mip_rel_gap", gap),
        ("mip_abs_gap", 1e-9),
        ("primal_feasibility_tolerance", 1e-9),
        ("dual_feasibility_tolerance", 1e-9),
    ):
        solver.setOptionValue(name, setting)
    solver.passModel(model)
    solver.run()
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        raise NoSolution(str(solver.getModelStatus()))
    solution = solver.getSolution()
    x = np.array(solution.col_value)
    return Answer(np.round(x) if whole else x, float(cost @ x), np.array(solution.row_dual))
