from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils.module_loading import autodiscover_modules

from folkmoot.core.clock import now
from folkmoot.core.demo import Demo, tell
from folkmoot.people.models import Person


class Command(BaseCommand):
    help = "Make the demo borough, through the same actions as its people would use."

    def handle(self, *args: Any, **options: Any) -> None:
        if Person.objects.exists():
            self.stdout.write("There are people here already; the demo borough is only made in an empty place.")
            return
        autodiscover_modules("demo")
        with transaction.atomic():
            count = tell(Demo(now()))
        self.stdout.write(f"Wandle Vale is there: {count} chapters.")
