"""The people of every test: those of the demo borough (folkmoot.people.demo.CAST), and a stranger.

lead: a commissioner; colleague: another of the same council; nhs: one of another body; vco, rival, small: workers of
three voluntary organisations; citizen, young: commissioners of the citizens' scheme; scheme: who runs it; resident,
neighbour: two residents; guardian: the mother of young; stranger: nobody signed in (None).
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from types import SimpleNamespace
from typing import Any

from folkmoot.citizens.models import SchemeTerm
from folkmoot.people.demo import make_cast
from folkmoot.places.models import Area
from folkmoot.places.models.area import AreaKind
from tests.kept import kept


@dataclass
class Cast:
    people: dict[str, Any]
    bodies: SimpleNamespace
    borough: Area
    north: Area
    stranger: None = None

    def __getattr__(self, name: str) -> Any:
        if "people" not in self.__dict__:
            raise AttributeError(name)
        try:
            return self.__dict__["people"][name]
        except KeyError:
            raise AttributeError(name) from None

    @classmethod
    @kept
    def made(cls, now: datetime) -> "Cast":
        people, bodies = make_cast(now - timedelta(days=1200))
        SchemeTerm.objects.create(
            operator=bodies["cvs"], start_date=date(2020, 1, 1), words="Contract on paper", noted_at=now
        )
        borough = Area.objects.get(code="E09000029")
        north = Area.objects.create(code="WV-north", name="Northfield", kind=AreaKind.NEIGHBOURHOOD, borough=borough)
        return cls(people, SimpleNamespace(**bodies), borough, north)
