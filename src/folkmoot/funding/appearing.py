"""How what comes before bids appears elsewhere, and whose turn it is: plans, meetings, help, partners, the right to challenge."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from folkmoot.core.appearances import Appearance, Turn, appears
from folkmoot.core.record import describe
from folkmoot.funding.models import (
    AssetNomination,
    ExpressionOfInterest,
    HelpRequest,
    ListedService,
    MarketEvent,
    PartnerCall,
    Plan,
)
from folkmoot.funding.posts import STAFF
from folkmoot.funding.states import AssetState, ExpressionState, HelpState, PlanState
from folkmoot.people.models.role import RoleKind

# Who hears of a request for help: never the citizens who hold a role at the same body.
GIVE_HELP = (RoleKind.SCHEME_MANAGER, RoleKind.VCO_WORKER)

describe(
    {
        "funding.service.listed": gettext_lazy("Service listed under the right to challenge"),
        "funding.window.published": gettext_lazy("Time for letters published"),
        "funding.expression.written": gettext_lazy("Expression of interest written; a second employee has to sign"),
        "funding.expression.sent": gettext_lazy("Expression of interest sent"),
        "funding.expression.date_told": gettext_lazy("Sender told by when it is decided"),
        "funding.expression.accepted": gettext_lazy("Expression of interest accepted"),
        "funding.expression.refused": gettext_lazy("Expression of interest refused"),
        "funding.expression.taken_back": gettext_lazy("Expression of interest taken back"),
        "funding.asset.nominated": gettext_lazy("Asset of community value nominated"),
        "funding.asset.decided": gettext_lazy("It was decided whether an asset is listed"),
        "funding.asset.for_sale": gettext_lazy("The owner of a listed asset means to sell"),
        "funding.asset.asked_for": gettext_lazy("A community group asked to bid for an asset"),
        "funding.asset.sale_ended": gettext_lazy("How the sale of an asset went"),
        "funding.asset.ended": gettext_lazy("An asset left the list"),
        "funding.help.asked": gettext_lazy("Help asked for"),
        "funding.help.answered": gettext_lazy("Request for help answered"),
        "funding.help.written": gettext_lazy("Message written about a request for help"),
        "funding.help.settled": gettext_lazy("Request for help settled"),
        "funding.help.taken_back": gettext_lazy("Request for help taken back"),
        "funding.partner.sought": gettext_lazy("Partners looked for"),
        "funding.partner.replied": gettext_lazy("An organisation offered to be a partner"),
        "funding.partner.taken_up": gettext_lazy("An offer to be a partner was taken up"),
        "funding.partner.closed": gettext_lazy("Partners no longer looked for"),
        "funding.plan.published": gettext_lazy("Told ahead, in the pipeline"),
        "funding.plan.changed": gettext_lazy("Plan changed"),
        "funding.plan.dropped": gettext_lazy("Plan dropped"),
        "funding.plan.followed": gettext_lazy("Somebody asked to hear of planned opportunities"),
        "funding.plan.unfollowed": gettext_lazy("Somebody asked to hear no more of planned opportunities"),
        "funding.engagement.noted": gettext_lazy("Early talk written down"),
        "funding.engagement.waived": gettext_lazy("Why nobody outside was talked with"),
        "funding.event.announced": gettext_lazy("Meeting announced"),
        "funding.event.called_off": gettext_lazy("Meeting called off"),
        "funding.event.place_taken": gettext_lazy("Place at a meeting taken"),
        "funding.event.place_left": gettext_lazy("Place at a meeting given up"),
        "funding.social_value.considered": gettext_lazy("Social value considered"),
        "funding.catalogue.given": gettext_lazy("List of social value outcomes taken in"),
        "funding.terms.reviewed": gettext_lazy("Term, payment, lots and barriers reviewed"),
        "funding.model.appraised": gettext_lazy("Ways to fund compared"),
        "funding.procedure.added": gettext_lazy("Row of law added"),
        "funding.procedure.closed": gettext_lazy("Row of law closed"),
    }
)


@appears(Plan)
def plan(row: Plan) -> Appearance | None:
    """A plan that was told ahead. One that only stands behind its opportunity is found as that."""
    if row.published_at is None:
        return None
    turns = []
    if row.state == PlanState.PLANNED and row.project:
        what = _("Prepare it, so that it can be announced")
        url = row.get_absolute_url()
        turns = [Turn(f"person:{row.project.lead_id}", what, url, row.quarter_date, _("the project's lead"))]
    return Appearance(
        title=row.title, url=row.get_absolute_url(), kind="planned opportunity", body=row.summary, turns=turns
    )


@appears(MarketEvent)
def event(row: MarketEvent) -> Appearance | None:
    """Where its plan may be found."""
    if row.plan.published_at is None:
        return None
    return Appearance(title=row.title, url=row.get_absolute_url(), kind="meeting", body=row.place)


@appears(ListedService)
def listed_service(row: ListedService) -> Appearance:
    return Appearance(title=row.title, url=row.get_absolute_url(), kind="public service", body=row.summary)


@appears(AssetNomination)
def asset(row: AssetNomination) -> Appearance:
    turns = []
    if row.state == AssetState.NOMINATED:
        holder = f"org:{row.body_id}:{RoleKind.COMMISSIONER}"
        turns = [
            Turn(
                holder, _("Decide whether the asset is listed"), row.get_absolute_url(), row.decided_by_date, row.body.name,
                but_not=(f"org:{row.organisation_id}",),
            )
        ]  # fmt: skip
    return Appearance(
        title=row.title, url=row.get_absolute_url(), kind="asset of community value", body=row.use, turns=turns
    )


@appears(ExpressionOfInterest)
def expression(row: ExpressionOfInterest) -> Appearance | None:
    """Public once sent. Each step is somebody's turn, with the law's day where there is one."""
    url, body = row.get_absolute_url(), row.service.body
    if row.state == ExpressionState.UNSIGNED:
        own = f"person:{row.second_id}"
        turn = Turn(own, _("Sign a letter with your colleague"), url, None, _("the second employee"))
        return Appearance(title=row.service.title, url=url, kind="expression of interest", audience=own, turns=[turn])
    if row.sent_at is None:
        return None
    turns = []
    decider = f"org:{body.pk}:commissioner"
    if row.state == ExpressionState.SENT:
        turns = [Turn(decider, _("Say by when you decide on a letter"), url, row.tell_by, body.name)]
    elif row.state == ExpressionState.BEING_DECIDED:
        turns = [Turn(decider, _("Decide on an expression of interest"), url, row.decides_date, body.name)]
    title = _("%(sender)s asks to run: %(service)s") % {"sender": row.sender, "service": row.service}
    return Appearance(title=title, url=url, kind="expression of interest", body=row.offer, turns=turns)


@appears(HelpRequest)
def help_request(row: HelpRequest) -> Appearance | None:
    """The group that asked can find it; the body it asked has it among its turns. Nothing of what was said is kept."""
    if row.state == HelpState.WITHDRAWN:
        return None
    title = _("Help asked for: %(kind)s") % {"kind": row.get_kind_display()}
    turns = []
    if row.state == HelpState.ASKED:
        kinds = GIVE_HELP if row.helper.is_voluntary else STAFF
        turns = [
            Turn(
                f"org:{row.helper_id}:{kind}",
                _("Answer a request for help"),
                row.get_absolute_url(),
                None,
                row.helper.name,
            )
            for kind in kinds
        ]
    return Appearance(
        title=title,
        url=row.get_absolute_url(),
        kind="request for help",
        audience=f"org:{row.organisation_id}",
        turns=turns,
    )


@appears(PartnerCall)
def partner_call(row: PartnerCall) -> Appearance | None:
    """Those who look find their own; others look in the list."""
    if row.closed_at:
        return None
    waiting = row.replies.filter(taken_up_at=None).exists()
    own = f"org:{row.organisation_id}"
    turns = [Turn(own, _("Read who could be your partner"), row.get_absolute_url(), None, row.organisation.name)]
    title = _("Partners we look for")
    return Appearance(
        title=title, url=row.get_absolute_url(), kind="partners", audience=own, turns=turns if waiting else []
    )
