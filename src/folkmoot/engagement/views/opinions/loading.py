"""Who comes, and what the page is about."""

import secrets
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from folkmoot.engagement import policy
from folkmoot.engagement.actions.moderation import Visitor
from folkmoot.engagement.models import Conversation

KEY = "conversations"


def conversation_or_404(person: Any, pk: int, *, now: datetime) -> Conversation:
    row = get_object_or_404(
        Conversation.objects.select_related("body", "project__body", "board", "consultation"), pk=pk
    )
    if not policy.may_see_conversation(person, row, now=now):
        raise Http404
    return row


def somebody(request: HttpRequest, *, new: bool = False) -> Any:
    """The person signed in; else a visitor, known by a random key in their own session.

    `new` makes the key: only when they send something, so that nobody gets a cookie for reading.
    """
    if request.user.is_authenticated:
        return request.user
    if new and KEY not in request.session:
        request.session[KEY] = secrets.token_urlsafe(24)
    return Visitor(request.session.get(KEY, ""))
