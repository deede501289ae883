"""Notices that are owed, drafted from the case; and the case as open data."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from folkmoot.core import clock
from folkmoot.core.policy import allow
from folkmoot.core.posting import attempt, one_effect
from folkmoot.funding import actions, policy
from folkmoot.funding.forms import PublishedForm
from folkmoot.funding.models import Release
from folkmoot.funding.publishing.packages import release_package
from folkmoot.funding.publishing.uk_notices import drafts_of
from folkmoot.funding.views.saving import opportunity_or_404


@login_required
@one_effect
def notices(request: HttpRequest, pk: int) -> HttpResponse:
    """Each notice with what it says, when it is owed and what is missing; and a note once it is out."""
    row, moment = opportunity_or_404(request, pk), clock.now()
    allow(policy.may_manage(request.user, row, now=moment))
    drafts = drafts_of(row)
    form = PublishedForm(request.POST or None, drafts=drafts)
    if form.is_valid() and attempt(form, actions.note_published, row, **form.cleaned_data, by=request.user, now=moment):
        messages.success(request, _("Written down. Our own open data names it too."))
        return redirect("funding:uk_notices", row.pk)
    has_release = Release.objects.filter(opportunity=row).exists()
    context = {"form": form, "opportunity": row, "drafts": drafts, "has_release": has_release}
    return render(request, "funding/uk_notices.html", context)


@login_required
def release(request: HttpRequest, pk: int) -> HttpResponse:
    """The latest release of this case in a package of its own, to hand to the central platform."""
    row = opportunity_or_404(request, pk)
    allow(policy.may_manage(request.user, row, now=clock.now()))
    latest = Release.objects.filter(opportunity=row).order_by("-released_at", "-pk").first()
    if latest is None:
        raise Http404
    package = release_package([latest.content], uri=request.build_absolute_uri(), at=latest.released_at)
    response = JsonResponse(package, json_dumps_params={"ensure_ascii": False, "indent": 1})
    response["Content-Disposition"] = f'attachment; filename="{latest.identifier}.json"'
    return response
