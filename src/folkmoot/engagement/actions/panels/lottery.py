from collections.abc import Sequence
from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.engagement import policy
from folkmoot.engagement.assembling import VERSION, LotteryRefused, Worked, changed
from folkmoot.engagement.lottery import draw
from folkmoot.engagement.lottery.files import publish_draw
from folkmoot.engagement.lottery.restore import packed, restored
from folkmoot.engagement.models import Assembly, AssemblyLottery, AssemblySeat, CategoryValue, SeedPart
from folkmoot.engagement.states import ASSEMBLY, AssemblyState, SeatState
from folkmoot.people.models import Person
from folkmoot.people.queries import roles_of


@transaction.atomic
def close_pool(assembly: Assembly, *, by: Person, now: datetime) -> AssemblyLottery:
    """Close the pool and ask for the lottery, to be published before anybody knows the seed.

    Addresses and codes still kept are forgotten. Raises Refused while nobody has said yes.
    """
    capacity = allow(policy.may_run_assembly(by, assembly, now=now))
    assembly = locked(assembly)
    people = assembly.pool.filter(withdrawn_at=None).count()
    if assembly.state == AssemblyState.INVITING and not people:
        raise Refused(_("Nobody has said yes yet."))
    move(assembly, ASSEMBLY, to=AssemblyState.READY)
    for each in assembly.rounds.filter(forgotten_at=None):
        each.invitations.update(address="", code="")
    assembly.rounds.filter(forgotten_at=None).update(forgotten_at=now)
    row = AssemblyLottery.objects.create(
        assembly=assembly, number=1, seats=assembly.seats, fairness=assembly.fairness, asked_at=now, asked_by=by
    )
    record(by, "engagement.pool.closed", assembly, capacity=capacity, now=now, facts={"people": people}, touching=[row])
    return row


@transaction.atomic
def reopen_pool(assembly: Assembly, *, by: Person, now: datetime) -> Assembly:
    """Go back to inviting, to change targets or to ask more people: as long as no witness has given a part of the seed."""
    capacity = allow(policy.may_run_assembly(by, assembly, now=now))
    assembly = locked(assembly)
    row = assembly.lotteries.filter(number=1).first()
    if row is not None and row.is_working:
        raise Refused(_("The lottery is being worked out. Wait until it is there."))
    if row is not None and row.parts.exclude(words="").exists():
        raise Refused(_("A witness has given a part of the seed. From here on nothing can be changed."))
    move(assembly, ASSEMBLY, to=AssemblyState.INVITING)
    facts = {"pool_sha256": row.pool_sha256} if row else {}
    assembly.lotteries.all().delete()
    record(by, "engagement.pool.reopened", assembly, capacity=capacity, now=now, facts=facts)
    return assembly


@transaction.atomic
def accept_nearest(row: AssemblyLottery, *, reason: str, by: Person, now: datetime) -> AssemblyLottery:
    """Take the nearest targets that can be met, with a published reason, and ask for the lottery again."""
    assembly = row.assembly
    capacity = allow(policy.may_run_assembly(by, assembly, now=now))
    assembly, row = locked(assembly), locked(row)
    if not row.nearest or row.published_at:
        raise Refused(_("There are no nearer targets to take."))
    if not reason.strip():
        raise Refused(_("Say why. The reason is published beside each target that changes."), field="reason")
    for each in row.nearest:
        CategoryValue.objects.filter(pk=each["value"], category__assembly=assembly).update(
            least=each["least"], most=each["most"], reason=reason.strip()
        )
    facts = {
        "targets": [[each["category"], each["label"], each["least"], each["most"]] for each in row.nearest],
    }
    row.is_working, row.refusal, row.nearest, row.asked_at = True, [], [], now
    row.save(update_fields=["is_working", "refusal", "nearest", "asked_at"])
    record(
        by, "engagement.target.nearest_taken", assembly, capacity=capacity, now=now, reasons=reason, facts=facts,
        touching=[row],
    )  # fmt: skip
    return row


@transaction.atomic
def publish_lottery(
    row: AssemblyLottery, *, found: Worked | LotteryRefused, by: Person, now: datetime
) -> AssemblyLottery:
    """Publish a lottery that was worked out, with its fingerprints; or why there is none, and what could be had."""
    capacity = allow(policy.may_run_assembly(by, row.assembly, now=now))
    row = locked(row)
    if not row.is_working:
        return row
    row.is_working = False
    if isinstance(found, LotteryRefused):
        row.refusal = list(found.reasons)
        row.nearest = changed(found.nearest, row.assembly) if row.number == 1 else []
        row.save()
        record(
            by, "engagement.lottery.refused", row, capacity=capacity, now=now, facts={"reasons": row.refusal},
            touching=[row.assembly],
        )  # fmt: skip
        return row
    lottery = found.lottery
    row.lottery_version, row.people = VERSION, len(lottery.pool.people)
    row.pool_sha256, row.panels_sha256 = lottery.pool.sha256, found.panels_sha256
    row.chances, row.package, row.published_at = found.chances, found.package, now
    row.smallest, row.possible = float(min(lottery.chances)), lottery.levels[0].chance
    row.proven = lottery.proven
    row.save()
    record(
        by, "engagement.lottery.published", row, capacity=capacity, now=now, touching=[row.assembly],
        facts={
            "people": row.people, "seats": row.seats, "fairness": row.fairness, "version": VERSION,
            "pool_sha256": row.pool_sha256, "panels_sha256": row.panels_sha256,
        },
    )  # fmt: skip
    return row


