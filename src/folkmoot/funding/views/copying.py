"""A bid taken away as one file and brought back; what an answer said before; and what stands when bids close."""

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from folkmoot.core import clock
from folkmoot.core.policy import Refused
from folkmoot.core.posting import attempt, one_effect
from folkmoot.funding import actions
from folkmoot.funding.copying import PLAN, Section, from_markdown, to_markdown
from folkmoot.funding.forms import OpenForm, PasteForm
from folkmoot.funding.models import Bid
from folkmoot.funding.queries.parts import answer_name, earlier_of, parts_of
from folkmoot.funding.views.saving import Changes, own_bid_or_404
from folkmoot.people.models import Person


@login_required
def download(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole bid as Markdown, for its own people."""
    row = own_bid_or_404(request, pk)
    parts = parts_of(row)
    sections = [Section(PLAN, row.version, parts.plan, _("How we will bring about the outcome"))]
    sections += [
        Section(one.position, parts.part(answer_name(one.pk)).version, parts.text(one.pk), one.title, one.question)
        for one in row.opportunity.criteria.order_by("position")
    ]
    text = to_markdown(row.opportunity.title, row.reference, sections)
    response = HttpResponse(text, content_type="text/markdown; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{row.reference}.md"'
    response["Cache-Control"] = "no-store"
    return response


@login_required
@one_effect
def paste(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring the file back: each part that differs is saved, with what colleagues wrote meanwhile."""
    row, moment = own_bid_or_404(request, pk), clock.now()
    form, changes = PasteForm(request.POST or None), Changes()
    if form.is_valid():
        asked = dict(row.opportunity.criteria.values_list("position", "question"))
        sections = list(from_markdown(form.cleaned_data["text"], asked))
        if not sections:
            form.add_error(
                "text", _("None of the headings are here. Paste the whole file, with the lines that begin with “## ”.")
            )
        else:
            try:
                saved, changes = actions.paste_bid(row, sections, by=cast(Person, request.user), now=moment)
            except Refused as refusal:
                form.add_error(None, str(refusal))
            else:
                words = ngettext("%(count)s part was saved.", "%(count)s parts were saved.", saved) % {"count": saved}
                messages.success(request, words)
                if not changes:
                    return redirect(row)
    return render(request, "funding/bid_paste.html", {"form": form, "bid": row, "changes": changes})


@login_required
def earlier(request: HttpRequest, pk: int, criterion: int) -> HttpResponse:
    """Everything an answer said before, latest first, so that nobody's words are lost."""
    row = own_bid_or_404(request, pk)
    asks = get_object_or_404(row.opportunity.criteria, pk=criterion)
    found = earlier_of(row, answer_name(asks.pk))
    return render(request, "funding/bid_earlier.html", {"bid": row, "criterion": asks, "found": found})


@login_required
@one_effect
def stands(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that the bid may stand as it is when bids close, or take that back."""
    row, moment = own_bid_or_404(request, pk), clock.now()
    form, wanted = OpenForm(request.POST or None, asks=()), "take_back" not in request.POST
    if request.method == "POST" and form.is_valid():
        done: Bid | None = attempt(form, actions.confirm_bid, row, stands=wanted, by=request.user, now=moment)
        if done:
            messages.success(
                request,
                _("If nobody has submitted by the closing time, what is complete then counts as submitted.")
                if wanted
                else _("The bid now counts only if you submit it."),
            )
            return redirect(row)
    return render(request, "funding/bid_stands.html", {"form": form, "bid": row, "opportunity": row.opportunity})
