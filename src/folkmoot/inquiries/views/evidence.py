from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from folkmoot.core import clock
from folkmoot.core.posting import attempt, one_effect
from folkmoot.inquiries import actions
from folkmoot.inquiries.forms import EvidenceForm
from folkmoot.inquiries.models import Inquiry
from folkmoot.people.queries import roles_of


@login_required
@one_effect
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    """Give evidence, for yourself or for a body you belong to."""
    row, moment = get_object_or_404(Inquiry.objects.select_related("host"), pk=pk), clock.now()
    if row.is_published:
        return redirect(row.get_absolute_url())
    bodies = [role.organisation_id for role in roles_of(request.user, clock.day_of(moment))]
    form = EvidenceForm(bodies, request.POST or None)
    if form.is_valid() and attempt(
        form, actions.submit_evidence, row, by=request.user, now=moment, **form.cleaned_data
    ):
        return redirect("inquiries:thanks", row.pk)
    return render(request, "inquiries/evidence.html", {"form": form, "inquiry": row})


@login_required
def thanks(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Inquiry.objects.select_related("host"), pk=pk)
    return render(request, "inquiries/thanks.html", {"inquiry": row})
