from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from folkmoot.commitments.case import case_context
from folkmoot.core import clock
from folkmoot.core.tables import csv_response
from folkmoot.engagement import policy, queries
from folkmoot.engagement.forms.proposals import CommentForm
from folkmoot.engagement.models import Community, Petition, Proposal, ProposalSupport, Signature
from folkmoot.engagement.states import Moderation, PetitionState, ProposalState


def proposals(request: HttpRequest) -> HttpResponseBase:
    """What people proposed: those owed an answer too long first, then what most support."""
    today = clock.day_of(clock.now())
    rows = queries.proposals.proposals_shown().order_by("-support_count", "-pk")
    if request.GET.get("show") == "overdue":
        rows = rows.filter(state=ProposalState.OPEN, answer_due_date__lt=today).order_by("answer_due_date", "pk")
    if request.GET.get("format") == "csv":
        columns = [_("Number"), _("Title"), _("What it is"), _("To"), _("Place"), _("Community"), _("Support"),
                   _("Answer due"), _("Outcome"), _("Answer")]  # fmt: skip
        cells = (
            [row.pk, row.title, row.get_sort_display(), row.body.name, row.area and row.area.name,
             row.community and row.community.name, row.support_count, row.answer_due_date,
             row.get_outcome_display(), row.answer]
            for row in rows.iterator(1000)
        )  # fmt: skip
        return csv_response("proposals", columns, cells)
    page = Paginator(rows, 25).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "lines": [(row, *standing(row)) for row in page],
        "overdue": queries.proposals.proposals_overdue(today).count(),
        "only_overdue": request.GET.get("show") == "overdue",
        "csv": "?format=csv" + ("&show=overdue" if request.GET.get("show") == "overdue" else ""),
    }
    return render(request, "engagement/proposals/index.html", context)


def standing(row: Proposal) -> tuple[str, str]:
    """How it stands, in words and as a colour."""
    if row.moderation == Moderation.WAITING:
        return _("waits for a moderator"), "soon"
    if row.moderation in (Moderation.REFUSED, Moderation.SETTLED):
        return _("not shown"), "none"
    if row.state == ProposalState.ANSWERED:
        return _("answered: %(outcome)s") % {"outcome": row.get_outcome_display()}, "brand"
    if row.state == ProposalState.WITHDRAWN:
        return _("withdrawn"), "none"
    if row.is_overdue(clock.day_of(clock.now())):
        return _("answer overdue"), "bad"
    return _("waiting for an answer"), "info"


def proposal(request: HttpRequest, pk: int) -> HttpResponse:
    """A proposal, its answer, and what people say about it. The thread costs the same however long it is."""
    moment = clock.now()
    row = get_object_or_404(Proposal.objects.select_related("body", "area", "community"), pk=pk)
    if not policy.may_see_contribution(request.user, row, now=moment):
        raise Http404
    page = Paginator(queries.proposals.thread_of(row, request.user), 25).get_page(request.GET.get("page"))
    is_mine = row.author_id is not None and row.author_id == request.user.pk
    words, tone = standing(row)
    context = {
        **case_context(request.user, row),
        "proposal": row,
        "standing": words,
        "tone": tone,
        "page": page,
        "is_mine": is_mine,
        "supported": request.user.is_authenticated
        and ProposalSupport.objects.filter(proposal=row, person=request.user).exists(),
        "may_answer": row.state == ProposalState.OPEN
        and row.is_shown
        and bool(policy.may_answer_proposal(request.user, row, now=moment)),
        "form": CommentForm(),
    }
    return render(request, "engagement/proposals/proposal.html", context)


def petitions(request: HttpRequest) -> HttpResponseBase:
    rows = queries.proposals.petitions_shown().order_by("-closes_date", "-pk")
    if request.GET.get("format") == "csv":
        columns = [_("Number"), _("What it asks for"), _("To"), _("Signatures"), _("For an answer"), _("Last day"),
                   _("How it stands"), _("Answer due"), _("Answer")]  # fmt: skip
        cells = (
            [row.pk, row.title, row.body.name, row.signature_count, row.rule.answered_at, row.closes_date,
             row.get_state_display(), row.answer_due_date, row.answer]
            for row in rows.iterator(1000)
        )  # fmt: skip
        return csv_response("petitions", columns, cells)
    page = Paginator(rows, 25).get_page(request.GET.get("page"))
    lines = [(row, *petition_standing(row)) for row in page]
    return render(request, "engagement/proposals/petitions.html", {"page": page, "lines": lines})


def petition_standing(row: Petition) -> tuple[str, str]:
    today = clock.day_of(clock.now())
    if not row.is_shown:
        return (
            (_("waits for a moderator"), "soon") if row.moderation == Moderation.WAITING else (_("not shown"), "none")
        )
    if row.state == PetitionState.ANSWERED:
        return _("answered"), "brand"
    if row.is_owed and row.answer_due_date is not None:
        late = row.answer_due_date < today
        return (_("answer overdue"), "bad") if late else (_("owed an answer"), "soon")
    if row.state == PetitionState.OPEN and today <= row.closes_date:
        return _("open for signatures"), "good"
    return _("closed, too few signatures"), "none"


def petition(request: HttpRequest, pk: int) -> HttpResponse:
    moment = clock.now()
    row = get_object_or_404(Petition.objects.select_related("body", "area", "rule"), pk=pk)
    if not policy.may_see_contribution(request.user, row, now=moment):
        raise Http404
    words, tone = petition_standing(row)
    is_open = row.is_shown and row.state == PetitionState.OPEN and clock.day_of(moment) <= row.closes_date
    may_answer = row.is_shown and bool(policy.may_answer_proposal(request.user, row, now=moment))
    context = {
        **case_context(request.user, row),
        "petition": row,
        "standing": words,
        "tone": tone,
        "is_open": is_open,
        "is_mine": row.author_id is not None and row.author_id == request.user.pk,
        "signed": request.user.is_authenticated
        and Signature.objects.filter(petition=row, person=request.user).exists(),
        "missing": max(0, row.rule.answered_at - row.signature_count),
        "to_debate": max(0, row.rule.debated_at - row.signature_count) if row.rule.debated_at else None,
        "may_answer": may_answer and row.state in (PetitionState.OPEN, PetitionState.CLOSED),
        "may_close": may_answer and row.state == PetitionState.OPEN and not is_open,
    }
    return render(request, "engagement/proposals/petition.html", context)


def communities(request: HttpRequest) -> HttpResponse:
    page = Paginator(queries.proposals.communities(), 25).get_page(request.GET.get("page"))
    lines = [(row, queries.proposals.how_many_belong(row.member_count)) for row in page]  # type: ignore[attr-defined]
    return render(request, "engagement/proposals/communities.html", {"page": page, "lines": lines})


def community(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Community.objects.select_related("area"), pk=pk)
    context = {
        **case_context(request.user, row),
        "community": row,
        "count": queries.proposals.how_many_belong(row.members.count()),
        "joined": request.user.is_authenticated and row.members.filter(person=request.user).exists(),
        "leads": list(row.leads.select_related("project__body").order_by("-agreed_at")),
        "proposals": [
            (each, *standing(each))
            for each in queries.proposals.proposals_shown().filter(community=row).order_by("-pk")[:25]
        ],
    }
    return render(request, "engagement/proposals/community.html", context)
