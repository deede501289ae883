"""What is weighed up beforehand is fixed once bids are open; and what must be weighed up by then."""

from datetime import datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from folkmoot.core.clock import day_of
from folkmoot.core.plain_words import why_hard
from folkmoot.core.policy import Refused
from folkmoot.funding import rules
from folkmoot.funding.caps import caps_for, most_of_band
from folkmoot.funding.models import MarketEvent, Opportunity, Plan, Route
from folkmoot.funding.models.procedure import Family, Special
from folkmoot.funding.states import PlanState
from folkmoot.places.models import Area

UNITED_KINGDOM = "United Kingdom"


def refuse_if_begun(plan: Plan) -> None:
    """Raises Refused once bids were opened, or the plan was dropped."""
    if plan.state == PlanState.DROPPED:
        raise Refused(_("This plan was dropped."))
    if plan.opportunity and plan.opportunity.opened_at:
        raise Refused(_("Bids have opened. What is weighed up beforehand has to come before that."))


def value_of(plan: Plan) -> Decimal:
    """The value a plan is reckoned by: that of its opportunity, or the most of its band."""
    return plan.opportunity.value if plan.opportunity else most_of_band(plan.value_band)


def plan_of(opportunity: Opportunity) -> Plan | None:
    return Plan.objects.filter(opportunity=opportunity).first()


def refuse_unless_weighed_up(opportunity: Opportunity, now: datetime) -> None:
    """What has to come before bids open. Raises Refused with what is missing:

    social value, where the Act binds (ledger FT-09); a talk with those who might bid or the reason for none, where one
    is owed (EN-25); and no more questions and words than the value allows (FT-01).
    """
    plan = plan_of(opportunity)
    if owes_social_value(opportunity, now) and not (plan and plan.social_value_records.exists()):
        raise Refused(
            _("The law asks you to consider social value before buying begins. Write down first how you did.")
        )
    if owes_a_talk(opportunity) and not (plan and was_talked_about(plan, now)):
        raise Refused(
            _("Nobody outside was talked with. Write down a talk, or say why there was none, for everyone to read.")
        )
    caps, criteria = caps_for(opportunity.value), list(opportunity.criteria.all())
    words = sum(criterion.most_words for criterion in criteria)
    if len(criteria) > caps.questions or words > caps.words:
        raise Refused(
            _(
                "You ask %(questions)s questions and %(words)s words. For this value the most is %(most)s and %(most_words)s."
            )
            % {"questions": len(criteria), "words": words, "most": caps.questions, "most_words": caps.words}
        )


def refuse_if_hard_to_read(opportunity: Opportunity) -> None:
    """Raises Refused when few could read what is wanted (ledger EN-33)."""
    if not opportunity.summary.strip():
        raise Refused(_("Say in plain words what is wanted."), field="summary")
    if hard := why_hard(opportunity.summary):
        raise Refused(hard, field="summary")


def refuse_unless_area_named(opportunity: Opportunity) -> None:
    """What is kept for local suppliers says in its notice for which area (the 2026 Order): an area we know, or the whole
    country."""
    if opportunity.procedure is None or opportunity.procedure.special != Special.LOCAL:
        return
    said = f"{opportunity.summary} {opportunity.eligibility}".casefold()
    known = [UNITED_KINGDOM, *Area.objects.values_list("name", flat=True)]
    if not any(name.casefold() in said for name in known):
        raise Refused(
            _("It is kept for local suppliers, so it has to say for which area. Name it in a condition, or write “%(whole)s”.")
            % {"whole": UNITED_KINGDOM},
            field="eligibility",
        )  # fmt: skip


def owes_social_value(opportunity: Opportunity, now: datetime) -> bool:
    """Whether the Social Value Act binds: services at or above the threshold of the day, no grant and no call-off."""
    if opportunity.route == Route.GRANT or is_call_off(opportunity):
        return False
    amount = rules.social_value_threshold(opportunity.law_date or day_of(now))
    return amount is not None and opportunity.value >= amount.pounds


def is_call_off(opportunity: Opportunity) -> bool:
    """Work asked of a framework's members. A framework whose procedure nobody named is taken for one."""
    if opportunity.route != Route.FRAMEWORK:
        return False
    return opportunity.procedure is None or opportunity.procedure.family == Family.CALL_OFF


def owes_a_talk(opportunity: Opportunity) -> bool:
    """Whether those who might bid are talked with before a tender: in every competition, and where the law asks for the
    notice of it. A rehearsal asks nobody for anything."""
    if opportunity.is_rehearsal:
        return False
    procedure = opportunity.procedure
    return opportunity.route == Route.COMPETITIVE or bool(procedure and "engagement" in procedure.notices)


def was_talked_about(plan: Plan, now: datetime) -> bool:
    """A talk was noted, a meeting was held, or it is said why neither was."""
    held = MarketEvent.objects.filter(plan=plan, called_off_reason="", ends_at__lte=now)
    return bool(plan.no_engagement_reason) or plan.engagement_notes.exists() or held.exists()
