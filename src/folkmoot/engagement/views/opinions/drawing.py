"""The figures of an opinion map, from numbers that are safe to show."""

from collections.abc import Sequence

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from folkmoot.design.charts import DotRow, Given, dot_chart, point_map
from folkmoot.design.charts.dots import DotChart
from folkmoot.design.charts.points import PointMap
from folkmoot.engagement.queries.opinions import Line, MapShown


def of_ten(title: str, lines: Sequence[Line]) -> DotChart | None:
    """A row for each statement, a dot for each group: of ten of its people, how many agree."""
    rows = [
        DotRow(
            line.text,
            [
                Given(value, _("group %(name)s") % {"name": name})
                for name, value in line.of_ten.items()
                if value is not None
            ],
            short=Truncator(line.text).chars(36),
        )
        for line in lines
    ]
    if not any(row.given for row in rows):
        return None
    return dot_chart(
        title, rows, low=0, high=10, label=_("Statement"),
        source=_("Of every ten people in a group who voted on it, how many agree. A group of very few people is left out."),
    )  # fmt: skip


def unites_chart(shown: MapShown) -> DotChart | None:
    if len(shown.groups) < 2:
        return of_ten(_("What unites: most people are on the same side"), shown.unites)
    return of_ten(_("What unites: every group is on the same side"), shown.unites)


def divides_chart(shown: MapShown) -> DotChart | None:
    return of_ten(_("What divides: the groups are far apart"), shown.divides)


def map_chart(shown: MapShown) -> PointMap | None:
    """Everybody as a point, near those who voted like them. Of one group there is nothing to tell apart."""
    if not shown.enough or not shown.points or len(shown.groups) < 2:
        return None
    return point_map(
        _("Where people stand"),
        [(across, up, _("Group %(name)s") % {"name": name}) for across, up, name in shown.points],
        source=_("People who voted alike stand close together. Nobody’s name is kept with their point."),
    )
