"""A lottery as it was published, read back from its files, so that what is drawn is what everybody could check."""

import csv
import io
import json
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np

from folkmoot.engagement.lottery.files import LOTTERY, PANELS, POOL
from folkmoot.engagement.lottery.pool import Person, Pool, Target, frame
from folkmoot.engagement.lottery.prepare import Fairness, Lottery


def packed(write: Callable[[Path], None], *, beside: bytes | None = None) -> bytes:
    """The files that `write` puts into a folder, as a zip; `beside` is a zip whose files go in first."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if beside:
            with zipfile.ZipFile(io.BytesIO(beside)) as old:
                old.extractall(folder)
        write(folder)
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
            for path in sorted(folder.iterdir()):
                new.write(path, path.name)
        return out.getvalue()


def restored(package: bytes) -> Lottery:
    """The lottery of a zip made with `publish`. Its proof is not read: drawing needs panels and tickets alone."""
    with zipfile.ZipFile(io.BytesIO(package)) as files:
        told = json.loads(files.read(LOTTERY))
        lines = files.read(POOL).decode().split("\n")[1:-1]
        rows = list(csv.DictReader(io.StringIO(files.read(PANELS).decode())))
    people = tuple(Person(cells[0], tuple(cells[1:])) for cells in (line.split("\t") for line in lines))
    pool = Pool(tuple(told["categories"]), people)
    targets = [Target(category, value, least, most) for category, value, least, most in told["targets"]]
    return Lottery(
        frame=frame(pool, targets, told["seats"]),
        fairness=Fairness(told["fairness"]),
        wanted=np.zeros(len(pool.kinds)),
        levels=(),
        panels=np.array([[int(kind) for kind in row["kinds"].split()] for row in rows], dtype=np.int64),
        tickets=tuple(int(row["tickets"]) for row in rows),
    )
