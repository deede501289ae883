"""What every form page needs: one effect however often it is sent, and refusals shown beside the field."""

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import IntegrityError, transaction
from django.forms import Form
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from folkmoot.core.models import Submission
from folkmoot.core.policy import NotAllowed, Refused

View = Callable[..., HttpResponseBase]


def one_effect(view: View) -> View:
    """A form sent twice has one effect: the second sender is taken to the first one's answer.

    The page carries `{% once %}`, a hidden token. The view runs in one transaction with the token's row.
    """

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        token = _token(request)
        if token is None:
            with transaction.atomic():
                return view(request, *args, **kwargs)
        earlier = Submission.objects.filter(pk=token).first()
        if earlier:
            return HttpResponseRedirect(earlier.url)
        try:
            with transaction.atomic():
                answer = view(request, *args, **kwargs)
                if isinstance(answer, HttpResponseRedirect):
                    Submission.objects.create(pk=token, url=answer.url)
            return answer
        except IntegrityError:
            earlier = Submission.objects.filter(pk=token).first()
            if earlier is None:
                raise
            return HttpResponseRedirect(earlier.url)

    return wrapped


def _token(request: HttpRequest) -> uuid.UUID | None:
    if request.method != "POST":
        return None
    try:
        return uuid.UUID(request.POST.get("once", ""))
    except ValueError:
        return None


def attempt(form: Form, action: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    """Call an action; a refusal becomes an error on the form and the answer is None. NotAllowed passes through.

    When somebody else saved first, `form.changes` lists what they changed and the form carries their version, so that
    sending it again, having seen that, saves.
    """
    try:
        with transaction.atomic():
            return action(*args, **kwargs) or True
    except NotAllowed:
        raise
    except Refused as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        form.changes = getattr(refusal, "changes", [])  # type: ignore[attr-defined]
        return None


class ChangedMeanwhile(Refused):
    """Somebody else saved first. `changes` lists (label, theirs, yours) for the page to show."""

    def __init__(self, changes: list[tuple[str, str, str]]) -> None:
        super().__init__(_("Somebody else changed this while you were writing. Your words are still below."))
        self.changes = changes


def refuse_if_changed(thing: Any, *, seen_version: int, yours: dict[str, Any]) -> None:
    """Raise ChangedMeanwhile when `thing.version` is no longer the one the editor saw; else count one up."""
    if thing.version == seen_version:
        thing.version += 1
        return
    changes = []
    for name, value in yours.items():
        theirs = getattr(thing, name)
        if theirs != value:
            changes.append((str(thing._meta.get_field(name).verbose_name), str(theirs), str(value)))
    raise ChangedMeanwhile(changes)
