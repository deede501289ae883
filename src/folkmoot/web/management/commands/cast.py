from typing import Any

from django.core.management.base import BaseCommand

from folkmoot.people.demo import sign_in_lines


class Command(BaseCommand):
    help = "Say who the people of the demo borough are and how to sign in as each."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--address", default="http://localhost:8000")

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"Sign in as anybody at {options['address']}/be/ or by email code (printed here):")
        for line in sign_in_lines():
            self.stdout.write(f"  {line['email']:<28} {line['name']:<16} {'; '.join(line['roles'])}")
