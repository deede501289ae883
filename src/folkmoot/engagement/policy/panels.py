"""Who may run an assembly or a standing panel, and what members may do."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from folkmoot.core.policy import Answer, no, yes
from folkmoot.engagement.models import Assembly, AssemblyLottery, AssemblyRecommendation, AssemblySeat, StandingPanel
from folkmoot.engagement.states import SeatState
from folkmoot.people.models import Organisation
from folkmoot.people.models.role import RoleKind
from folkmoot.people.policy import acts_as, is_signed_in, may_take_part

RUNNERS = (RoleKind.COMMISSIONER, RoleKind.OFFICER, RoleKind.SCHEME_MANAGER)
ANSWERERS = (RoleKind.COMMISSIONER, RoleKind.OFFICER, RoleKind.VCO_WORKER, RoleKind.PROVIDER)


def may_begin_assembly(person: Any, *, now: datetime) -> Answer:
    """Commissioners and officers ask the question; the body they work for will have to answer."""
    return acts_as(person, RoleKind.COMMISSIONER, RoleKind.OFFICER, now=now)


def may_run_assembly(person: Any, assembly: Assembly, *, now: datetime) -> Answer:
    """Those who work for the body that asks, or for the one that organises it."""
    own = acts_as(person, *RUNNERS, at=assembly.organiser, now=now)
    return own or acts_as(person, *RUNNERS, at=assembly.body, now=now)


def may_see_assembly(person: Any, assembly: Assembly, *, now: datetime) -> Answer:
    """Everybody, once people are invited; before that those who run it."""
    return Answer(True) if assembly.is_public else may_run_assembly(person, assembly, now=now)


def may_witness(person: Any, lottery: AssemblyLottery, *, now: datetime) -> Answer:
    if person is not None and lottery.parts.filter(person_id=getattr(person, "pk", None)).exists():
        return yes(_("witness of the draw"))
    return no(_("Only the two people who were named as witnesses give the seed."))


def may_take_files(person: Any, lottery: AssemblyLottery, *, now: datetime) -> Answer:
    """Everybody; but where an answer tells of health, faith, ethnicity and the like, those who can judge it alone.

    These are who runs it, its two witnesses, and everybody in the pool, who all agreed to that.
    """
    assembly = lottery.assembly
    if not assembly.tells_of_private_things:
        return Answer(True)
    if getattr(person, "is_authenticated", False) and (
        may_witness(person, lottery, now=now) or assembly.pool.filter(person=person).exists()
    ):
        return yes(_("somebody in the pool, or a witness"))
    return may_run_assembly(person, assembly, now=now) or no(
        _(
            "These files hold answers about health, faith or ethnicity. They are for people in the pool and for witnesses."
        )
    )


def seat_of(person: Any, assembly: Assembly) -> AssemblySeat | None:
    """The seat that somebody with an account has, offered or taken."""
    if not getattr(person, "is_authenticated", False):
        return None
    held = AssemblySeat.objects.filter(lottery__assembly=assembly, entry__person=person)
    return held.exclude(state=SeatState.LEFT).select_related("entry", "lottery__assembly").first()


def is_member(person: Any, assembly: Assembly, *, now: datetime) -> Answer:
    seat = seat_of(person, assembly)
    if seat is not None and seat.state == SeatState.TAKEN:
        return yes(_("member of the assembly"))
    return no(_("Only members of the assembly may do this."))


def may_speak_for_seat(person: Any, seat: AssemblySeat, *, now: datetime) -> Answer:
    """The member, or whoever runs the assembly and takes it down for them."""
    if getattr(person, "pk", None) and seat.entry.person_id == person.pk:
        return yes(_("member of the assembly"))
    return may_run_assembly(person, seat.lottery.assembly, now=now)


def may_propose_recommendation(person: Any, assembly: Assembly, *, now: datetime) -> Answer:
    return is_member(person, assembly, now=now) or may_run_assembly(person, assembly, now=now)


def may_answer_advice(person: Any, recommendation: AssemblyRecommendation, *, now: datetime) -> Answer:
    return acts_as(person, *ANSWERERS, at=recommendation.addressee, now=now)


def may_open_panel(person: Any, body: Organisation | None = None, *, now: datetime) -> Answer:
    return acts_as(person, RoleKind.COMMISSIONER, RoleKind.OFFICER, at=body, now=now)


def may_run_panel(person: Any, panel: StandingPanel, *, now: datetime) -> Answer:
    return acts_as(person, *RUNNERS, at=panel.body, now=now)


def may_join_panel(person: Any, panel: StandingPanel, *, now: datetime) -> Answer:
    return may_take_part(person, now=now)


def may_be_signed_in(person: Any, *, now: datetime) -> Answer:
    return is_signed_in(person, now=now)
