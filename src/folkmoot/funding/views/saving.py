"""What the views of this room share: finding a row somebody may see, and keeping both texts when two people write."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from folkmoot.core import clock
from folkmoot.core.posting import ChangedMeanwhile, attempt
from folkmoot.funding import policy
from folkmoot.funding.models import Bid, Opportunity

Changes = list[tuple[str, str, str]]
WITH_PROJECT = ("project__body", "project__area", "project__lead", "specification", "procedure")


def opportunity_or_404(request: HttpRequest, pk: int) -> Opportunity:
    """An opportunity that this person may see; one still being prepared is not there for anybody else."""
    row = get_object_or_404(Opportunity.objects.select_related(*WITH_PROJECT), pk=pk)
    if not policy.may_see(request.user, row, now=clock.now()):
        raise Http404
    return row


def bid_or_404(request: HttpRequest, pk: int) -> Bid:
    """A bid that this person may know of. For anybody else there is no such page, whatever its number."""
    row = get_object_or_404(Bid.objects.select_related("organisation", "opportunity__project__body"), pk=pk)
    if not policy.may_know_of(request.user, row, now=clock.now()):
        raise Http404
    return row


def own_bid_or_404(request: HttpRequest, pk: int) -> Bid:
    row = bid_or_404(request, pk)
    if not policy.may_write(request.user, row, now=clock.now()):
        raise Http404
    return row


def attempt_keeping_both(
    form: forms.Form, action: Callable[..., Any], *args: Any, current: Callable[[], int], **kwargs: Any
) -> tuple[Any, Changes]:
    """As `attempt`, and what somebody else saved meanwhile as (label, theirs, yours).

    The form then carries the version `current()` tells, so that sending it again is a choice made knowingly.
    """
    changes: Changes = []

    def keeping(*args: Any, **kwargs: Any) -> Any:
        try:
            return action(*args, **kwargs)
        except ChangedMeanwhile as clash:
            changes.extend(clash.changes)
            raise

    done = attempt(form, keeping, *args, **kwargs)
    if changes or (done is None and form.non_field_errors()):
        form.data = form.data.copy()  # type: ignore[attr-defined]
        form.data["version"] = str(current())  # type: ignore[index]
    return done, changes


def tell_why_not(request: HttpRequest, form: forms.Form) -> None:
    """Show a refusal at the top of the next page, where the form itself is no longer shown."""
    for error in form.non_field_errors():
        messages.warning(request, str(error))
