"""What the forms offer: only what belongs together and what the person may choose."""

from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet, TextChoices
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from folkmoot.commissioning.actions.intend import year_of
from folkmoot.commissioning.models import Intention, Project
from folkmoot.commissioning.policy import TEAM
from folkmoot.commissioning.queries.team import involved
from folkmoot.evidence.models import Indicator, Study
from folkmoot.needs.models import Outcome
from folkmoot.people.models import Organisation, Person
from folkmoot.people.models.organisation import PUBLIC_BODIES
from folkmoot.people.models.role import RoleKind
from folkmoot.people.queries import roles_of
from folkmoot.places.models import Area
from folkmoot.places.models.area import AreaKind

COMMISSIONED_FOR = (AreaKind.BOROUGH, AreaKind.WARD, AreaKind.NEIGHBOURHOOD)


def lines(kinds: type[TextChoices]) -> list[tuple[str, str]]:
    """Choices as lines of a list, each with a capital; in sentences their labels have none."""
    return [(value, str(capfirst(label))) for value, label in kinds.choices]


def any_of(kinds: type[TextChoices]) -> list[tuple[str, str]]:
    """The same for a filter, with none chosen first."""
    return [("", _("Any")), *lines(kinds)]


def bodies_of(person: Any, today: date) -> QuerySet[Organisation]:
    """The bodies a person commissions for."""
    own = [role.organisation_id for role in roles_of(person, today) if role.kind in TEAM]
    return Organisation.objects.filter(pk__in=own).order_by("name", "pk")


def areas() -> QuerySet[Area]:
    """The home borough, its wards and its neighbourhoods."""
    home = Q(code=settings.FOLKMOOT_HOME_AREA) | Q(borough__code=settings.FOLKMOOT_HOME_AREA)
    return Area.objects.filter(home, kind__in=COMMISSIONED_FOR).order_by("kind", "name", "pk")


def outcomes() -> QuerySet[Outcome]:
    return Outcome.objects.select_related("priority").order_by("-priority__agreed_at", "pk")


def intentions(bodies: QuerySet[Organisation], today: date) -> QuerySet[Intention]:
    """This year's and last year's, newest first."""
    return Intention.objects.filter(body__in=bodies, year__gte=year_of(today) - 1).order_by("-year", "title", "pk")


def colleagues(bodies: QuerySet[Organisation], today: date) -> QuerySet[Person]:
    """Commissioners and officers of some bodies, on a day."""
    ended = Q(roles__end_date__isnull=True) | Q(roles__end_date__gt=today)
    held = Q(roles__kind__in=TEAM, roles__organisation__in=bodies, roles__start_date__lte=today)
    return Person.objects.filter(held & ended, is_active=True).distinct().order_by("name", "pk")


def staff(project: Project, today: date) -> QuerySet[Person]:
    """Officers of the project's bodies, those of finance among them."""
    bodies = Organisation.objects.filter(Q(pk=project.body_id) | Q(projects_joined=project))
    ended = Q(roles__end_date__isnull=True) | Q(roles__end_date__gt=today)
    kinds = (*TEAM, RoleKind.FINANCE)
    held = Q(roles__kind__in=kinds, roles__organisation__in=bodies, roles__start_date__lte=today)
    return Person.objects.filter(held & ended, is_active=True).distinct().order_by("name", "pk")


def outsiders(project: Project, today: date) -> QuerySet[Person]:
    """Officers without a hand in the project, and evaluators of any body: who may look at it independently."""
    ended = Q(roles__end_date__isnull=True) | Q(roles__end_date__gt=today)
    judges = Person.objects.filter(
        ended, roles__kind=RoleKind.EVALUATOR, roles__start_date__lte=today, is_active=True
    )  # fmt: skip
    found = Q(pk__in=staff(project, today).order_by().values("pk")) | Q(pk__in=judges.values("pk"))
    return Person.objects.filter(found).exclude(pk__in=involved(project)).order_by("name", "pk")


def partners(bodies: QuerySet[Organisation]) -> QuerySet[Organisation]:
    return (
        Organisation.objects.filter(kind__in=PUBLIC_BODIES, merged_into=None)
        .exclude(pk__in=bodies)
        .order_by("name", "pk")
    )


def sources(project: Project) -> list[tuple[str, str]]:
    """Studies and headline indicators that can be cited, as choices "study:3" and "indicator:12"."""
    near = Q(area=None) | Q(area=project.area_id) | Q(area=project.area.borough_id) | Q(area__borough=project.area_id)
    studies = Study.objects.filter(near).order_by("-published_date", "pk")[:200]
    indicators = (
        Indicator.objects.filter(is_headline=True).select_related("dataset").order_by("theme", "position", "pk")[:200]
    )
    return [
        *((f"study:{row.pk}", f"{row.title} ({row.get_kind_display()})") for row in studies),
        *(
            (f"indicator:{row.pk}", f"{row.title} ({row.dataset.publisher}, {row.dataset.vintage})")
            for row in indicators
        ),
    ]


def source_of(choice: str) -> dict[str, Any]:
    """The study or indicator a choice stands for, as the actions take it."""
    kind, _colon, key = choice.partition(":")
    model: Any = {"study": Study, "indicator": Indicator}[kind]
    return {"study": None, "indicator": None, kind: model.objects.get(pk=key)}
