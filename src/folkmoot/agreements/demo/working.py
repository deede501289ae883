"""Who does the work on company, whom the surgery sends on, and how the partnership is, asked in confidence."""

from decimal import Decimal

from folkmoot.agreements import actions
from folkmoot.agreements.demo.company import agreement_of
from folkmoot.agreements.models import HealthCheck
from folkmoot.core.demo import Demo, chapter

# People sent on in a month; the first is too few to show.
SENT_ON = ((360, 3), (330, 11), (300, 17), (270, 14))


@chapter(days_ago=690, order=21)
def roles_are_written_down(demo: Demo) -> None:
    by = {"by": demo.people["vco"], "now": demo.now}
    actions.note_role(
        agreement_of(demo), kind="navigator", what="Sits in the waiting room on Mondays and walks over with whoever likes",
        host=demo.bodies["kettle"], place="The Northfield surgery", supervisor="Practice manager", safeguarding="enhanced",
        people=2, **by,
    )  # fmt: skip
    actions.note_role(
        agreement_of(demo), kind="volunteer", what="Opens the church hall and puts the kettle on",
        host=demo.bodies["silver"], place="The church hall", supervisor="Co-ordinator at Riverside", safeguarding="basic",
        people=9, **by,
    )  # fmt: skip
    actions.note_shared_work(
        agreement_of(demo), side="citizens", what="Regulars decide what is on, and lead two of five mornings",
        hours=Decimal(420), **by,
    )  # fmt: skip
    actions.note_shared_work(
        agreement_of(demo), side="state", what="A council worker who finds rooms and mends what breaks", hours=Decimal(150),
        by=demo.people["lead"], now=demo.now,
    )  # fmt: skip


@chapter(days_ago=240, order=21)
def people_are_sent_on(demo: Demo) -> None:
    for days_ago, people in SENT_ON:
        actions.note_referrals(
            agreement_of(demo), route="The Northfield surgery", group=demo.bodies["kettle"],
            month=demo.day(240 - days_ago), people=people, by=demo.people["vco"], now=demo.now,
        )  # fmt: skip


@chapter(days_ago=200, order=21)
def the_partners_are_asked_in_confidence(demo: Demo) -> None:
    """Three groups are in it, so what they say is never shown: fewer than five could be told apart."""
    check = actions.open_health_check(
        agreement_of(demo), closes_date=demo.day(21), by=demo.people["scheme"], now=demo.now
    )
    said = (("vco", 3, 4, 3, 4), ("small", 2, 4, 3, 3), ("rival", 3, 3, 2, 3))
    for who, heard, independent, fair_share, worth_it in said:
        actions.answer_health_check(
            HealthCheck.objects.get(pk=check.pk), heard=heard, independent=independent, fair_share=fair_share,
            worth_it=worth_it, by=demo.people[who], now=demo.now,
        )  # fmt: skip
