from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from folkmoot.commitments import actions, policy
from folkmoot.commitments.engine import body_of
from folkmoot.commitments.forms import AttestForm, ExplainForm
from folkmoot.commitments.models import Explanation, Finding, Undertaking
from folkmoot.core import clock
from folkmoot.core.policy import allow
from folkmoot.core.posting import attempt, one_effect
from folkmoot.core.subjects import find
from folkmoot.people.models import Organisation


def subject_or_404(subject: str) -> Any:
    """The row a subject names, as long as a finding speaks of it."""
    thing: Model | None = find(subject) if Finding.objects.filter(subject=subject).exists() else None
    if thing is None:
        raise Http404
    return thing


@login_required
@one_effect
def explain(request: HttpRequest, pk: int) -> HttpResponse:
    """Explain in public why an undertaking is not kept on one subject (?subject=needs.need:12)."""
    undertaking = get_object_or_404(Undertaking.objects.select_related("rulebook"), pk=pk)
    subject = request.GET.get("subject", "")
    thing, moment = subject_or_404(subject), clock.now()
    allow(policy.may_explain(request.user, undertaking, body_of(thing), now=moment))
    earlier = Explanation.objects.filter(undertaking=undertaking, subject=subject).first()
    form = ExplainForm(request.POST or None, initial={"words": earlier.words if earlier else ""})
    if form.is_valid() and attempt(
        form, actions.explain, undertaking, thing, by=request.user, now=moment, **form.cleaned_data
    ):
        messages.success(request, _("Your explanation is published, signed with your post."))
        return redirect(thing.get_absolute_url())
    finding = Finding.objects.filter(undertaking=undertaking, subject=subject).first()
    context = {"form": form, "undertaking": undertaking, "thing": thing, "finding": finding}
    return render(request, "commitments/explain.html", context)


@login_required
@one_effect
def attest(request: HttpRequest, pk: int, body: int) -> HttpResponse:
    undertaking = get_object_or_404(Undertaking.objects.select_related("rulebook"), pk=pk)
    organisation, moment = get_object_or_404(Organisation, pk=body), clock.now()
    allow(policy.may_speak_for(request.user, organisation, now=moment))
    form = AttestForm(request.POST or None)
    if form.is_valid() and attempt(
        form, actions.attest, undertaking, organisation, by=request.user, now=moment, **form.cleaned_data
    ):
        messages.success(request, _("Your attestation is published. Anyone may question it."))
        return redirect("commitments:body", organisation.pk)
    return render(request, "commitments/attest.html", {"form": form, "undertaking": undertaking, "body": organisation})
