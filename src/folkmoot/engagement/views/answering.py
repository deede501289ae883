from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from folkmoot.core import clock
from folkmoot.core.policy import allow
from folkmoot.core.posting import attempt, one_effect
from folkmoot.core.scanning import limit_in_words
from folkmoot.core.uploading import InMemory, is_far_too_large
from folkmoot.engagement import actions, policy, queries
from folkmoot.engagement.forms import NoticeForm, SpeakerForm
from folkmoot.engagement.guest import Guest
from folkmoot.engagement.models import AnswerFile, Consultation, Response
from folkmoot.engagement.states import ConsultationState
from folkmoot.engagement.views.loading import consultation_or_404
from folkmoot.engagement.views.sitting import Sitting, carried
from folkmoot.people.models import Organisation

View = Callable[..., HttpResponseBase]
MOST_FILES = 3


def open_or_none(request: HttpRequest, pk: int) -> Consultation | None:
    moment = clock.now()
    row = consultation_or_404(request.user, pk, now=moment)
    return row if queries.phase_of(row, clock.day_of(moment)).code == "open" else None


def who(request: HttpRequest, pk: int) -> HttpResponse:
    """First step: for whom. Whoever can only answer for themself goes straight on."""
    row = open_or_none(request, pk)
    if row is None:
        return redirect("engagement:consultation", pk)
    if not request.user.is_authenticated:
        if row.without_account:
            return redirect(reverse("engagement:answer", args=[pk, "guest"]) + carried(request))
        return redirect_to_login(request.get_full_path())
    speakers = policy.speakers_of(request.user, row, clock.now())
    form = SpeakerForm(request.GET if "speaker" in request.GET or "go" in request.GET else None, speakers=speakers)
    if form.is_valid() or len(speakers) == 1:
        speaker = form.cleaned_data["speaker"] if form.is_valid() else "me"
        return redirect(reverse("engagement:answer", args=[pk, speaker]) + carried(request))
    return render(
        request, "engagement/who.html", {"form": form, "consultation": row, "carried": carried_fields(request)}
    )


def carried_fields(request: HttpRequest) -> list[tuple[str, str]]:
    return [(name, request.GET[name]) for name in ("via", "lang") if name in request.GET]


def guarded(view: View) -> View:
    """Turn away what is too large before a byte of it is read; keep the rest off the disk."""

    def wrapped(request: HttpRequest, pk: int, speaker: str) -> HttpResponseBase:
        if request.method == "POST" and is_far_too_large(request, files=MOST_FILES):
            context = {"back": request.get_full_path(), "limit": limit_in_words()}
            return render(request, "engagement/too_large.html", context, status=413)
        request.upload_handlers = [InMemory(request)]
        return csrf_protect(view)(request, pk, speaker)

    return csrf_exempt(wrapped)


@guarded
@one_effect
def answer(request: HttpRequest, pk: int, speaker: str) -> HttpResponse:
    """The answers, on one page or a part at a time. They can be kept, sent, and changed until the last day is over."""
    row = open_or_none(request, pk)
    if row is None:
        return redirect("engagement:consultation", pk)
    if not request.user.is_authenticated and not (speaker == "guest" and row.without_account):
        return redirect_to_login(request.get_full_path())
    if speaker == "guest" and request.user.is_authenticated:
        return redirect("engagement:answer", pk, "me")
    sitting = Sitting.begun(request, row, speaker, speaking_for(request, row, speaker))
    if request.method == "POST":
        done = sitting.save() if request.POST.get("do") in ("save", "next") else sitting.send()
        if done is not None:
            return done
    return render(request, "engagement/answer.html", sitting.context())


def speaking_for(request: HttpRequest, row: Consultation, speaker: str) -> Organisation | None:
    """The organisation in the address, if there is one and this person speaks for it."""
    moment = clock.now()
    if speaker in ("me", "guest"):
        return None
    if speaker in ("paper", "meeting"):
        allow(policy.may_take_down(request.user, row, now=moment))
        return None
    kind, _dash, key = speaker.partition("-")
    if kind != "org" or not key.isdigit():
        raise Http404
    organisation = get_object_or_404(Organisation, pk=key)
    allow(policy.may_answer_for(request.user, row, organisation, now=moment))
    return organisation


def sent_response(request: HttpRequest, receipt: str) -> Response:
    """An answer by its receipt, for whoever may see it. What others hold is not there for a guest."""
    row = get_object_or_404(
        Response.objects.select_related("consultation__project__body", "organisation"), receipt=receipt.upper()
    )
    if not request.user.is_authenticated and not row.is_guest:
        raise Http404
    allow(policy.may_see_response(request.user, row, now=clock.now()))
    return row


def response(request: HttpRequest, receipt: str) -> HttpResponse:
    """The receipt: what was sent, what happens next, what came of it, and the way to change it or take it back."""
    if (
        not request.user.is_authenticated
        and not Response.objects.filter(receipt=receipt.upper(), is_guest=True).exists()
    ):
        return redirect_to_login(request.get_full_path())
    row = sent_response(request, receipt)
    moment = clock.now()
    consultation = row.consultation
    is_open = queries.phase_of(consultation, clock.day_of(moment)).code == "open"
    may_change = is_open and not row.captured_by and not row.withdrawn_at
    withdrawable = not row.withdrawn_at and consultation.state != ConsultationState.COMPLETE
    context = {
        "response": row,
        "consultation": consultation,
        "answers": row.answers.select_related("question").order_by("question__position"),
        "files": list(row.files.all()),
        "is_open": is_open,
        "change": change_address(row) if may_change else "",
        "may_withdraw": withdrawable and bool(policy.may_withdraw_response(request.user, row, now=moment)),
        "came_of": row.themes.order_by("pk") if consultation.state == ConsultationState.COMPLETE else [],
        "is_answered": consultation.state == ConsultationState.COMPLETE,
    }
    return render(request, "engagement/response.html", context)


def change_address(row: Response) -> str:
    if row.is_guest:
        path = reverse("engagement:answer", args=[row.consultation_id, "guest"])
        return f"{path}?{urlencode({'receipt': row.receipt})}"
    speaker = f"org-{row.organisation_id}" if row.organisation_id else "me"
    return reverse("engagement:answer", args=[row.consultation_id, speaker])


@one_effect
def withdraw_response(request: HttpRequest, receipt: str) -> HttpResponse:
    row = sent_response(request, receipt)
    allow(policy.may_withdraw_response(request.user, row, now=clock.now()))
    form = NoticeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        by: Any = request.user if request.user.is_authenticated else Guest()
        if attempt(form, actions.withdraw_response, row, by=by, now=clock.now()):
            messages.success(request, _("Your answer is withdrawn, and its words are erased."))
            return redirect(row)
    return render(
        request, "engagement/withdraw_response.html", {"form": form, "response": row, "consultation": row.consultation}
    )


def answer_file(request: HttpRequest, key: Any) -> HttpResponse:
    """A file sent with an answer, for whoever may see the answer; always fetched, never shown in the page."""
    row = get_object_or_404(AnswerFile.objects.select_related("response__consultation__project__body"), key=key)
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    allow(policy.may_run(request.user, row.response.consultation, now=clock.now()))
    if row.is_held:
        raise Http404
    with default_storage.open(row.path) as stored:
        answer = HttpResponse(stored.read(), content_type="application/octet-stream")
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=row.name) or "attachment"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
