from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from folkmoot.core import clock
from folkmoot.core.policy import allow
from folkmoot.core.posting import attempt, one_effect
from folkmoot.engagement import actions, policy, queries
from folkmoot.engagement.forms import AnswerForm, SpeakerForm
from folkmoot.engagement.models import Consultation, Response
from folkmoot.engagement.views.loading import consultation_or_404
from folkmoot.people.models import Organisation


def open_or_none(request: HttpRequest, pk: int) -> Consultation | None:
    moment = clock.now()
    row = consultation_or_404(request.user, pk, now=moment)
    return row if queries.phase_of(row, clock.day_of(moment)).code == "open" else None


@login_required
def who(request: HttpRequest, pk: int) -> HttpResponse:
    """First step: for whom. Whoever can only answer for themself goes straight on."""
    row = open_or_none(request, pk)
    if row is None:
        return redirect("engagement:consultation", pk)
    speakers = policy.speakers_of(request.user, row, clock.now())
    form = SpeakerForm(request.GET or None, speakers=speakers)
    if form.is_valid() or len(speakers) == 1:
        speaker = form.cleaned_data["speaker"] if form.is_valid() else "me"
        return redirect("engagement:answer", pk, speaker)
    return render(request, "engagement/who.html", {"form": form, "consultation": row})


@login_required
@one_effect
def answer(request: HttpRequest, pk: int, speaker: str) -> HttpResponse:
    """Second step: the answers. They can be kept and finished later, sent, and changed until the last day is over."""
    row = open_or_none(request, pk)
    if row is None:
        return redirect("engagement:consultation", pk)
    organisation = speaking_for(request, row, speaker)
    initial = queries.written_so_far(row, request.user, speaker, organisation)
    form = AnswerForm(request.POST or None, initial=initial, consultation=row, speaker=speaker)
    if request.method == "POST" and request.POST.get("do") == "save":
        typed = form.as_typed()
        if attempt(form, actions.save_draft, row, speaker=speaker, fields=typed, by=request.user, now=clock.now()):
            messages.success(request, _("Saved. You can finish and send it until the end of the last day."))
            return redirect("engagement:answer", pk, speaker)
    elif form.is_valid():
        words = {**form.standing(), "answers": form.answers(), "organisation": organisation}
        sent = attempt(form, actions.respond, row, by=request.user, now=clock.now(), **words)
        if sent:
            return redirect(sent)
    earlier = None if speaker == "paper" else queries.sent_already(row, request.user, organisation)
    context = {"form": form, "consultation": row, "speaker": speaker, "organisation": organisation, "earlier": earlier}
    return render(request, "engagement/answer.html", context)


def speaking_for(request: HttpRequest, row: Consultation, speaker: str) -> Organisation | None:
    """The organisation in the address, if there is one and this person speaks for it."""
    moment = clock.now()
    if speaker == "me":
        return None
    if speaker == "paper":
        allow(policy.may_take_down(request.user, row, now=moment))
        return None
    kind, _dash, key = speaker.partition("-")
    if kind != "org" or not key.isdigit():
        raise Http404
    organisation = get_object_or_404(Organisation, pk=key)
    allow(policy.may_answer_for(request.user, row, organisation, now=moment))
    return organisation


@login_required
def response(request: HttpRequest, receipt: str) -> HttpResponse:
    """The receipt: what was sent, what happens next, and the way to change it while that is possible."""
    moment = clock.now()
    row = get_object_or_404(
        Response.objects.select_related("consultation__project__body", "organisation"), receipt=receipt.upper()
    )
    if not policy.may_see_response(request.user, row, now=moment):
        raise Http404
    is_mine = row.person_id == request.user.pk if row.organisation_id is None else True
    is_open = queries.phase_of(row.consultation, clock.day_of(moment)).code == "open"
    speaker = f"org-{row.organisation_id}" if row.organisation_id else "me"
    change = reverse("engagement:answer", args=[row.consultation_id, speaker]) if is_open and is_mine else ""
    context = {
        "response": row,
        "consultation": row.consultation,
        "answers": row.answers.select_related("question").order_by("question__position"),
        "change": "" if row.captured_by else change,
    }
    return render(request, "engagement/response.html", context)
