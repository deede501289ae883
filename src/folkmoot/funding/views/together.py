"""Costs, and who bids together."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from folkmoot.core import clock
from folkmoot.core.posting import attempt, one_effect
from folkmoot.funding import actions, policy
from folkmoot.funding.citing import citations_from
from folkmoot.funding.costing import full_cost, lines_from
from folkmoot.funding.forms import CostsForm, EvidenceForm, MemberForm, OpenForm, TogetherForm
from folkmoot.funding.models import BidMember
from folkmoot.funding.queries.parts import COSTS, EVIDENCE, TOGETHER, parts_of
from folkmoot.funding.queries.together import together_of
from folkmoot.funding.states import BidState
from folkmoot.funding.timing import takes_bids
from folkmoot.funding.views.saving import Changes, amount, attempt_keeping_both, own_bid_or_404
from folkmoot.people.models import Organisation


@login_required
@one_effect
def costs(request: HttpRequest, pk: int) -> HttpResponse:
    """What the price pays for, line by line, beside what the work costs whole."""
    row, moment = own_bid_or_404(request, pk), clock.now()
    parts = parts_of(row)
    kept = parts.part(COSTS)
    overheads, direct = amount(kept.value.get("overheads")), amount(kept.value.get("direct"))
    lines = lines_from(kept.value)
    form = CostsForm(
        request.POST or None, lines=lines,
        initial={"version": kept.version, "overheads_a_year": overheads, "direct_a_year": direct},
    )  # fmt: skip
    changes: Changes = []
    if form.is_valid():
        given = form.cleaned_data
        done, changes = attempt_keeping_both(
            form, actions.save_costs, row, lines=form.lines(), overheads_a_year=given["overheads_a_year"],
            direct_a_year=given["direct_a_year"], seen_version=given["version"], by=request.user, now=moment,
            current=lambda: parts_of(row).part(COSTS).version,
        )  # fmt: skip
        if done:
            messages.success(request, _("Saved. The sums below are made anew."))
            return redirect("funding:costs", row.pk)
    context = {
        "form": form, "bid": row, "changes": changes, "price": parts.price, "has_lines": bool(lines),
        "sums": (sums := full_cost(lines, overheads, direct)),
        "short": parts.price is not None and bool(lines) and sums.whole > parts.price,
        "gap": sums.whole - parts.price if parts.price is not None else None,
    }  # fmt: skip
    return render(request, "funding/bid_costs.html", context)


@login_required
@one_effect
def evidence(request: HttpRequest, pk: int) -> HttpResponse:
    """What the bid builds on: what was found elsewhere, and where it can be read."""
    row, moment = own_bid_or_404(request, pk), clock.now()
    kept = parts_of(row).part(EVIDENCE)
    form = EvidenceForm(request.POST or None, cited=citations_from(kept.value), initial={"version": kept.version})
    changes: Changes = []
    if form.is_valid():
        done, changes = attempt_keeping_both(
            form, actions.save_evidence, row, cited=form.cited(), seen_version=form.cleaned_data["version"],
            by=request.user, now=moment, current=lambda: parts_of(row).part(EVIDENCE).version,
        )  # fmt: skip
        if done:
            messages.success(request, _("Saved."))
            return redirect(row)
    return render(request, "funding/bid_evidence.html", {"form": form, "bid": row, "changes": changes})


@login_required
@one_effect
def together(request: HttpRequest, pk: int) -> HttpResponse:
    """Who bids together, in what shares, who does parts of the work, and who has signed off."""
    row, moment = own_bid_or_404(request, pk), clock.now()
    parts = parts_of(row)
    joint, kept = together_of(row, parts), parts.part(TOGETHER)
    sent = request.POST or None
    form = TogetherForm(
        sent if sent and "how" in sent else None, together=joint,
        initial={"version": kept.version, "how": joint.how, "vehicle": joint.vehicle},
    )  # fmt: skip
    member = MemberForm(sent if sent and "organisation" in sent else None)
    other, changes = OpenForm(request.POST, asks=()), Changes()
    if form.is_valid():
        done, changes = attempt_keeping_both(
            form, actions.save_together, row, **form.given(), by=request.user, now=moment,
            current=lambda: parts_of(row).part(TOGETHER).version,
        )  # fmt: skip
        if done:
            messages.success(request, _("Saved."))
            return redirect("funding:together", row.pk)
    elif member.is_valid() and _add(request, member, row, moment):
        return redirect("funding:together", row.pk)
    elif sent and ("sign" in sent or "remove" in sent) and other.is_valid() and _change(request, other, row, moment):
        return redirect("funding:together", row.pk) if "sign" in sent else redirect("funding:index")
    context = {
        "form": form, "member_form": member, "forms": [form, member, other], "other": other, "bid": row, "joint": joint,
        "changes": changes, "leads": policy.may_lead(request.user, row, now=moment),
        "own": {one.organisation.pk for one in joint.members if policy.may_bid_for(request.user, one.organisation, now=moment)},
        "can_write": row.state == BidState.DRAFT and takes_bids(row.opportunity, moment),
    }  # fmt: skip
    return render(request, "funding/bid_together.html", context)


def _add(request: HttpRequest, form: MemberForm, row: Any, moment: Any) -> bool:
    found = Organisation.objects.filter(
        name__iexact=form.cleaned_data["organisation"].strip(), merged_into=None
    ).first()
    if found is None:
        form.add_error(
            "organisation", _("No organisation of that name is in the directory. Look there for how it is written.")
        )
        return False
    if attempt(form, actions.add_member, row, found, by=request.user, now=moment):
        messages.success(request, _("%(name)s can now read and write this bid with you.") % {"name": found})
        return True
    return False


def _change(request: HttpRequest, form: OpenForm, row: Any, moment: Any) -> bool:
    key = request.POST.get("sign") or request.POST.get("remove")
    member = get_object_or_404(BidMember.objects.select_related("bid", "organisation"), bid=row, pk=key)
    if "sign" in request.POST:
        if attempt(form, actions.sign_off, member, by=request.user, now=moment):
            messages.success(
                request, _("You have signed off the bid as it is now. If a word changes, you are asked again.")
            )
            return True
        return False

    def removed(member: BidMember, **who: Any) -> bool:
        actions.remove_member(member, **who)
        return True

    if attempt(form, removed, member, by=request.user, now=moment):
        messages.success(request, _("They are no longer part of this bid."))
        return True
    return False
