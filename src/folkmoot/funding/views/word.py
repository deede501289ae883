"""A bid taken away as a Word file and brought back: first what it would change, then what is kept of it."""

from io import BytesIO
from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from folkmoot.core import clock
from folkmoot.core.policy import Refused
from folkmoot.core.posting import one_effect
from folkmoot.core.scanning import limit_in_words
from folkmoot.funding import actions
from folkmoot.funding.actions.write_bid import LONGEST
from folkmoot.funding.copying import PLAN, Section
from folkmoot.funding.forms import KeepForm, WordForm
from folkmoot.funding.forms.word import as_read
from folkmoot.funding.models import Bid
from folkmoot.funding.queries.bringing_back import what_would_change
from folkmoot.funding.queries.parts import answer_name, parts_of
from folkmoot.funding.states import BidState
from folkmoot.funding.timing import takes_bids
from folkmoot.funding.views.documents import guarded_upload
from folkmoot.funding.views.saving import own_bid_or_404
from folkmoot.funding.word import from_word, to_word, told_in
from folkmoot.people.models import Person

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@login_required
def download(request: HttpRequest, pk: int) -> FileResponse:
    """The whole bid as a Word file, for its own people."""
    row = own_bid_or_404(request, pk)
    content = BytesIO(to_word(row.opportunity.title, row.reference, _sections(row)))
    response = FileResponse(content, as_attachment=True, filename=f"{row.reference}.docx", content_type=WORD)
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store"
    return response


@login_required
@guarded_upload
@one_effect
def bring(request: HttpRequest, pk: int) -> HttpResponse:
    """Read the file and show what it would change; with `read`, keep what was ticked."""
    row = own_bid_or_404(request, pk)
    if request.method == "POST" and "read" in request.POST:
        return _keep(request, row)
    form = WordForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            return _told(request, row, form.cleaned_data["file"].read())
        except Refused as refusal:
            form.add_error("file", str(refusal))
    return render(request, "funding/bid_word.html", {"form": form, "bid": row, "limit": limit_in_words(), **_may(row)})


def _told(request: HttpRequest, row: Bid, content: bytes) -> HttpResponse:
    asked = _sections(row)
    brought = from_word(content, row.reference)
    titles = {one.position: one.title for one in asked}
    for one in brought.sections:
        if one.position not in titles:
            raise Refused(_("The file answers a question that is not asked here. Take the bid away again as Word."))
        if len(one.text) > LONGEST:
            raise Refused(
                _("The answer to “%(title)s” is far too long. Shorten it and bring the file again.")
                % {"title": titles[one.position]}
            )
    changes = what_would_change(row, brought.sections)
    ours = told_in(row.opportunity.title, row.reference, asked)
    choices = [(one.section.position, titles[one.section.position]) for one in changes if one.changes]
    start = {"keep": [str(position) for position, _title in choices], "read": as_read(changes)}
    found = {one.position for one in brought.sections}
    return render(
        request,
        "funding/bid_word_changes.html",
        {
            "form": KeepForm(titles=choices, initial=start),
            "bid": row,
            "changes": [(titles[one.section.position], one) for one in changes if one.changes or one.clashes],
            "same": [titles[one.section.position] for one in changes if not one.changes and not one.clashes],
            "gone": [title for position, title in titles.items() if position not in found],
            "outside": [line for line in brought.outside if line not in ours],
            "can_keep": bool(choices),
            **_may(row),
        },
    )


def _keep(request: HttpRequest, row: Bid) -> HttpResponse:
    titles = [(one.position, one.title) for one in _sections(row)]
    form, clashes = KeepForm(request.POST, titles=titles), list[tuple[str, str, str]]()
    if form.is_valid():
        try:
            saved, clashes = actions.paste_bid(row, form.kept, by=cast(Person, request.user), now=clock.now())
        except Refused as refusal:
            messages.warning(request, str(refusal))
        else:
            words = ngettext("%(count)s part was saved.", "%(count)s parts were saved.", saved) % {"count": saved}
            messages.success(request, words)
        if not clashes:
            return redirect(row)
        return render(
            request, "funding/bid_word.html",
            {"form": WordForm(), "bid": row, "limit": limit_in_words(), "changes": clashes, **_may(row)},
        )  # fmt: skip
    read = form.cleaned_data.get("read")
    changes = what_would_change(row, read) if isinstance(read, list) else []
    if not changes:
        messages.warning(request, _("What was read from the file did not come back whole. Bring the file again."))
        return redirect("funding:bid_word", row.pk)
    # The choices that were shown are those the file changed; they are found again from what it said.
    named = dict(titles)
    form.fields["keep"].choices = [(str(one.section.position), named[one.section.position]) for one in changes]  # type: ignore[attr-defined]
    context = {
        "form": form, "bid": row, "changes": [(named[one.section.position], one) for one in changes],
        "can_keep": True, **_may(row),
    }  # fmt: skip
    return render(request, "funding/bid_word_changes.html", context)


def _may(row: Bid) -> dict[str, bool]:
    return {"can_write": row.state == BidState.DRAFT and takes_bids(row.opportunity, clock.now())}


def _sections(row: Bid) -> list[Section]:
    """The plan and every question, each with its limit, its weight and the answer so far."""
    parts = parts_of(row)
    wanted = _("Say what you will do, for whom, and how the outcome will come about. The price is asked on the site.")
    found = [Section(PLAN, row.version, parts.plan, _("How we will bring about the outcome"), wanted)]
    for one in row.opportunity.criteria.order_by("position"):
        counts = _("This counts for %(weight)s of 100. Write at most %(most)s words.")
        asks = f"{one.question}\n{counts % {'weight': one.weight, 'most': one.most_words}}"
        part = parts.part(answer_name(one.pk))
        found.append(Section(one.position, part.version, parts.text(one.pk), one.title, asks))
    return found
