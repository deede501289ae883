"""Assemblies for tests, made through actions."""

from datetime import timedelta
from decimal import Decimal

from folkmoot.core.clock import day_of
from folkmoot.engagement.actions import panels as actions
from folkmoot.engagement.models import Invitation
from folkmoot.engagement.tasks import begin_work

DAY = timedelta(days=1)


def begun(cast, now, **changes):
    words = {
        "title": "What is the old library for?", "question": "What should the old library become?",
        "why": "It belongs to everybody.", "promise": "We answer each recommendation in public.",
        "who": "Everybody of 16 and over", "area": cast.borough, "seats": 4, "day_payment": Decimal(60),
        "support": "Travel and care are paid.", "fairness": "leximin", "adopts_at": 50, "answer_weeks": 12,
        "reply_by_date": day_of(now) + 30 * DAY, "contact": "Assemblies team", "body": cast.bodies.council,
        "organiser": cast.bodies.cvs,
    }  # fmt: skip
    return actions.begin_assembly(by=cast.lead, now=now, **{**words, **changes})


def with_categories(cast, now, *, special=False, **changes):
    assembly = begun(cast, now, **changes)
    for name, question, labels in (
        ("age", "How old are you?", ("16 to 44", "45 and over")),
        ("part", "Where do you live?", ("north", "south")),
    ):
        actions.add_category(
            assembly, name=name, question=question, source="Census 2021",
            values=[actions.Share(labels[0], 500), actions.Share(labels[1], 500)],
            is_special=special and name == "age", by=cast.lead, now=now,
        )  # fmt: skip
    return assembly


def invited(cast, now, letters=12, **changes):
    assembly = with_categories(cast, now, **changes)
    addresses = [f"{number} Old Lane, Wandle Vale" for number in range(40)]
    actions.invite(assembly, addresses=addresses, letters=letters, source="Address file", by=cast.scheme, now=now)
    assembly.refresh_from_db()
    return assembly


def codes(assembly):
    return list(
        Invitation.objects.filter(round__assembly=assembly, answered_at=None)
        .order_by("pk")
        .values_list("code", flat=True)
    )


def yes(cast, assembly, now, code, at, by=None, **changes):
    """`at` picks one of the four kinds of people in turn."""
    age, part = assembly.categories.order_by("position")
    values = {age: age.values.order_by("position")[at % 2], part: part.values.order_by("position")[at // 2 % 2]}
    given = {"name": f"Person {at}", "reach": "020 7946 0000", **changes}
    return actions.say_yes(assembly, code=code, values=values, by=by, now=now, **given)


def pooled(cast, now, people=10, **changes):
    assembly = invited(cast, now, letters=max(12, people), **changes)
    for at, code in enumerate(codes(assembly)[:people]):
        yes(cast, assembly, now, code, at, by=cast.resident if at == 0 else None)
    return assembly


def published(cast, now, **changes):
    assembly = pooled(cast, now, **changes)
    row = actions.close_pool(assembly, by=cast.scheme, now=now)
    begin_work(row)
    row.refresh_from_db()
    return row


def witnessed(cast, row, now):
    return actions.name_witnesses(
        row, people=[(cast.clerk, "The clerk"), (cast.vco, "Riverside Anchor Trust")], by=cast.scheme, now=now
    )


def drawn(cast, now, row=None, parts=("613 254", "red blue green"), **changes):
    row = row or published(cast, now, **changes)
    witnessed(cast, row, now)
    actions.give_seed_part(row, words=parts[0], how="dice", by=cast.clerk, now=now)
    actions.give_seed_part(row, words=parts[1], how="cards", by=cast.vco, now=now)
    row.refresh_from_db()
    return row


def at_work(cast, now, **changes):
    row = drawn(cast, now, **changes)
    assembly = row.assembly
    assembly.refresh_from_db()
    for seat in row.drawn.all():
        actions.take_seat(seat, by=cast.scheme, now=now)
    actions.plan_session(
        assembly, title="Hearing all sides", starts_at=now + DAY, ends_at=now + DAY + timedelta(hours=5),
        venue="Library", access="No steps.", by=cast.scheme, now=now,
    )  # fmt: skip
    return actions.begin_work_of(assembly, by=cast.scheme, now=now)


def reported(cast, now, **changes):
    assembly = at_work(cast, now, **changes)
    rec = actions.propose_recommendation(
        assembly, text="Open it on Sundays.", reasons="People are free then.", addressee=cast.bodies.council,
        by=cast.scheme, now=now,
    )  # fmt: skip
    for at, seat in enumerate(assembly.lotteries.get().drawn.order_by("pk")):
        actions.vote_on(rec, seat=seat, choice="against" if at == 0 else "for", by=cast.scheme, now=now)
    for session in assembly.sessions.all():
        actions.call_off_session(session, reason="The hall is flooded.", by=cast.scheme, now=now)
    assembly = actions.report_recommendations(assembly, by=cast.scheme, now=now)
    rec.refresh_from_db()
    return assembly, rec
