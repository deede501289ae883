from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from folkmoot.agreements import actions, policy, proportion
from folkmoot.agreements.actions.draft_agreement import Terms, must_be_draft
from folkmoot.agreements.forms import TermsForm
from folkmoot.agreements.models import AgreementKind
from folkmoot.agreements.views.agreement import load
from folkmoot.agreements.views.posts import edit
from folkmoot.core import clock
from folkmoot.core.policy import Refused, allow
from folkmoot.core.posting import attempt, one_effect
from folkmoot.funding.models import FundingDecision, Route

DAY = timedelta(days=1)


def terms_in(form: TermsForm) -> dict[str, Any]:
    """What was typed, as the action takes it: people write the last day, the end is the day after."""
    data = form.cleaned_data
    return {name: data[name] for name in Terms.__dataclass_fields__} | {"end_date": data["end_date"] + DAY}


@login_required
@one_effect
def draft(request: HttpRequest, decision: int) -> HttpResponse:
    """Draft the agreement for an award."""
    rows = FundingDecision.objects.select_related("bid__organisation", "bid__opportunity__project__body")
    award, moment = get_object_or_404(rows, pk=decision), clock.now()
    allow(policy.may_draft(request.user, award, now=moment))
    if hasattr(award, "agreement"):
        return redirect(award.agreement.get_absolute_url())
    opportunity = award.bid.opportunity
    first = {
        "title": opportunity.title,
        "kind": AgreementKind.GRANT if opportunity.route == Route.GRANT else AgreementKind.CONTRACT,
        "in_advance": str(opportunity.route == Route.GRANT),
    }
    form = TermsForm(request.POST or None, initial=first)
    if form.is_valid() and (
        made := attempt(form, actions.draft_agreement, award, **terms_in(form), by=request.user, now=moment)
    ):
        messages.success(request, _("The agreement is drafted. Now settle the measures with the provider."))
        return redirect("agreements:measures", made.pk)
    provider = award.bid.organisation
    context = {"form": form, "award": award, "provider": provider, "opportunity": opportunity}
    context["size_unknown"] = "" if provider.size else proportion.size_unknown(provider)
    return render(request, "agreements/draft.html", context)


@login_required
@one_effect
def terms(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the terms while the agreement is being written."""
    row, moment = load(request, pk), clock.now()
    allow(policy.may_edit_terms(request.user, row, now=moment))
    try:
        must_be_draft(row)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(row.get_absolute_url())
    first = {name: getattr(row, name) for name in Terms.__dataclass_fields__}
    first |= {"end_date": row.last_date, "in_advance": str(row.in_advance), "seen_version": row.version}
    form = TermsForm(request.POST or None, initial=first)
    if form.is_valid():
        seen = form.cleaned_data["seen_version"] or 0
        kept = edit(
            form, row, actions.change_terms, row, seen_version=seen, **terms_in(form), by=request.user, now=moment
        )
        if kept:
            messages.success(request, _("The terms are changed."))
            return redirect(row.get_absolute_url())
    return render(request, "agreements/terms.html", {"form": form, "agreement": row})
