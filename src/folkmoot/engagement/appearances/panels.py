from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from folkmoot.core.appearances import Appearance, Turn, appears
from folkmoot.core.audiences import PUBLIC, audience
from folkmoot.core.record import describe
from folkmoot.engagement import forgetting as forgetting
from folkmoot.engagement.kinds import SHOWN, Invitation, kind
from folkmoot.engagement.models import Assembly, AssemblyRecommendation, AssemblySeat, StandingPanel, Wave
from folkmoot.engagement.policy.panels import ANSWERERS, RUNNERS
from folkmoot.engagement.states import AssemblyState, SeatState, WaveState
from folkmoot.people.models import Person
from folkmoot.people.models.role import RoleKind
from folkmoot.people.queries import roles_of

describe(
    {
        "engagement.assembly.begun": _("Assembly begun"),
        "engagement.category.added": _("Category added"),
        "engagement.category.removed": _("Category taken out"),
        "engagement.target.set": _("Target changed"),
        "engagement.target.nearest_taken": _("Nearest targets that can be met taken"),
        "engagement.assembly.called_off": _("Assembly called off"),
        "engagement.invitations.drawn": _("Letters drawn from a list of addresses"),
        "engagement.invitations.forgotten": _("Letters posted, addresses forgotten"),
        "engagement.pool.joined": _("Somebody said yes"),
        "engagement.pool.declined": _("Somebody said no"),
        "engagement.pool.left": _("Somebody took their yes back"),
        "engagement.pool.closed": _("Pool closed"),
        "engagement.pool.reopened": _("Pool opened again"),
        "engagement.lottery.published": _("Lottery published"),
        "engagement.lottery.refused": _("No lottery can meet the targets"),
        "engagement.lottery.witnessed": _("Witnesses named"),
        "engagement.seed.given": _("A witness gave a part of the seed"),
        "engagement.lottery.drawn": _("The other part of the seed given, and the lottery drawn"),
        "engagement.replacements.asked": _("Lottery for free seats asked for"),
        "engagement.seat.taken": _("Seat taken"),
        "engagement.seat.left": _("Seat given back"),
        "engagement.assembly.meets": _("Assembly at work"),
        "engagement.assembly_session.planned": _("Session planned"),
        "engagement.material.added": _("Material published"),
        "engagement.assembly_session.held": _("Session held"),
        "engagement.assembly_session.called_off": _("Session called off"),
        "engagement.member.paid": _("Payment to a member noted"),
        "engagement.assembly.evaluated": _("A member said how it was"),
        "engagement.advice.proposed": _("Recommendation put to the vote"),
        "engagement.advice.voted_on": _("A member voted"),
        "engagement.assembly.reported": _("Recommendations published"),
        "engagement.advice.answered": _("Recommendation answered"),
        "engagement.panel.opened": _("Citizens’ panel opened"),
        "engagement.panel.joined": _("Somebody joined the panel"),
        "engagement.panel.stayed": _("A member of the panel stays"),
        "engagement.panel.left": _("A member left the panel"),
        "engagement.panel.refreshed": _("Panel refreshed"),
        "engagement.panel.joining_opened": _("Panel takes people in"),
        "engagement.panel.joining_closed": _("Panel takes nobody in for now"),
        "engagement.wave.prepared": _("Questions to the panel prepared"),
        "engagement.wave.opened": _("Questions put to the panel"),
        "engagement.wave.answered": _("A member of the panel answered"),
        "engagement.wave.closed": _("Panel’s answers published"),
    }
)


@audience
def who_runs_and_answers(person: Person, today: date) -> Iterable[str]:
    """assembles:3 for those who may run assemblies and panels of body 3, advice:3 for those who answer for it."""
    for role in roles_of(person, today):
        if RoleKind(role.kind) in RUNNERS:
            yield f"assembles:{role.organisation_id}"
        if RoleKind(role.kind) in ANSWERERS:
            yield f"advice:{role.organisation_id}"


@appears(Assembly)
def assembly(row: Assembly) -> Appearance:
    return Appearance(
        title=row.title,
        url=row.get_absolute_url(),
        kind="assembly",
        body=f"{row.question}\n{row.why}",
        audience=PUBLIC if row.is_public else f"assembles:{row.organiser_id}",
        turns=list(assembly_turns(row)),
    )


