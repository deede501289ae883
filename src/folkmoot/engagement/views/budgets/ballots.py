from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from folkmoot.core import clock
from folkmoot.core.policy import Refused
from folkmoot.core.posting import attempt
from folkmoot.engagement.actions import budgets as actions
from folkmoot.engagement.forms.ballots import BallotForm, as_fields
from folkmoot.engagement.forms.budgets import ReceiptForm, VoterForm
from folkmoot.engagement.models import Ballot, BallotChannel, Budget
from folkmoot.engagement.models.ballot import new_receipt
from folkmoot.engagement.queries import budgets as queries
from folkmoot.engagement.views.budgets.loading import budget_or_404
from folkmoot.engagement.voting.election import own_money, parts_of
from folkmoot.engagement.voting.marks import on_the_ballot
from folkmoot.engagement.voting.voters import Said
from folkmoot.people.requests import SignedIn

SLIP = Signer(salt="folkmoot.engagement.slip")


@never_cache
def vote(request: SignedIn, pk: int) -> HttpResponse:
    """Who you are, and what you want. The receipt is shown in the answer itself, so that no address carries it."""
    row = budget_or_404(request, pk)
    if not queries.is_voting(row, clock.now()):
        return redirect(row)
    if row.needs_account and not request.user.is_authenticated:
        return redirect(f"{reverse('account_login')}?next={request.path}")
    area, waiting = area_of(request, row)
    if waiting:
        return render(request, "engagement/budgets/area.html", {"budget": row, "parts": parts_of(row)})
    ideas = on_the_ballot(row, area)
    who = VoterForm(request.POST or None, budget=row)
    form = BallotForm(request.POST or None, budget=row, ideas=ideas, area=area)
    if who.is_valid() and form.is_valid():
        try:
            slip = SLIP.unsign(request.POST.get("slip", ""))
        except BadSignature:
            slip = new_receipt()
        said = Said(**who.cleaned_data)
        both = Both(who, form)
        ballot = attempt(
            both, actions.cast_ballot, row, said=said, marks=form.marks(), receipt=slip,  # type: ignore[arg-type]
            by=request.user, now=clock.now(),
        )  # fmt: skip
        if ballot:
            return render(request, "engagement/budgets/voted.html", told(row, ballot))
    context = {
        "budget": row, "who": who, "form": form, "forms": [who, form], "area": area,
        "part": next((part for part in parts_of(row) if area and part.area.code == area), None), "ideas": ideas,
        "slip": SLIP.sign(new_receipt()) if request.method == "GET" else request.POST.get("slip", ""),
    }  # fmt: skip
    return render(request, "engagement/budgets/vote.html", context)


class Both:
    """Two forms on one page: a refusal goes to the one that has the field."""

    def __init__(self, *forms: object) -> None:
        self.forms = forms
        self.fields = {name: field for form in forms for name, field in form.fields.items()}  # type: ignore[attr-defined]

    def add_error(self, field: str | None, words: str) -> None:
        holder = next((form for form in self.forms if field in form.fields), self.forms[-1])  # type: ignore[attr-defined]
        holder.add_error(field, words)  # type: ignore[attr-defined]


def area_of(request: HttpRequest, row: Budget) -> tuple[str, bool]:
    """The code of the area voted in, and whether it has still to be chosen."""
    own = own_money(row)
    if not own:
        return "", False
    area = request.POST.get("area") or request.GET.get("area", "")
    return (area, False) if area in own else ("", True)


def told(row: Budget, ballot: Ballot) -> dict[str, object]:
    """What a ballot says, in words, for whoever holds its receipt."""
    ideas = {idea.number: idea for idea in row.ideas.filter(number__in=ballot.choices)}
    points = ballot.points or [None] * len(ballot.choices)
    lines = [(ideas[number], given) for number, given in zip(ballot.choices, points, strict=True)]
    return {
        "budget": row,
        "ballot": ballot,
        "lines": lines,
        "is_voting": queries.is_voting(row, clock.now()),
        "may_change": queries.is_voting(row, clock.now()) and ballot.channel == BallotChannel.ONLINE,
        "is_counted": row.counted_at is not None,
    }


@never_cache
def receipt(request: HttpRequest, pk: int) -> HttpResponse:
    """Find one's own vote, before the close to check or change it, afterwards in the published count."""
    row = budget_or_404(request, pk)
    form = ReceiptForm(request.POST or None)
    if form.is_valid():
        try:
            ballot = actions.find_ballot(row, form.cleaned_data["receipt"])
        except Refused as refusal:
            form.add_error("receipt", str(refusal))
        else:
            return render(request, "engagement/budgets/receipt.html", told(row, ballot))
    context = {"form": form, "title": _("Find your vote"), "button": _("Find it"), "caption": row.title}
    return render(request, "engagement/budgets/form.html", {**context, "back": row.get_absolute_url()})


@never_cache
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a vote: the receipt, then the ballot as it was."""
    row = budget_or_404(request, pk)
    if request.method != "POST" or not queries.is_voting(row, clock.now()):
        return redirect("budgets:receipt", pk)
    try:
        ballot = actions.find_ballot(row, request.POST.get("receipt", ""))
    except Refused:
        return redirect("budgets:receipt", pk)
    sent = request.POST.get("do") == "change"
    area = ballot.area
    ideas = on_the_ballot(row, area)
    form = BallotForm(
        request.POST if sent else None, budget=row, ideas=ideas, area=area,
        initial=as_fields(row, ballot.choices, ballot.points),
    )  # fmt: skip
    if sent and form.is_valid():
        changed = attempt(form, actions.change_ballot, row, receipt=ballot.receipt, marks=form.marks(), now=clock.now())
        if changed:
            return render(request, "engagement/budgets/voted.html", {**told(row, changed), "changed": True})
    return render(request, "engagement/budgets/change.html", {"budget": row, "form": form, "ballot": ballot})
