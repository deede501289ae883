"""The undertakings that opportunities, panels and funding decisions can show kept or broken."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from folkmoot.commissioning.models import OptionsAppraisal, Project
from folkmoot.commissioning.models.appraisal import OptionKind
from folkmoot.commissioning.states import DocumentState
from folkmoot.commitments.checking import Verdict, broken, check, due, kept, not_applicable
from folkmoot.core.clock import day_of
from folkmoot.funding import rules
from folkmoot.funding.actions.refusing import is_call_off
from folkmoot.funding.models import FundingDecision, Mode, Opportunity, Route, SocialValueRecord
from folkmoot.funding.queries.panel import bids_sent, citizens_missing
from folkmoot.funding.states import OpportunityState

PREPARING = (OpportunityState.DRAFT, OpportunityState.ANNOUNCED)
OPENED = (OpportunityState.OPEN, OpportunityState.CLOSED, OpportunityState.DECIDED)


@check("sutton-compact", "3.3.2", on=Opportunity)
def every_funding_decision_says_why(opportunity: Opportunity, today: date) -> Verdict:
    if opportunity.state == OpportunityState.DECIDED:
        if not opportunity.was_bid_for:
            return kept(_("The reasons are published, step by step."))
        count = FundingDecision.objects.filter(bid__opportunity=opportunity).exclude(reasons="").count()
        words = ngettext(
            "Reasons are published for the one bidder.", "Reasons are published for all %(count)s bidders.", count
        )
        return kept(words % {"count": count})
    if opportunity.state == OpportunityState.WITHDRAWN:
        return kept(_("It was withdrawn, and the reasons are published."))
    if opportunity.state != OpportunityState.CLOSED:
        return not_applicable(_("There is nothing to decide yet."))
    by = opportunity.decides_date
    if by and today > by:
        return broken(_("Bidders were promised a decision with reasons by now, and have none."))
    return due(_("Bidders are owed a decision with reasons."), by=by)


@check("islington", "7", on=Opportunity)
def it_was_announced_ahead(opportunity: Opportunity, today: date) -> Verdict:
    announced, opened = opportunity.announced_at, opportunity.opened_at
    if opportunity.state == OpportunityState.WITHDRAWN and opened is None:
        return not_applicable(_("It was withdrawn before bids opened."))
    if not opportunity.was_bid_for and not opportunity.has_bidding_period:
        return not_applicable(_("Nobody is asked to bid: each step is published with its reason instead."))
    ahead = rules.days_ahead()
    if opened is None:
        last = opportunity.opens_date if opportunity.opens_date >= today else None
        said = _("It is announced; bids open later.") if announced else _("It is not announced yet.")
        return due(said, by=last)
    days = (day_of(opened) - day_of(announced)).days if announced else 0
    if days >= ahead:
        return kept(_("It was announced %(days)s days before bids opened.") % {"days": days})
    return broken(
        _("It was announced %(days)s days before bids opened; %(ahead)s are promised.") % {"days": days, "ahead": ahead}
    )


@check("statute", "SVA1", on=Opportunity)
def social_value_was_considered_before_buying(opportunity: Opportunity, today: date) -> Verdict:
    """A record of how it was considered, made before bids opened, shows it."""
    if opportunity.route == Route.GRANT or is_call_off(opportunity):
        return not_applicable(
            _("The Act is about buying services. A grant, or a call from a framework, is outside it.")
        )
    began = opportunity.law_date or (day_of(opportunity.opened_at) if opportunity.opened_at else today)
    amount = rules.social_value_threshold(began)
    if amount is None:
        return not_applicable(_("The law's threshold on that day is not kept here, so no answer is given."))
    if opportunity.value < amount.pounds:
        words = _("Its value is under £%(pounds)s, where the Act begins (%(source)s).")
        return not_applicable(words % {"pounds": f"{amount.pounds:,.0f}", "source": amount.source})
    considered = (
        SocialValueRecord.objects.filter(plan__opportunity=opportunity)
        .order_by("considered_at")
        .values_list("considered_at", flat=True)
        .first()
    )
    if considered and (opportunity.opened_at is None or considered < opportunity.opened_at):
        return kept(
            _("How buying it could do wider good was written down on %(day)s, before bids opened.")
            % {"day": day_of(considered)}
        )
    if opportunity.state in PREPARING:
        return due(_("Nobody has written down yet how social value was considered."), by=opportunity.opens_date)
    if opportunity.opened_at is None:
        return not_applicable(_("It was withdrawn before bids opened."))
    return broken(_("Bids opened with no record of how social value was considered."))


@check("commissioning-framework", "D1", on=Project)
def every_bidder_was_given_reasons(project: Project, today: date) -> Verdict:
    if reasons := _stays_in_house(project):
        return (
            kept(_("The work stays in-house, and the reasons are written down."))
            if reasons.strip()
            else due(_("The work stays in-house. Write down why."))
        )
    live = list(project.opportunities.filter(mode=Mode.LIVE).exclude(state=OpportunityState.WITHDRAWN))
    if not live:
        return due(_("Nobody has been invited to bid yet."))
    undecided = [row for row in live if row.state != OpportunityState.DECIDED]
    if undecided:
        return due(_("%(count)s of its opportunities are not decided yet.") % {"count": len(undecided)})
    bidders = FundingDecision.objects.filter(bid__opportunity__in=live).exclude(reasons="").count()
    return kept(_("All %(count)s bidders were given reasons, which everyone can read.") % {"count": bidders})


@check("commissioning-framework", "D3", on=Project)
def a_trained_citizen_sat_on_the_panel(project: Project, today: date) -> Verdict:
    promised = list(
        project.opportunities.filter(mode=Mode.LIVE, needs_citizen=True).exclude(state=OpportunityState.WITHDRAWN)
    )
    if not promised:
        return not_applicable(_("Citizens were promised no place on a panel."))
    undecided = [row for row in promised if row.state != OpportunityState.DECIDED]
    for row in promised:
        if row.state == OpportunityState.DECIDED and (not bids_sent(row) or citizens_missing(row)):
            return broken(_("“%(title)s” was decided without a trained citizen's scores.") % {"title": row.title})
    if undecided:
        return due(_("A trained citizen commissioner was promised; the scoring is not done yet."))
    return kept(_("A trained citizen commissioner scored every bid."))


def _stays_in_house(project: Project) -> str:
    """The reasons for staying in-house where the agreed appraisal prefers it; empty when it does not."""
    appraisal = (
        OptionsAppraisal.objects.filter(
            project=project, state=DocumentState.AGREED, options__is_preferred=True, options__kind=OptionKind.IN_HOUSE
        )
        .order_by("-pk")
        .first()
    )
    return (appraisal.reasons or " ") if appraisal else ""
