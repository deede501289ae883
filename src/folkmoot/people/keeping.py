"""Which of this room's rows each rule of retention is about."""

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from folkmoot.core.models import Submission
from folkmoot.people.models import ConsentRequest, GuardianConsent, Look, MemberInterest, Message, Notice
from folkmoot.people.retention import keeps


@keeps("people.messages")
def messages(cutoff: datetime) -> QuerySet[Any]:
    return Message.objects.filter(sent_at__lt=cutoff)


@keeps("people.notices")
def notices(cutoff: datetime) -> QuerySet[Any]:
    return Notice.objects.filter(read_at__lt=cutoff)


@keeps("people.consent_requests")
def consent_requests(cutoff: datetime) -> QuerySet[Any]:
    return ConsentRequest.objects.filter(asked_at__lt=cutoff)


@keeps("people.consent_health", blank={"health": "", "guardian_phone": ""})
def consent_health(cutoff: datetime) -> QuerySet[Any]:
    told = ~Q(health="") | ~Q(guardian_phone="")
    return GuardianConsent.objects.filter(told, withdrawn_at__lt=cutoff)


@keeps("people.consent")
def consent(cutoff: datetime) -> QuerySet[Any]:
    return GuardianConsent.objects.filter(withdrawn_at__lt=cutoff)


@keeps("people.looks")
def looks(cutoff: datetime) -> QuerySet[Any]:
    return Look.objects.filter(at__lt=cutoff)


@keeps("people.member_interests")
def member_interests(cutoff: datetime) -> QuerySet[Any]:
    return MemberInterest.objects.filter(ended_date__lt=cutoff.date())


@keeps("core.submissions")
def submissions(cutoff: datetime) -> QuerySet[Any]:
    return Submission.objects.filter(at__lt=cutoff)
