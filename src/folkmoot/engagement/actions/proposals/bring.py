from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.engagement import policy
from folkmoot.engagement.actions.moderation.send import sent_words
from folkmoot.engagement.models import AnswerRule, Community, Petition, Proposal, ProposalKind
from folkmoot.engagement.states import PROPOSAL, ProposalState
from folkmoot.people.models import Organisation, Person
from folkmoot.places.models import Area


def rule_of(body: Organisation, now: datetime) -> AnswerRule:
    rule = AnswerRule.objects.of(body, day_of(now))
    if rule is None:
        raise Refused(
            _("%(body)s has not yet said how it answers proposals and petitions.") % {"body": body.name}, field="body"
        )
    return rule


@transaction.atomic
def bring_proposal(
    *, sort: str, title: str, text: str, body: Organisation, area: Area | None = None, community: Community | None = None,
    by: Person, now: datetime,
) -> Proposal:  # fmt: skip
    """Put an idea or a challenge to a body, for a place or a community of interest (ledger EN-31).

    The day by which it is answered is fixed now, by the body's own rule. Raises Refused where the body has none, and
    without a place or a community.
    """
    capacity = allow(policy.may_propose(by, now=now))
    rule = rule_of(body, now)
    if sort not in ProposalKind.values:
        raise Refused(_("Say whether it is an idea or a challenge."), field="sort")
    if not title.strip():
        raise Refused(_("Say in a few words what you propose."), field="title")
    if area is None and community is None:
        raise Refused(_("Choose the place or the community it is for."), field="area")
    beside = Proposal.objects.filter(body=body)
    fields = sent_words(text, kind="proposal", body=body, regime=rule.regime, beside=beside, by=by, now=now)
    made = Proposal.objects.create(
        title=title.strip(), sort=sort, area=area, community=community,
        answer_due_date=day_of(now) + timedelta(days=rule.proposal_days), **fields,
    )  # fmt: skip
    record(
        by, "engagement.proposal.brought", made, capacity=capacity, now=now, words={"text": made.text},
        facts={"sort": sort, "due": made.answer_due_date}, rule=rule.source,
    )  # fmt: skip
    return made


@transaction.atomic
def start_petition(
    *, title: str, text: str, body: Organisation, area: Area | None = None, by: Person, now: datetime
) -> Petition:
    """Ask a body for something and let people sign. The thresholds and days are the body's rule of today."""
    capacity = allow(policy.may_propose(by, now=now))
    rule = rule_of(body, now)
    if not title.strip():
        raise Refused(_("Say in a few words what you ask for."), field="title")
    beside = Petition.objects.filter(body=body)
    fields = sent_words(text, kind="petition", body=body, regime=rule.regime, beside=beside, by=by, now=now)
    made = Petition.objects.create(
        title=title.strip(),
        area=area,
        rule=rule,
        closes_date=day_of(now) + timedelta(days=rule.petition_days_open),
        **fields,
    )
    record(
        by, "engagement.petition.started", made, capacity=capacity, now=now, words={"text": made.text},
        facts={"closes": made.closes_date, "answered_at": rule.answered_at}, rule=rule.source,
    )  # fmt: skip
    return made


@transaction.atomic
def withdraw_proposal(proposal: Proposal, *, by: Person, now: datetime) -> Proposal:
    """Whoever brought it takes it back, before it is answered."""
    capacity = allow(policy.may_withdraw_proposal(by, proposal, now=now))
    proposal = locked(proposal)
    move(proposal, PROPOSAL, to=ProposalState.WITHDRAWN)
    record(by, "engagement.proposal.withdrawn", proposal, capacity=capacity, now=now)
    return proposal
