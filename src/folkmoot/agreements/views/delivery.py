"""Who does the work: roles of groups inside the service, people sent on to groups, what each side brings."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from folkmoot.agreements import actions, policy, queries
from folkmoot.agreements.forms.delivery import ReferralsForm, RoleForm, SharedWorkForm
from folkmoot.agreements.states import AgreementState
from folkmoot.agreements.views.agreement import load
from folkmoot.agreements.views.asking import ask
from folkmoot.core import clock
from folkmoot.core.policy import allow
from folkmoot.core.posting import one_effect
from folkmoot.people.requests import SignedIn


def delivery(request: HttpRequest, pk: int) -> HttpResponse:
    row, moment = load(request, pk), clock.now()
    provider = bool(policy.may_note_delivery(request.user, row, now=moment))
    funder = bool(policy.acts_for_funder(request.user, row.funder, now=moment))
    shared = list(row.shared_work.order_by("pk"))
    runs = row.state == AgreementState.LIVE
    return render(
        request,
        "agreements/delivery.html",
        {
            "agreement": row,
            "roles": list(row.delivery_roles.filter(ended_at=None).select_related("host").order_by("kind", "pk")),
            "referrals": queries.referrals_of(row, exact=provider or funder),
            "sides": queries.shared_by_side(shared),
            "is_co_produced": queries.is_co_produced(shared),
            "may_note": provider and runs,
            "may_share": (provider or funder) and runs,
        },
    )


def page_of(pk: int) -> str:
    return reverse("agreements:delivery", args=[pk])


@login_required
@one_effect
def note_role(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = load(request, pk), clock.now()
    allow(policy.may_note_delivery(request.user, row, now=moment))
    return ask(
        request, RoleForm(request.POST or None), partial(actions.note_role, row, by=request.user, now=moment),
        title=_("A role in the service"), button=_("Save it"), back=page_of(pk), caption=row.title,
        done=_("Saved. Everyone can see the role, and nobody’s name."),
    )  # fmt: skip


@login_required
@one_effect
def note_referrals(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = load(request, pk), clock.now()
    allow(policy.may_note_delivery(request.user, row, now=moment))
    return ask(
        request, ReferralsForm(request.POST or None), partial(actions.note_referrals, row, by=request.user, now=moment),
        title=_("People sent on to a group"), button=_("Save it"), back=page_of(pk), caption=row.title,
        intro=_("A count for one month. A new count of the same month takes the place of the old one."),
        done=_("Saved. Small counts are hidden from everyone but the parties."),
    )  # fmt: skip


@login_required
@one_effect
def note_shared_work(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = load(request, pk), clock.now()
    allow(policy.may_edit_measures(request.user, row, now=moment))
    return ask(
        request, SharedWorkForm(request.POST or None), partial(actions.note_shared_work, row, by=request.user, now=moment),
        title=_("What somebody brings to the work"), button=_("Save it"), back=page_of(pk), caption=row.title,
        done=_("Saved. The work is called co-produced once both sides bring something."),
    )  # fmt: skip
