from typing import Any

from django.core.management.base import BaseCommand

from folkmoot.commitments.actions.load_rulebooks import load_rulebooks
from folkmoot.core.clock import now
from folkmoot.funding.actions.load_procedures import load_procedures
from folkmoot.places.actions.load_boroughs import load_boroughs


class Command(BaseCommand):
    help = "Bring in the rulebooks, the lawful ways to fund and London's boroughs. A second run changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        rows, ways, areas = load_rulebooks(), load_procedures(), load_boroughs(now=now())
        self.stdout.write(f"Rulebooks: {rows} rows changed. Ways to fund: {ways} new. Boroughs: {areas} new.")
