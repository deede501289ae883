"""Finding what a page is about; what a reader may not even know of is not there."""

from datetime import datetime
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404

from folkmoot.engagement import policy
from folkmoot.engagement.models import Consultation


def consultation_or_404(person: Any, pk: int, *, now: datetime) -> Consultation:
    consultation = get_object_or_404(
        Consultation.objects.select_related("project__body", "project__area", "project__outcome", "project__priority"),
        pk=pk,
    )
    if not policy.may_see(person, consultation, now=now):
        raise Http404
    return consultation
