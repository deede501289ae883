"""What test_two_signers.py does in processes of their own, each with its own connection: prepare, sign, count."""

import sys

import django

ANSWERED_AT = 12


def prepare() -> None:
    """An empty database with one petition that twelve signatures bring an answer, and six people."""
    from types import SimpleNamespace

    from django.apps import apps
    from django.core.management import call_command
    from django.db import connection

    from folkmoot.core import clock
    from folkmoot.core.immutability import install
    from folkmoot.engagement.models import AnswerRule, Petition
    from folkmoot.engagement.moderation import fingerprint
    from folkmoot.people.models import Organisation, Person

    call_command("migrate", run_syncdb=True, verbosity=0, skip_checks=True)
    install(apps, SimpleNamespace(connection=connection))
    now = clock.now()
    body = Organisation.objects.create(name="A council", kind="council", legal_form="public")
    rule = AnswerRule.objects.create(
        body=body, from_date=clock.day_of(now), proposal_days=28, petition_days_open=90, answered_at=ANSWERED_AT,
        petition_days=28, source="A test",
    )  # fmt: skip
    Petition.objects.create(
        kind="petition", body=body, text="Tea.", title="Tea", sent_at=now, moderation="shown", fingerprint=fingerprint("Tea"),
        rule=rule, closes_date=clock.add_months(clock.day_of(now), 2),
    )  # fmt: skip
    for number in range(ANSWERED_AT):
        Person.objects.create_user(f"signer{number}@example.org", name=f"Signer {number}", joined_at=now)


def sign() -> None:
    """Sign as each person in turn, from the moment that a line is read; print how many signatures counted."""
    from folkmoot.core import clock
    from folkmoot.core.policy import Refused
    from folkmoot.engagement.actions.proposals import sign as sign_it
    from folkmoot.engagement.models import Petition
    from folkmoot.people.models import Person

    petition, people = Petition.objects.get(), list(Person.objects.order_by("pk"))
    print("ready", flush=True)
    sys.stdin.readline()
    counted = 0
    for person in people:
        try:
            sign_it(petition, by=person, now=clock.now())
            counted += 1
        except Refused:
            pass
    print(counted)


def count() -> None:
    """Print the number shown, the number of rows, and how often the threshold was noted as reached."""
    from folkmoot.engagement.models import Petition

    petition = Petition.objects.get()
    print(petition.signature_count, petition.signatures.count(), petition.reached_at is not None)


if __name__ == "__main__":
    from django.conf import settings

    from tests.browser.prepare import NoMigrations

    settings.MIGRATION_MODULES = NoMigrations()  # tables straight from the models
    django.setup()
    {"prepare": prepare, "sign": sign, "count": count}[sys.argv[1]]()