def assembly_turns(row: Assembly) -> Iterator[Turn]:
    runs, name = f"assembles:{row.organiser_id}", row.organiser.name
    where = reverse("engagement:assembly_run", args=[row.pk])
    lottery = reverse("engagement:assembly_lottery", args=[row.pk])
    if row.state == AssemblyState.PREPARING:
        yield Turn(runs, gettext("Prepare the assembly and invite people"), where, row.reply_by_date, name)
    elif row.state == AssemblyState.INVITING:
        yield Turn(runs, gettext("Close the pool and publish the lottery"), where, row.reply_by_date, name)
    elif row.state == AssemblyState.MEETING:
        yield Turn(runs, gettext("Hold the sessions and publish the recommendations"), where, None, name)
    elif row.state == AssemblyState.DRAWN:
        yield Turn(runs, gettext("Ring everybody who was drawn"), where, None, name)
    elif row.state == AssemblyState.REPORTED:
        for each in row.recommendations.filter(adopted=True, answer="").select_related("addressee").order_by("number"):
            yield Turn(
                f"advice:{each.addressee_id}", gettext("Answer recommendation %s") % each.number,
                each.get_absolute_url(), each.answer_due_date, each.addressee.name,
            )  # fmt: skip
    for waiting in row.lotteries.defer("package").filter(published_at__isnull=False, drawn_at=None):
        parts = list(waiting.parts.order_by("pk"))
        if not parts:
            yield Turn(runs, gettext("Name two witnesses of the draw"), lottery, None, name)
        for part in parts:
            if not part.words:
                yield Turn(
                    f"person:{part.person_id}", gettext("Give your part of the seed"), lottery, None, part.witness
                )


@appears(AssemblySeat)
def seat(row: AssemblySeat) -> Appearance | None:
    """A seat is found by its member alone."""
    if row.entry.person_id is None or row.state == SeatState.LEFT:
        return None
    holder = f"person:{row.entry.person_id}"
    where = row.lottery.assembly.get_absolute_url()
    turns = [Turn(holder, gettext("Say whether you take the seat"), where)] if row.state == SeatState.OFFERED else []
    title = gettext("Your seat: %(assembly)s") % {"assembly": row.lottery.assembly}
    return Appearance(title=title, url=where, kind="seat", audience=holder, turns=turns)


@appears(AssemblyRecommendation)
def recommendation(row: AssemblyRecommendation) -> Appearance | None:
    if not row.adopted:
        return None
    title = gettext("%(assembly)s: recommendation %(number)s") % {"assembly": row.assembly, "number": row.number}
    body = f"{row.text} {row.addressee.name} {row.answer_reasons}"
    return Appearance(title=title, url=row.get_absolute_url(), kind="recommendation", body=body)


@appears(StandingPanel)
def standing_panel(row: StandingPanel) -> Appearance:
    return Appearance(title=row.title, url=row.get_absolute_url(), kind="panel", body=row.about)


@appears(Wave)
def wave(row: Wave) -> Appearance | None:
    if row.state == WaveState.DRAFT:
        return None
    runs, name = f"assembles:{row.panel.body_id}", row.panel.body.name
    turns = []
    if row.state == WaveState.OPEN:
        turns = [
            Turn(f"panel:{row.panel_id}", gettext("Answer the panel’s questions"), row.get_absolute_url(), row.closes_date, gettext("The panel")),
            Turn(runs, gettext("Close it and publish the results"), row.get_absolute_url(), row.closes_date, name),
        ]  # fmt: skip
    return Appearance(
        title=row.title, url=row.get_absolute_url(), kind="wave",
        body="\n".join(question["text"] for question in row.questions), turns=turns,
    )  # fmt: skip


@kind(
    "assemblies",
    _("Citizens’ assemblies"),
    order=40,
    url_name="engagement:assemblies",
    words=_("People drawn by lot learn, talk and recommend. The body must answer."),
)
def assemblies(person: Any, now: datetime) -> Iterable[Invitation]:
    going_on = (AssemblyState.INVITING, AssemblyState.READY, AssemblyState.DRAWN, AssemblyState.MEETING)
    rows = Assembly.objects.filter(state__in=going_on).select_related("body").order_by("reply_by_date", "pk")[:SHOWN]
    return [
        Invitation(
            row.title, row.get_absolute_url(), row.question, row.body.name, row.get_state_display(), "info",
            row.reply_by_date if row.state == AssemblyState.INVITING else None,
        )
        for row in rows
    ]  # fmt: skip


@kind(
    "standing_panels",
    _("Citizens’ panels"),
    order=45,
    url_name="engagement:standing_panels",
    words=_("Join once, and be asked a few times a year."),
)
def standing_panels(person: Any, now: datetime) -> Iterable[Invitation]:
    rows = StandingPanel.objects.filter(is_open=True).select_related("body").order_by("-opened_at")[:SHOWN]
    return [
        Invitation(row.title, row.get_absolute_url(), row.about, row.body.name, gettext("open to join"), "good")
        for row in rows
    ]
