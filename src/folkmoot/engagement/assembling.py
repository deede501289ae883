"""From an assembly's rows to a lottery and its published files. Takes a moment or minutes; changes no row."""

import hashlib
import io
import zipfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from folkmoot.engagement.lottery import Fairness, Lottery, LotteryRefused, Pool, Target, prepare, replacements
from folkmoot.engagement.lottery import Person as Drawable
from folkmoot.engagement.lottery.files import PANELS, publish
from folkmoot.engagement.lottery.prepare import VERSION
from folkmoot.engagement.lottery.restore import packed
from folkmoot.engagement.models import Assembly, AssemblyLottery, AssemblySeat
from folkmoot.engagement.states import SeatState

AT_ONCE = 150  # people in a pool up to which nobody has to wait for the worker


@dataclass(frozen=True)
class Worked:
    """A lottery ready to be published."""

    lottery: Lottery
    package: bytes
    panels_sha256: str
    chances: list[list[Any]]


def pool_and_targets(assembly: Assembly) -> tuple[Pool, list[Target]]:
    """Everybody who said yes and is still in, by number, with their answers as words; and the targets."""
    categories = list(assembly.categories.order_by("position").prefetch_related("values"))
    labels = {value.pk: value.label for category in categories for value in category.values.all()}
    people = tuple(
        Drawable(number, tuple(labels[values[str(category.pk)]] for category in categories))
        for number, values in assembly.pool.filter(withdrawn_at=None).values_list("number", "values").order_by("number")
    )
    targets = [
        Target(category.name, value.label, value.least, value.most)
        for category in categories
        for value in sorted(category.values.all(), key=lambda each: each.position)
    ]
    return Pool(tuple(category.name for category in categories), people), targets


def work_out(row: AssemblyLottery) -> Worked:
    """Raises LotteryRefused, with reasons and the nearest targets that could be met."""
    pool, targets = pool_and_targets(row.assembly)
    fairness = Fairness(row.fairness)
    if row.number == 1:
        lottery = prepare(pool, targets, row.seats, fairness=fairness)
    else:
        lottery = _for_free_seats(row, pool, targets, fairness)
    package = packed(partial(publish, lottery))
    return Worked(lottery, package, _panels_sha256(package), chances_of(lottery))


def _for_free_seats(row: AssemblyLottery, pool: Pool, targets: list[Target], fairness: Fairness) -> Lottery:
    seats = list(AssemblySeat.objects.filter(lottery__assembly=row.assembly).select_related("entry"))
    free = set(row.replaces.values_list("pk", flat=True))
    gone = [seat.entry.number for seat in seats if seat.pk in free]
    staying = [seat.entry.number for seat in seats if seat.state != SeatState.LEFT]
    never_again = [seat.entry.number for seat in seats if seat.state == SeatState.LEFT and seat.pk not in free]
    return replacements(pool, targets, staying + gone, gone, unavailable=never_again, fairness=fairness)


def _panels_sha256(package: bytes) -> str:
    """The fingerprint of the file of panels, as it stands in the published files."""
    with zipfile.ZipFile(io.BytesIO(package)) as files:
        return hashlib.sha256(files.read(PANELS)).hexdigest()


def chances_of(lottery: Lottery) -> list[list[Any]]:
    """How many people have which chance: [chance to four places, people], lowest first."""
    counts: Counter[float] = Counter()
    for chance, size in zip(lottery.chances, lottery.pool.sizes.tolist(), strict=True):
        counts[round(float(chance), 4)] += size
    return [[chance, count] for chance, count in sorted(counts.items())]


def changed(targets: Iterable[Target], assembly: Assembly) -> list[dict[str, Any]]:
    """The nearest targets that differ from what was asked for, as the page offers them."""
    asked = {
        (value.category.name, value.label): value
        for category in assembly.categories.prefetch_related("values__category")
        for value in category.values.all()
    }
    return [
        {"value": value.pk, "category": each.category, "label": each.value, "least": each.least, "most": each.most,
         "asked_least": value.least, "asked_most": value.most}
        for each in targets
        if (value := asked[each.category, each.value]) and (value.least, value.most) != (each.least, each.most)
    ]  # fmt: skip


__all__ = ["AT_ONCE", "VERSION", "LotteryRefused", "Worked", "changed", "pool_and_targets", "work_out"]
