"""Things that a citizen's work can have changed: a specification version, a decision; and what higher rooms add."""

from collections.abc import Callable, Iterable
from typing import Any

from django.apps import apps
from django.db.models import Model

from folkmoot.commissioning.models import Decision, Project, Specification
from folkmoot.core.subjects import find, refer

Finder = Callable[[Project], Iterable[Model]]
_finders: list[Finder] = []


def could_change(finder: Finder) -> Finder:
    """Register what else of a project can have changed because of what citizens did: criteria, questions, measures."""
    _finders.append(finder)
    return finder


@could_change
def documents(project: Project) -> Iterable[Model]:
    yield from Specification.objects.filter(project=project).select_related("project").order_by("-number")
    yield from Decision.objects.filter(report__project=project).select_related("report").order_by("-pk")


def choices(project: Project) -> list[tuple[str, str]]:
    """(reference, words) of everything in a project that can have changed."""
    return [(refer(thing), str(thing)) for finder in _finders for thing in finder(project)]


def thing_in(subject: str, project: Project) -> Any | None:
    """The row a reference names, when it is there and belongs to the project."""
    label = subject.partition(":")[0]
    try:
        apps.get_model(label)
        thing = find(subject)
    except (LookupError, ValueError):
        return None
    return thing if thing is not None and project in _owners(thing) else None


def _owners(thing: Any, steps: int = 3) -> list[Any]:
    """What a row hangs on, up to the project."""
    if isinstance(thing, Project):
        return [thing]
    names = ("project", "case", "report", "opportunity", "specification")
    above = [getattr(thing, name, None) for name in names] if steps else []
    return [owner for one in above if one is not None and one is not thing for owner in _owners(one, steps - 1)]


def link_to(subject: str) -> tuple[str, str] | None:
    """(words, address) of what a reference names, for a page."""
    try:
        thing = find(subject) if subject else None
    except (LookupError, ValueError):
        return None
    if thing is None:
        return None
    owner = thing if hasattr(thing, "get_absolute_url") else getattr(thing, "case", None)
    return str(thing), owner.get_absolute_url() if owner is not None else ""
