"""What the pages share: one button, one effect; and two people editing one row."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from folkmoot.agreements.forms import EditForm
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.core.posting import ChangedMeanwhile, attempt


def press(
    request: HttpRequest, done: str, back: str, action: Callable[..., Any], *args: Any, **kwargs: Any
) -> HttpResponse:
    """A page with one button and nothing to fill in: do it and say so, or say why not."""
    try:
        with transaction.atomic():
            action(*args, **kwargs)
    except NotAllowed:
        raise
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect(back)


def edit(form: EditForm, thing: Any, action: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    """As `attempt`, and where somebody else saved first: show theirs and yours, and let yours be sent again."""

    def tried() -> Any:
        try:
            return action(*args, **kwargs)
        except ChangedMeanwhile as clash:
            form.changes = clash.changes
            version = type(thing).objects.values_list("version", flat=True).get(pk=thing.pk)
            form.data = {**form.data.dict(), "seen_version": str(version)}  # type: ignore[attr-defined]
            raise

    return attempt(form, tried)
