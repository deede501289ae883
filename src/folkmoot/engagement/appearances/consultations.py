from collections.abc import Iterable
from datetime import timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from folkmoot.core.appearances import Appearance, Turn, appears
from folkmoot.core.audiences import PUBLIC
from folkmoot.core.record import describe
from folkmoot.engagement.models import Consultation, Response
from folkmoot.engagement.states import ConsultationState

describe(
    {
        "engagement.consultation.prepared": _("Consultation begun"),
        "engagement.consultation.revised": _("Consultation's words or days changed before it opened"),
        "engagement.question.added": _("Question added"),
        "engagement.question.removed": _("Question taken out"),
        "engagement.format.added": _("Format added"),
        "engagement.format.removed": _("Format taken out"),
        "engagement.consultation.announced": _("Consultation announced"),
        "engagement.consultation.withdrawn": _("Consultation withdrawn"),
        "engagement.consultation.opened": _("Consultation opened"),
        "engagement.draft.saved": _("Draft answer saved"),
        "engagement.response.received": _("Answer received"),
        "engagement.response.changed": _("Answer changed by whoever sent it"),
        "engagement.consultation.closed": _("Consultation closed, answers to be read"),
        "engagement.theme.added": _("Theme named"),
        "engagement.response.read": _("Answer read"),
        "engagement.theme.answered": _("Theme answered"),
        "engagement.section.added": _("Part of the questions begun"),
        "engagement.option.added": _("Option put before people"),
        "engagement.option.removed": _("Option taken out"),
        "engagement.wording.saved": _("Put into another language"),
        "engagement.consultation.renewed": _("New version begun"),
        "engagement.consultation.replaced": _("Replaced by a new version"),
        "engagement.channel.added": _("Partner's channel added"),
        "engagement.channel.used": _("Partner told its people"),
        "engagement.effort.noted": _("Effort to reach people noted"),
        "engagement.response.withdrawn": _("Answer withdrawn by whoever sent it"),
        "engagement.response.read_alike": _("Answers in the same words read"),
        "engagement.response.published": _("Answer published"),
        "engagement.response.held": _("Answer not published, with the reason"),
        "engagement.answer.quoted": _("Somebody's own words set beside a theme"),
        "engagement.theme.confirmed": _("Theme confirmed by a second person"),
        "engagement.theme.dropped": _("Theme taken out"),
        "engagement.results.brought_in": _("Results brought in from a spreadsheet"),
        "engagement.consultation.completed": _("Consultation answered in full"),
    }
)


@appears(Consultation)
def consultation(row: Consultation) -> Appearance:
    is_public = bool(row.noticed_at or row.opened_at)
    words = [row.summary, row.why]
    if row.state == ConsultationState.COMPLETE:
        for theme in row.themes.order_by("pk"):
            words += [theme.title, theme.you_said, theme.we_did, theme.because]
    return Appearance(
        title=row.title,
        url=row.get_absolute_url(),
        kind="consultation",
        body="\n".join(filter(None, words)),
        audience=PUBLIC if is_public else f"org:{row.project.body_id}",
        turns=list(turns(row)),
    )


def turns(row: Consultation) -> Iterable[Turn]:
    """Whose turn: the body's until it opens, everybody's while it is open, then the body's again."""
    body = row.project.body
    holder, name = f"org:{body.pk}:commissioner", body.name
    answer = reverse("engagement:who", args=[row.pk])
    prepare = reverse("engagement:prepare", args=[row.pk])
    reading = reverse("engagement:reading", args=[row.pk])
    if row.state == ConsultationState.DRAFT:
        yield Turn(holder, gettext("Announce or open the consultation"), prepare, row.opens_date, name)
    elif row.state == ConsultationState.NOTICED:
        yield Turn(holder, gettext("Open the consultation"), prepare, row.opens_date, name)
    elif row.state == ConsultationState.OPEN:
        yield Turn(PUBLIC, gettext("Answer the consultation"), answer, row.closes_date, gettext("Everyone"))
        yield Turn(
            holder,
            gettext("Close the consultation and read the answers"),
            reading,
            row.closes_date + timedelta(days=1),
            name,
        )
    elif row.state == ConsultationState.CLOSED:
        if row.responses.standing().filter(read_at=None).exists():
            yield Turn(holder, gettext("Read every answer"), reading, None, name)
        if not row.themes.exists() or row.themes.filter(Q(acted=None)).exists():
            yield Turn(holder, gettext("Answer every theme: you said, we did"), reading, None, name)
        else:
            yield Turn(holder, gettext("Publish the whole account"), reading, None, name)


@appears(Response)
def response(row: Response) -> Appearance:
    """An answer is found by whoever sent it, and by nobody else; its words are in no listing."""
    if row.organisation_id:
        audience = f"org:{row.organisation_id}"
    elif row.person_id:
        audience = f"person:{row.person_id}"
    else:
        audience = f"org:{row.consultation.project.body_id}:commissioner"
    # The receipt of somebody without an account is the key to their answer: it stands in no listing.
    reading = reverse("engagement:reading", args=[row.consultation_id])
    return Appearance(
        title=gettext("Answer to “%(consultation)s”") % {"consultation": row.consultation},
        url=reading if row.is_guest else row.get_absolute_url(),
        kind="response",
        audience=audience,
    )
