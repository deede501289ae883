"""The files of a bid: sent, listed, taken out, and fetched, never shown in the page."""

from collections.abc import Callable
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from folkmoot.core import clock
from folkmoot.core.policy import NotAllowed, allow
from folkmoot.core.posting import attempt, one_effect
from folkmoot.core.scanning import limit_in_words
from folkmoot.core.uploading import InMemory, is_far_too_large
from folkmoot.funding import actions, policy
from folkmoot.funding.forms import DocumentForm, OpenForm
from folkmoot.funding.models import BidDocument
from folkmoot.funding.queries.documents import bytes_of, documents_missing, documents_of, names_of
from folkmoot.funding.states import BidState
from folkmoot.funding.states.documents import DocumentState
from folkmoot.funding.timing import takes_bids
from folkmoot.funding.views.saving import own_bid_or_404

View = Callable[..., HttpResponseBase]


def guarded_upload(view: View) -> View:
    """Turn away what is too large before a byte of it is read, and keep the rest off the disk.

    Reading the form for its token would read the file first, so the token is looked at after the size.
    """

    def wrapped(request: HttpRequest, pk: int) -> HttpResponseBase:
        if request.method == "POST" and is_far_too_large(request):
            own_bid_or_404(request, pk)
            return render(
                request, "funding/too_large.html", {"back": request.path, "limit": limit_in_words()}, status=413
            )
        request.upload_handlers = [InMemory(request)]
        return csrf_protect(view)(request, pk)

    return csrf_exempt(wrapped)


@login_required
@guarded_upload
@one_effect
def bid_documents(request: HttpRequest, pk: int) -> HttpResponse:
    row, moment = own_bid_or_404(request, pk), clock.now()
    asked = list(row.opportunity.documents_asked.order_by("pk"))
    form: forms.Form = DocumentForm(request.POST or None, request.FILES or None, asked=asked)
    if request.method == "POST" and "remove" in request.POST:
        document = get_object_or_404(BidDocument, bid=row, pk=request.POST["remove"])
        form = OpenForm(request.POST, asks=())

        def removed(document: BidDocument, **who: object) -> bool:
            actions.remove_document(document, **who)  # type: ignore[arg-type]
            return True

        if form.is_valid() and attempt(form, removed, document, by=request.user, now=moment):
            messages.success(request, _("The file is taken out."))
            return redirect("funding:bid_documents", row.pk)
    elif form.is_valid():
        given = form.cleaned_data
        answers = next((one for one in asked if str(one.pk) == given.get("asked")), None)
        done = attempt(
            form, actions.add_document, row, name=given["file"].name, content=given["file"].read(), asked=answers,
            by=request.user, now=moment,
        )  # fmt: skip
        if done and done.state == DocumentState.HELD:
            messages.warning(
                request,
                _("The file was held back: a virus scanner knows it as harmful, so it was not kept. Check your machine, "
                  "and send a clean copy. The rest of your bid is not affected."),
            )  # fmt: skip
        elif done:
            messages.success(request, _("The file is received and sealed."))
        if done:
            return redirect("funding:bid_documents", row.pk)
    context = {
        "form": form, "bid": row, "documents": documents_of(row), "missing": documents_missing(row),
        "limit": limit_in_words(),
        "can_write": row.state in (BidState.DRAFT, BidState.SUBMITTED) and takes_bids(row.opportunity, moment),
    }  # fmt: skip
    return render(request, "funding/bid_documents.html", context)


@login_required
def bid_document(request: HttpRequest, key: UUID) -> HttpResponse:
    """The file itself, to be saved and never shown: for the bidder, and once opened for whoever may read the bid."""
    document = get_object_or_404(
        BidDocument.objects.select_related("bid__opportunity__project", "bid__organisation"), key=key
    )
    moment = clock.now()
    if not policy.may_know_of(request.user, document.bid, now=moment) or document.state == DocumentState.HELD:
        raise Http404
    allow(policy.may_read(request.user, document.bid, now=moment))
    seat = policy.seat_of(request.user, document.bid.opportunity)
    if seat and policy.is_blind_for(seat):
        raise NotAllowed(_("This panel scores without names. You see the files once every score is agreed."))
    [(_row, name)] = names_of([document], document.bid.opportunity_id)
    response = HttpResponse(bytes_of(document), content_type="application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "no-store"
    return response
