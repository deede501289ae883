from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from folkmoot.core.clock import now
from folkmoot.people.retention import due, let_go


class Command(BaseCommand):
    help = "List what has been kept as long as its rule says. With --apply it goes; `folkmoot daily` does that too."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--apply", action="store_true", help="let it go, not only list it")

    def handle(self, *args: Any, **options: Any) -> None:
        for one in let_go(now()) if options["apply"] else due(now()):
            self.stdout.write(f"{one.count:>7}  {one.rule.what}, {one.rule.months} months from {one.rule.since}")
