from typing import Any

from django.core.management.base import BaseCommand, CommandError

from folkmoot.core import daily
from folkmoot.core.clock import now


class Command(BaseCommand):
    help = "Do what every room does once a day: look again at what is due, remind people, and so on. Run once a day."

    def handle(self, *args: Any, **options: Any) -> None:
        """One job that fails does not keep the others from running; the command says which, and fails in the end."""
        failed = []
        for job in daily.JOBS:
            name = f"{job.__module__.removeprefix('folkmoot.')}.{job.__name__}"
            try:
                self.stdout.write(job(now()))
            except Exception as error:
                failed.append(name)
                self.stderr.write(f"{name}: {type(error).__name__}: {error}")
        if failed:
            raise CommandError(f"Not done today: {', '.join(failed)}.")
