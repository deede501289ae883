"""What the journey of an anchor does not walk: thirty small groups, who ask, answer and agree through the same actions.

Run by the journey on the server's own database: `pooled.py groups SUBJECT`, then `pooled.py share SUBJECT`. Prints, as
JSON, where what was made can be seen.
"""

import json
import os
import sys
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

sys.path.insert(0, str(Path(__file__).parents[2]))
OTHERS = 29  # and one that walks through the pages
VALUE = Decimal(48_000)


def cast():
    """The demo borough's people and bodies, as the tests name them."""
    from folkmoot.people.demo import BODIES, CAST, email_of
    from folkmoot.people.models import Organisation, Person
    from folkmoot.places.models import Area

    people = {key: Person.objects.get(email=email_of(key)) for key in CAST}
    bodies = SimpleNamespace(**{key: Organisation.objects.get(name=row[0]) for key, row in BODIES.items()})
    borough = Area.objects.get(code="E09000029")
    north = Area.objects.filter(borough=borough).earliest("pk")
    return SimpleNamespace(**people, bodies=bodies, borough=borough, north=north)


def workers_of(subject):
    """Each other group, with the person who works for it."""
    from folkmoot.people.models import Organisation, Person

    groups = Organisation.objects.filter(name__startswith=f"{subject}: group").order_by("pk")
    people = Person.objects.filter(name__startswith=f"{subject}: worker").order_by("pk")
    return list(zip(groups, people, strict=True))


def groups(subject, now):
    """An award that is to be shared out, and twenty-nine groups that say in confidence whom they trust."""
    from folkmoot.agreements import actions
    from folkmoot.core.clock import add_months, day_of
    from folkmoot.people.actions import give_role
    from folkmoot.people.models import Organisation, Person
    from folkmoot.people.models.organisation import OrganisationKind, SizeBand
    from folkmoot.people.models.role import RoleKind
    from tests.agreements import made

    all_ = cast()
    decision = made.award(all_, now, amount=VALUE)
    project = decision.bid.opportunity.project
    project.title = subject
    project.save(update_fields=["title"])
    choice = actions.open_choice(project, closes_date=add_months(day_of(now), 1), by=all_.lead, now=now)
    for number in range(OTHERS):
        group = Organisation.objects.create(
            name=f"{subject}: group {number}", kind=OrganisationKind.VCO, size=SizeBand.MICRO
        )
        person = Person.objects.create_user(
            f"{abs(hash(subject))}.{number}@example.org", name=f"{subject}: worker {number}", joined_at=now
        )
        give_role(person, RoleKind.VCO_WORKER, at=group, by=all_.admin, now=now)
        person.__dict__.pop("_roles_held", None)
        actions.nominate(choice, group=group, nominee=all_.bodies.riverside, by=person, now=now)
    return {"choice": choice.get_absolute_url(), "decision": decision.pk}


def share(subject, now):
    """The agreement on that award, paid by the fund's three funders; twenty-nine shares of it, agreed."""
    from folkmoot.agreements import actions
    from folkmoot.agreements.models import Fund
    from folkmoot.commissioning.models import Project
    from folkmoot.funding.models import FundingDecision
    from tests.agreements import made
    from tests.agreements.test_anchors import ANSWERS, in_order

    all_ = cast()
    council, vco = {"by": all_.lead, "now": now}, {"by": all_.vco, "now": now}
    in_order(all_, now, all_.bodies.riverside)
    decision = FundingDecision.objects.get(bid__opportunity__project=Project.objects.get(title=subject))
    terms = made.terms(now, kind="pooled", title=subject, payment_months=3, in_advance=False)
    agreement = actions.draft_agreement(decision, **terms, **council)
    clause = actions.write_clause(
        code=f"for-all-{decision.pk}", kind="flow_down", title="The Compact holds for everybody",
        text="Whoever does part of the work is treated as the Compact asks.", why="Several share the work", **council,
    )  # fmt: skip
    actions.take_clause(agreement, clause=clause, **council)
    actions.propose_measures(agreement, **council)
    agreement = actions.agree_measures(agreement, **vco)
    fund = Fund.objects.get(title=f"{subject}, together")
    amounts = {
        row.pk: part for row, part in zip(fund.contributions.order_by("pk"), (24_000, 14_000, 10_000), strict=True)
    }
    actions.commit_money(fund, agreement, amounts={key: Decimal(part) for key, part in amounts.items()}, **council)
    agreement.refresh_from_db()
    actions.sign_for_funder(agreement, **council)
    agreement.refresh_from_db()
    agreement = actions.sign_for_provider(agreement, **vco)
    sharing = actions.share_out(agreement, words="For mornings that groups run themselves", **vco)
    for group, person in workers_of(subject):
        asked = actions.ask_for_share(sharing, group=group, asked_amount=Decimal(900), **ANSWERS, by=person, now=now)
        offered = actions.offer(asked, amount=Decimal(900), has_flow_down=True, **vco)
        actions.answer_offer(offered, accepts=True, by=person, now=now)
    return {"agreement": agreement.get_absolute_url(), "sharing": sharing.get_absolute_url()}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "folkmoot.config.settings")
    import django

    django.setup()
    from folkmoot.core import clock

    step = {"groups": groups, "share": share}[sys.argv[1]]
    print(json.dumps(step(sys.argv[2], clock.now())))


if __name__ == "__main__":
    main()