@transaction.atomic
def name_witnesses(
    row: AssemblyLottery, *, people: Sequence[tuple[Person, str]], by: Person, now: datetime
) -> AssemblyLottery:
    """Name the two people who will each give a part of the seed. At most one may work for whoever asks or organises.

    Raises Refused for anything else, or once one of them has given theirs.
    """
    capacity = allow(policy.may_run_assembly(by, row.assembly, now=now))
    row = locked(row)
    if row.drawn_at or row.parts.exclude(words="").exists():
        raise Refused(_("A part of the seed has been given. The witnesses stay as they are."))
    if len({person.pk for person, _label in people}) != 2:
        raise Refused(_("Name two different people who have accounts here."), field="second_email")
    own = {row.assembly.body_id, row.assembly.organiser_id}
    inside = [any(role.organisation_id in own for role in roles_of(person, now.date())) for person, _label in people]
    if all(inside):
        raise Refused(
            _("At least one witness must be somebody who works neither for the body nor for the organiser."),
            field="second_email",
        )
    row.parts.all().delete()
    SeedPart.objects.bulk_create(
        SeedPart(lottery=row, person=person, witness=label, is_inside=is_inside)
        for (person, label), is_inside in zip(people, inside, strict=True)
    )
    record(
        by, "engagement.lottery.witnessed", row, capacity=capacity, now=now, touching=[row.assembly],
        facts={"witnesses": [label for _person, label in people]},
    )  # fmt: skip
    return row


@transaction.atomic
def give_seed_part(row: AssemblyLottery, *, words: str, how: str, by: Person, now: datetime) -> AssemblyLottery:
    """A witness types in what fell by chance. When both have, the lottery draws itself: nobody can choose the moment.

    Raises NotAllowed for anybody else; Refused before the lottery is published, or a second time.
    """
    capacity = allow(policy.may_witness(by, row, now=now))
    row = locked(row)
    if row.published_at is None:
        raise Refused(_("The lottery is not published yet. It must be, before anybody knows the seed."))
    part = row.parts.get(person=by)
    if part.words:
        raise Refused(_("You have given your part already. It cannot be changed."))
    words = " ".join(words.split())
    if len(words) < 4:
        raise Refused(_("Type in at least four letters or figures, as they fell."), field="words")
    part.words, part.how, part.given_at = words, how, now
    part.save(update_fields=["words", "how", "given_at"])
    given = list(row.parts.exclude(words="").order_by("pk").values_list("words", flat=True))
    if len(given) == 2:
        draw_seats(row, " / ".join(given), now)
    facts = {"witness": part.witness, "how": how}
    if row.drawn_at:
        facts |= {"seed": row.seed, "ticket": row.ticket, "panel": row.panel}
    record(
        by, "engagement.lottery.drawn" if row.drawn_at else "engagement.seed.given", row, capacity=capacity, now=now,
        words={"part": words}, facts=facts, touching=[row.assembly],
    )  # fmt: skip
    return row


def draw_seats(row: AssemblyLottery, seed: str, now: datetime) -> None:
    """Draw from the published files, so that what is drawn is what everybody could check beforehand."""
    assert row.package is not None
    lottery = restored(bytes(row.package))
    drawn = draw(lottery, seed)
    row.seed, row.ticket, row.panel, row.drawn_at = seed, drawn.ticket, drawn.panel, now
    row.package = packed(partial(publish_draw, lottery, drawn), beside=bytes(row.package))
    row.save(update_fields=["seed", "ticket", "panel", "drawn_at", "package"])
    entries = {entry.number: entry for entry in row.assembly.pool.filter(number__in=drawn.members)}
    AssemblySeat.objects.bulk_create(AssemblySeat(lottery=row, entry=entries[number]) for number in drawn.members)
    if row.number == 1:
        move(row.assembly, ASSEMBLY, to=AssemblyState.DRAWN)


@transaction.atomic
def ask_for_replacements(assembly: Assembly, *, by: Person, now: datetime) -> AssemblyLottery:
    """Ask for a lottery for every seat that fell free, from those still in the pool, drawn in the same way.

    Raises Refused where no seat is free, or while another lottery waits to be drawn.
    """
    capacity = allow(policy.may_run_assembly(by, assembly, now=now))
    assembly = locked(assembly)
    if assembly.state not in (AssemblyState.DRAWN, AssemblyState.MEETING):
        raise Refused(_("Seats are drawn again only between the first draw and the report."))
    # One that was refused, because nobody fits, makes way for another try.
    assembly.lotteries.filter(published_at=None, is_working=False).delete()
    if assembly.lotteries.filter(drawn_at=None).exists():
        raise Refused(_("A lottery waits to be drawn already."))
    free = free_seats(assembly)
    if not free:
        raise Refused(_("No seat is free."))
    row = AssemblyLottery.objects.create(
        assembly=assembly, number=assembly.lotteries.count() + 1, seats=len(free), fairness=assembly.fairness,
        asked_at=now, asked_by=by,
    )  # fmt: skip
    row.replaces.set(free)
    record(
        by, "engagement.replacements.asked", assembly, capacity=capacity, now=now, facts={"seats": len(free)},
        touching=[row],
    )  # fmt: skip
    return row


def free_seats(assembly: Assembly) -> list[AssemblySeat]:
    """Seats that were left and for which nobody was drawn since."""
    left = AssemblySeat.objects.filter(lottery__assembly=assembly, state=SeatState.LEFT)
    replaced = AssemblyLottery.replaces.through.objects.filter(
        assemblylottery__assembly=assembly, assemblylottery__drawn_at__isnull=False
    ).values("assemblyseat")
    return list(left.exclude(pk__in=replaced))
