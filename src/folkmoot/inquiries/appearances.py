from collections.abc import Iterable, Iterator
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from folkmoot.core.appearances import Appearance, Turn, appears
from folkmoot.core.audiences import audience
from folkmoot.core.record import describe
from folkmoot.inquiries.models import Inquiry, Recommendation
from folkmoot.inquiries.policy import ANSWERERS
from folkmoot.people.models import Person
from folkmoot.people.models.role import RoleKind
from folkmoot.people.queries import roles_of

describe(
    {
        "inquiries.inquiry.opened": gettext_lazy("Inquiry opened"),
        "inquiries.evidence.received": gettext_lazy("Evidence received"),
        "inquiries.report.published": gettext_lazy("Report published"),
        "inquiries.recommendation.answered": gettext_lazy("Recommendation answered"),
    }
)


@audience
def who_answers(person: Person, today: date) -> Iterable[str]:
    """answers:3 for everybody who may answer for body 3, whichever of their roles lets them."""
    for role in roles_of(person, today):
        if RoleKind(role.kind) in ANSWERERS:
            yield f"answers:{role.organisation_id}"


@appears(Inquiry)
def inquiry(row: Inquiry) -> Appearance:
    return Appearance(
        title=row.title,
        url=row.get_absolute_url(),
        kind="inquiry",
        body=f"{row.aim} {row.host.name} {row.findings}",
        turns=tuple(turns(row)),
    )


def turns(row: Inquiry) -> Iterator[Turn]:
    """The commission publishes; then each body that was asked answers."""
    if not row.is_published:
        holder = f"org:{row.host_id}:inquiry_commissioner"
        yield Turn(holder, _("Publish the report"), row.get_absolute_url(), row.report_due_date, row.host.name)
        return
    for each in row.recommendations.filter(answer="").select_related("addressee").order_by("number"):
        what = _("Answer recommendation %s") % each.number
        yield Turn(
            f"answers:{each.addressee_id}", what, each.get_absolute_url(), each.answer_due_date, each.addressee.name
        )


@appears(Recommendation)
def recommendation(row: Recommendation) -> Appearance | None:
    if not row.inquiry.is_published:
        return None
    title = _("%(inquiry)s: recommendation %(number)s") % {"inquiry": row.inquiry.title, "number": row.number}
    body = f"{row.text} {row.addressee.name} {row.reasons}"
    return Appearance(title=title, url=row.get_absolute_url(), kind="recommendation", body=body)
