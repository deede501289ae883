from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy, ngettext
from django.utils.translation import gettext_lazy as _

from folkmoot.core.appearances import Appearance, Turn, appears
from folkmoot.core.clock import day_of
from folkmoot.core.record import describe
from folkmoot.engagement.kinds import Invitation, kind
from folkmoot.engagement.models import Community, Contribution, Petition, Proposal
from folkmoot.engagement.states import Moderation, PetitionState, ProposalState

describe(
    {
        "engagement.proposal.brought": _("Proposal brought"),
        "engagement.proposal.supported": _("Somebody supports a proposal"),
        "engagement.proposal.withdrawn": _("Proposal taken back"),
        "engagement.proposal.answered": _("Proposal answered"),
        "engagement.comment.sent": _("Comment sent"),
        "engagement.petition.started": _("Petition started"),
        "engagement.petition.signed": _("Petition signed"),
        "engagement.petition.closed": _("Petition closed"),
        "engagement.petition.answered": _("Petition answered"),
        "engagement.community.started": _("Community made known"),
        "engagement.community.joined": _("Somebody joined a community"),
        "engagement.community.leads": _("A community leads the project"),
    }
)


def to_look_at(row: Contribution, count: int = 1) -> Turn:
    what = ngettext("Look at what somebody wrote", "Look at %(count)s things people wrote", count) % {"count": count}
    return Turn(
        f"moderates:{row.body_id}", what, reverse("engagement:queue", args=[row.body_id]), None,
        gettext("The moderators of %(body)s") % {"body": row.body.name},
        but_not=[f"person:{row.author_id}"] if row.author_id and count == 1 else [],
    )  # fmt: skip


def audience_of(row: Contribution) -> str | None:
    """Shown: everybody (None). Waiting: its author, so that they find it again."""
    return None if row.is_shown else f"person:{row.author_id}"


@appears(Proposal)
def proposal(row: Proposal) -> Appearance | None:
    if row.state == ProposalState.WITHDRAWN or (not row.is_shown and row.author_id is None):
        return None
    words = {"audience": audience_of(row)} if audience_of(row) else {}
    return Appearance(
        title=row.title, url=row.get_absolute_url(), kind="proposal", body=f"{row.text}\n{row.answer}",
        turns=list(proposal_turns(row)), **words,  # type: ignore[arg-type]
    )  # fmt: skip


def proposal_turns(row: Proposal) -> Iterator[Turn]:
    if row.moderation == Moderation.WAITING:
        yield to_look_at(row)
    if not row.is_shown:
        return
    waiting = row.comments.filter(moderation=Moderation.WAITING).count()
    if waiting:
        yield to_look_at(row, waiting)
    if row.state == ProposalState.OPEN:
        url = reverse("engagement:answer_proposal", args=[row.pk])
        yield Turn(
            f"runs:{row.body_id}", gettext("Answer the proposal"), url, row.answer_due_date, row.body.name,
            but_not=[f"person:{row.author_id}"] if row.author_id else [],
        )  # fmt: skip


@appears(Petition)
def petition(row: Petition) -> Appearance | None:
    if row.state == PetitionState.WITHDRAWN or (not row.is_shown and row.author_id is None):
        return None
    words = {"audience": audience_of(row)} if audience_of(row) else {}
    return Appearance(
        title=row.title, url=row.get_absolute_url(), kind="petition", body=f"{row.text}\n{row.answer}",
        turns=list(petition_turns(row)), **words,  # type: ignore[arg-type]
    )  # fmt: skip


def petition_turns(row: Petition) -> Iterator[Turn]:
    if row.moderation == Moderation.WAITING:
        yield to_look_at(row)
    if not row.is_shown:
        return
    holder, url = f"runs:{row.body_id}", row.get_absolute_url()
    if row.is_owed:
        answer = reverse("engagement:answer_petition", args=[row.pk])
        yield Turn(holder, gettext("Answer the petition"), answer, row.answer_due_date, row.body.name)
    if row.state == PetitionState.OPEN:
        yield Turn(holder, gettext("Close the petition"), url, row.closes_date + timedelta(days=1), row.body.name)


@appears(Community)
def community(row: Community) -> Appearance:
    return Appearance(title=row.name, url=row.get_absolute_url(), kind="community", body=row.about)


@kind(
    "proposals",
    gettext_lazy("Ideas and challenges"),
    order=50,
    url_name="engagement:proposals",
    words=gettext_lazy("Anyone may propose something new, or say that something should be done in another way."),
)
def proposals(person: Any, now: datetime) -> Iterable[Invitation]:
    rows = Proposal.objects.filter(state=ProposalState.OPEN, moderation=Moderation.SHOWN).select_related("body")
    today = day_of(now)
    return [
        Invitation(
            row.title, row.get_absolute_url(), row.text, row.body.name,
            gettext("answer overdue") if row.is_overdue(today) else gettext("waiting for an answer"),
            "bad" if row.is_overdue(today) else "info",
        )
        for row in rows.order_by("-support_count", "-pk")[:4]
    ]  # fmt: skip


@kind(
    "petitions",
    gettext_lazy("Petitions"),
    order=60,
    url_name="engagement:petitions",
    for_passers_by=True,
    words=gettext_lazy("With enough signatures a petition must be answered, or debated."),
)
def petitions(person: Any, now: datetime) -> Iterable[Invitation]:
    rows = Petition.objects.filter(
        state=PetitionState.OPEN, moderation=Moderation.SHOWN, closes_date__gte=day_of(now)
    ).select_related("body")
    return [
        Invitation(
            row.title, row.get_absolute_url(), row.text, row.body.name,
            gettext("owed an answer")
            if row.is_owed
            else ngettext("%(count)s signature", "%(count)s signatures", row.signature_count) % {"count": row.signature_count},
            "soon" if row.is_owed else "good", row.closes_date,
        )
        for row in rows.order_by("closes_date", "pk")[:4]
    ]  # fmt: skip
