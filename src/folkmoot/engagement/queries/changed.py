"""What engagement changed: by project, by year, and by who said it."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from folkmoot.engagement.models import Consultation, GroupAsked, ResponseTheme, Theme, Way
from folkmoot.engagement.states import ConsultationState


@dataclass
class GroupLine:
    """What came of what one group said. Themes are counted, not people, so nobody is in the figures."""

    group: str
    themes: set[int] = field(default_factory=set)
    acted: set[int] = field(default_factory=set)

    @property
    def said(self) -> int:
        return len(self.themes)

    @property
    def did(self) -> int:
        return len(self.acted)

    @property
    def did_not(self) -> int:
        return len(self.themes) - len(self.acted)


def answered_themes(*, year: int | None = None, project: Any = None) -> QuerySet[Theme]:
    """Themes of consultations whose whole account is published, latest first."""
    rows = Theme.objects.filter(consultation__state=ConsultationState.COMPLETE)
    if year is not None:
        rows = rows.filter(consultation__completed_at__year=year)
    if project is not None:
        rows = rows.filter(consultation__project=project)
    return rows.select_related("consultation__project__body", "specification").order_by(
        "-consultation__completed_at", "consultation", "pk"
    )


def years() -> list[int]:
    done = Consultation.objects.filter(completed_at__isnull=False)
    return [moment.year for moment in done.datetimes("completed_at", "year", order="DESC")]


def by_group(themes: QuerySet[Theme]) -> list[GroupLine]:
    """Who said what came to something: people by how they answered, organisations by whom they had asked."""
    acted = set(themes.filter(acted=True).values_list("pk", flat=True))
    found: dict[str, GroupLine] = {}

    def said(group: str, theme: int) -> None:
        line = found.setdefault(group, GroupLine(group))
        line.themes.add(theme)
        if theme in acted:
            line.acted.add(theme)

    links = ResponseTheme.objects.filter(theme__in=themes.order_by().values("pk"))
    own = links.filter(response__organisation=None).order_by().values_list("response__way", "theme").distinct()
    for way, theme in own:
        said(_("a group at a meeting") if way == Way.MEETING else _("people, %(way)s") % {"way": Way(way).label}, theme)
    theirs = links.filter(~Q(response__organisation=None)).values_list("response__groups_asked", "theme")
    for groups, theme in theirs.iterator(chunk_size=2000):
        said(_("organisations"), theme)
        for group in groups:
            said(_("%(group)s, through an organisation") % {"group": GroupAsked(group).label}, theme)
    return sorted(found.values(), key=lambda line: (-line.said, line.group))


def by_consultation(themes: QuerySet[Theme]) -> list[tuple[Consultation, list[Theme]]]:
    found: dict[Consultation, list[Theme]] = defaultdict(list)
    for theme in themes:
        found[theme.consultation].append(theme)
    return list(found.items())
