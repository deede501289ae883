"""Run by test_last_minute.py in a process of its own, on a database that many threads may write at once: a place with an
opportunity about to close, and bidders who all save and send in its last minute, as many at once as a busy site has
threads. Prints what became of it as JSON. `./do bench funding` runs it with two hundred."""

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from types import SimpleNamespace

import django
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections

AT_ONCE = 32


def main(bidders: int) -> None:
    django.setup()
    settings.MIGRATION_MODULES = {config.label: None for config in apps.get_app_configs()}
    from folkmoot.commitments.actions.load_rulebooks import load_rulebooks
    from folkmoot.core.clock import LONDON
    from folkmoot.core.immutability import install
    from folkmoot.core.models import ChainHead
    from folkmoot.core.policy import Refused
    from folkmoot.funding import actions
    from folkmoot.funding.models import Bid, Lot, Opportunity
    from folkmoot.funding.queries.parts import parts_of
    from folkmoot.funding.receipts import receipt_for
    from folkmoot.people.actions import give_role, register_organisation
    from folkmoot.people.models import Organisation, Person
    from folkmoot.people.models.organisation import OrganisationKind
    from folkmoot.people.models.role import RoleKind
    from folkmoot.places.actions.load_boroughs import load_boroughs
    from tests.cast import Cast
    from tests.funding import made

    call_command("migrate", run_syncdb=True, verbosity=0)
    if not ChainHead.objects.exists():
        install(apps, SimpleNamespace(connection=connection))
    now = datetime(2026, 11, 4, 10, 0, tzinfo=LONDON)
    load_rulebooks()
    load_boroughs(now=now)
    cast = Cast.made(now)
    opened = made.opened(cast, now)
    during = made.while_open(opened)
    for number in range(bidders):
        organisation = register_organisation(
            by=cast.admin,
            now=now,
            name=f"Group {number}",
            kind=OrganisationKind.VCO,
            legal_form="cio",
            functions=["services"],
        )
        person = Person.objects.create_user(f"group{number}@example.org", name=f"Worker {number}")
        give_role(person, RoleKind.VCO_WORKER, at=organisation, by=cast.admin, now=during)
        made.bid(opened, organisation, person, during)
    told: dict[int, str] = {}

    def bid_at_the_last(number: int) -> None:
        """Save every answer again, then send: most a second before the closing moment, each fifth a second after it."""
        try:
            row = Opportunity.every.get(pk=opened.pk)
            person = Person.objects.get(email=f"group{number}@example.org")
            own = Bid.objects.get(organisation=Organisation.objects.get(name=f"Group {number}"), lot=Lot.objects.get())
            last = row.closes_at - timedelta(seconds=1)
            for criterion in row.criteria.order_by("position"):
                words = f"Group {number} says the last of {criterion.position}."
                actions.save_answer(own, criterion, text=words, seen_version=1, by=person, now=last)
            late = number % 5 == 4
            sent = actions.submit_bid(own, by=person, now=row.closes_at + timedelta(seconds=1) if late else last)
            told[number] = sent.receipt
        except Refused as refused:
            told[number] = f"refused: {refused}"
        except Exception as error:
            told[number] = f"broke: {type(error).__name__}: {error}"
        finally:
            connections.close_all()

    with ThreadPoolExecutor(min(bidders, AT_ONCE)) as pool:
        list(pool.map(bid_at_the_last, range(bidders)))
    found = {}
    for number in range(bidders):
        row = Bid.objects.select_related("opportunity", "organisation", "lot").get(organisation__name=f"Group {number}")
        parts = parts_of(row)
        texts = [parts.text(one.pk) for one in opened.criteria.order_by("position")]
        found[number] = {
            "told": told[number],
            "state": row.state,
            "receipt": row.receipt,
            "true": row.receipt == receipt_for(row) if row.receipt else None,
            "words": all(text == f"Group {number} says the last of {place}." for place, text in enumerate(texts, 1)),
        }
    print(json.dumps(found))


if __name__ == "__main__":
    main(int(sys.argv[1]))
