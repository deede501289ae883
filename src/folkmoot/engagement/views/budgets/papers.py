from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from folkmoot.core import clock
from folkmoot.core.posting import attempt, one_effect
from folkmoot.engagement.actions import budgets as actions
from folkmoot.engagement.forms.ballots import BallotForm, how
from folkmoot.engagement.forms.budgets import CountOfForm, ReceiptForm, SpoilForm, VoterForm
from folkmoot.engagement.models import BallotChannel, PaperSheet
from folkmoot.engagement.states import BudgetState
from folkmoot.engagement.views.budgets.ballots import Both
from folkmoot.engagement.views.budgets.loading import form_page, run_by
from folkmoot.engagement.voting.election import own_money, parts_of
from folkmoot.engagement.voting.marks import on_the_ballot
from folkmoot.engagement.voting.voters import Said
from folkmoot.people.requests import SignedIn


@login_required
def papers(request: HttpRequest, pk: int) -> HttpResponse:
    """Where paper and table voting stand. How people voted is not shown here either."""
    row = run_by(request, pk)
    sheets = PaperSheet.objects.filter(budget=row)
    half = sheets.filter(counted=False, spoilt_because="", entries__isnull=False).distinct().order_by("receipt")
    context = {
        "budget": row,
        "handed_out": row.marks.filter(channel=BallotChannel.PAPER).count(),
        "printed": sheets.count(),
        "entered": sheets.filter(counted=True).count(),
        "spoilt": sheets.exclude(spoilt_because="").count(),
        "half": list(half[:50]),
        "is_voting": row.state == BudgetState.VOTING and clock.now() < row.votes_until,
        "may_enter": row.state in (BudgetState.VOTING, BudgetState.CLOSED),
    }
    return render(request, "engagement/budgets/papers.html", context)


@login_required
def hand_out(request: SignedIn, pk: int) -> HttpResponse:
    row = run_by(request, pk)
    form = VoterForm(request.POST or None, budget=row)
    return form_page(
        request, form, _("Somebody votes at the table"), _("Hand them a ballot paper"),
        back=reverse("budgets:papers", args=[pk]), caption=row.title,
        do=lambda: actions.hand_out_paper(row, said=Said(**form.cleaned_data), by=request.user, now=clock.now()),
        then=lambda made: handed(request, pk),
    )  # fmt: skip


def handed(request: HttpRequest, pk: int) -> str:
    messages.success(request, _("They are marked as having voted. Hand them a ballot paper; it goes into the box."))
    return reverse("budgets:papers", args=[pk])


@login_required
def print_them(request: SignedIn, pk: int) -> HttpResponse:
    row = run_by(request, pk)
    form = CountOfForm(request.POST or None)
    if form.is_valid():
        made = attempt(form, actions.print_papers, row, by=request.user, now=clock.now(), **form.cleaned_data)
        if made:
            context = {"budget": row, "sheets": made, "ideas": on_the_ballot(row), "how": how(row)}
            return render(
                request, "engagement/budgets/print.html", {**context, "parts": parts_of(row) if own_money(row) else []}
            )
    context = {"form": form, "title": _("Print ballot papers"), "button": _("Make them"), "caption": row.title}
    back = reverse("budgets:papers", args=[pk])
    return render(request, "engagement/budgets/form.html", {**context, "back": back})


@login_required
@one_effect
def enter(request: SignedIn, pk: int) -> HttpResponse:
    """Enter one paper; somebody else enters it again, without seeing this."""
    row = run_by(request, pk)
    own = own_money(row)
    area = request.POST.get("area") or request.GET.get("area", "")
    if own and area not in own:
        return render(request, "engagement/budgets/area.html", {"budget": row, "parts": parts_of(row)})
    sheet = ReceiptForm(request.POST or None)
    sheet.fields["receipt"].label = _("Number on the paper")
    form = BallotForm(request.POST or None, budget=row, ideas=on_the_ballot(row, area), area=area)
    if sheet.is_valid() and form.is_valid():
        both = Both(sheet, form)
        done = attempt(
            both, actions.key_paper, row, receipt=sheet.cleaned_data["receipt"], marks=form.marks(),  # type: ignore[arg-type]
            by=request.user, now=clock.now(),
        )  # fmt: skip
        if done:
            said = (
                _("Two people have entered the same: the paper is counted.")
                if done.counted
                else _("Entered. It counts once somebody else has entered the same.")
            )
            messages.success(request, said)
            return redirect("budgets:papers", pk)
    context = {"budget": row, "who": sheet, "form": form, "forms": [sheet, form], "area": area}
    return render(request, "engagement/budgets/enter.html", context)


@login_required
@one_effect
def set_aside(request: SignedIn, pk: int) -> HttpResponse:
    row = run_by(request, pk)
    form = SpoilForm(request.POST or None)
    return form_page(
        request, form, _("Set a paper aside"), _("Set it aside"), back=reverse("budgets:papers", args=[pk]),
        caption=row.title, warning=_("It cannot be counted after. How many were set aside is published."),
        do=lambda: actions.spoil_paper(row, by=request.user, now=clock.now(), **form.cleaned_data),
        then=lambda made: reverse("budgets:papers", args=[pk]),
    )  # fmt: skip
