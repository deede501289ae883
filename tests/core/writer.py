"""What test_two_writers.py does in processes of their own, each with its own connection: prepare, write,
download, spoil."""

import json
import sys
import time

import django


def prepare() -> None:
    """Migrate an empty database, guards and all, and let one person in."""
    from django.core.management import call_command

    from folkmoot.core import clock
    from folkmoot.people.models import Person
    from folkmoot.places.actions.load_boroughs import load_boroughs

    call_command("migrate", verbosity=0, skip_checks=True)
    load_boroughs(now=clock.now())
    Person.objects.create_user("writer@example.org", name="A writer", joined_at=clock.now())


def write(name: str, count: str) -> None:
    """Raise needs, from the moment that a line is read; print when that began and ended."""
    from folkmoot.core import clock
    from folkmoot.evidence.models import Theme
    from folkmoot.needs.actions import raise_need
    from folkmoot.people.models import Person
    from folkmoot.places.models import Area

    person, area = Person.objects.get(email="writer@example.org"), Area.objects.get(code="E09000029")
    print("ready", flush=True)
    sys.stdin.readline()
    began = time.monotonic()
    for number in range(int(count)):
        raise_need(
            title=f"{name} {number}", words="Written at the same time.", theme=Theme(Theme.values[0]), area=area,
            by=person, now=clock.now(),
        )  # fmt: skip
    print(began, time.monotonic())


def download() -> None:
    """Print the record as its readers get it."""
    from folkmoot.core import chain
    from folkmoot.core.models import ChainHead, Entry

    head = ChainHead.objects.get()
    print(json.dumps({"record": "test", "entries": head.number, "head": head.hash}))
    for row in Entry.objects.order_by("number"):
        print(json.dumps(chain.public_part(row)))


def spoil() -> None:
    """Try to change an entry, and print what the database says to that."""
    from django.db import DatabaseError

    from folkmoot.core.models import Entry

    try:
        Entry.objects.filter(number=1).update(code="spoilt")
    except DatabaseError as refusal:
        print(refusal)


if __name__ == "__main__":
    django.setup()
    {"prepare": prepare, "write": write, "download": download, "spoil": spoil}[sys.argv[1]](*sys.argv[2:])
