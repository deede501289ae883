from typing import Any

from django.core.management.base import BaseCommand

from folkmoot.commitments.engine import find_overdue
from folkmoot.core.clock import now


class Command(BaseCommand):
    help = "Look again at every commitment whose day has passed. Run once a day."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"Looked again at {find_overdue(now())} cases.")
