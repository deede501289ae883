from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record, refresh
from folkmoot.core.rows import locked
from folkmoot.engagement import policy
from folkmoot.engagement.filing import drop_files
from folkmoot.engagement.guest import Guest
from folkmoot.engagement.models import Publishing, Response, ResponseTheme
from folkmoot.engagement.states import ConsultationState
from folkmoot.people.models import Person


@transaction.atomic
def withdraw_response(response: Response, *, by: Person | Guest, now: datetime) -> Response:
    """Take one's own answer back. Its words are erased; that there was one, and was withdrawn, stays counted.

    Raises Refused once the whole account is published: by then it has been heard and answered.
    """
    capacity = allow(policy.may_withdraw_response(by, response, now=now))
    response = locked(response)
    if response.withdrawn_at:
        raise Refused(_("This answer has been withdrawn already."))
    if response.consultation.state == ConsultationState.COMPLETE:
        raise Refused(_("The account of this consultation is published. Your answer is part of it."))
    response.answers.all().delete()
    drop_files(response.files.all())
    ResponseTheme.objects.filter(response=response).delete()
    response.readings.all().delete()
    response.withdrawn_at, response.publishing, response.sameness = now, Publishing.NOT_ASKED, ""
    response.area, response.wants_news, response.news_email = None, False, ""
    response.save()
    record(by, "engagement.response.withdrawn", response, capacity=capacity, now=now)
    # Not "touching": a line for each answer on a public timeline would count them, however few they are.
    refresh([response.consultation, response.consultation.project], now)
    return response
