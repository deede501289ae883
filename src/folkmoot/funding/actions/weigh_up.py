"""Weighed up before bids open: social value, the terms, and the way to fund."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.design.tags.words import money
from folkmoot.funding import policy
from folkmoot.funding.actions.refusing import refuse_if_begun, value_of
from folkmoot.funding.caps import caps_for, caps_of_band
from folkmoot.funding.catalogues import Outcome
from folkmoot.funding.models import (
    FundingAppraisal,
    FundingOption,
    Payment,
    Plan,
    SocialValueCatalogue,
    SocialValueRecord,
    TermsReview,
)
from folkmoot.people.models import Organisation, Person

SHORT_TERM = 24
FEWEST_SIGNS = 20


@transaction.atomic
def consider_social_value(
    plan: Plan,
    *,
    catalogue: str,
    outcomes: Sequence[Outcome],
    how: str,
    asks_people: bool,
    asking_reason: str,
    by: Person,
    now: datetime,
) -> SocialValueRecord:
    """Keep how social value was considered, before buying begins (ledger FT-09, FT-10).

    Raises Refused once bids are open: a record made afterwards shows nothing.
    """
    capacity = allow(policy.may_change_plan(by, plan, now=now))
    refuse_if_begun(plan)
    if not outcomes:
        raise Refused(_("Choose at least one outcome."), field="outcomes")
    if not how.strip():
        raise Refused(_("Say how buying this could bring them about."), field="how")
    if not asking_reason.strip():
        raise Refused(_("Say how you ask people, or why not."), field="asking_reason")
    row = SocialValueRecord.objects.create(
        plan=plan, catalogue=catalogue, outcomes=[outcome.kept() for outcome in outcomes], how=how,
        asks_people=asks_people, asking_reason=asking_reason, considered_at=now,
    )  # fmt: skip
    record(
        by, "funding.social_value.considered", row, capacity=capacity, now=now, reasons=how, rule="statute SVA1",
        facts={"outcomes": [outcome.code for outcome in outcomes], "asks": asks_people},
        touching=[one for one in (plan, plan.opportunity) if one],
    )  # fmt: skip
    return row


@transaction.atomic
def give_catalogue(
    body: Organisation, *, name: str, source: str, outcomes: Sequence[Outcome], by: Person, now: datetime
) -> SocialValueCatalogue:
    """Take in a body's own list of social value outcomes. Records keep the words they chose, whatever comes later."""
    capacity = allow(policy.may_plan(by, body, now=now))
    row = SocialValueCatalogue.objects.create(
        body=body, name=name, source=source, rows=[outcome.kept() for outcome in outcomes], given_at=now
    )
    record(by, "funding.catalogue.given", row, capacity=capacity, now=now, facts={"outcomes": len(outcomes)})
    return row


@transaction.atomic
def review_terms(plan: Plan, *, by: Person, now: datetime, **terms: Any) -> TermsReview:
    """Review the term, the payment, the lots and what is asked of bidders, against the caps for the value.

    Raises Refused for anything above its cap (ledger FT-01, FT-06, FT-21), for a short term, arrears or much paid ahead
    without a reason (FT-05, FT-20), and where lawful overheads are barred (LA-13).
    """
    capacity = allow(policy.may_change_plan(by, plan, now=now))
    refuse_if_begun(plan)
    review = TermsReview(plan=plan, reviewed_at=now, **terms)
    _refuse_short_term(review)
    _refuse_payment(review)
    _refuse_barriers(review)
    kept, _created = TermsReview.objects.update_or_create(plan=plan, defaults={**terms, "reviewed_at": now})
    record(
        by, "funding.terms.reviewed", kept, capacity=capacity, now=now,
        facts={
            "months": kept.term_months, "payment": kept.payment, "lots": kept.lots, "questions": kept.questions,
            "words": kept.words, "documents": kept.documents, "turnover": kept.turnover, "insurance": kept.insurance,
        },
        reasons="\n\n".join(filter(None, [kept.term_reason, kept.payment_reason])),
        touching=[one for one in (plan, plan.opportunity) if one],
    )  # fmt: skip
    return kept


def _refuse_short_term(review: TermsReview) -> None:
    if len(review.term_reason.strip()) >= FEWEST_SIGNS:
        return
    outcome = review.plan.project.outcome if review.plan.project else None
    if review.term_months < SHORT_TERM:
        raise Refused(
            _("A term under %(months)s months needs a reason that everyone can read.") % {"months": SHORT_TERM},
            field="term_reason",
        )
    if outcome and review.term_months < outcome.horizon_months:
        raise Refused(
            _("The outcome is looked for within %(months)s months, and the term is shorter. Say why.")
            % {"months": outcome.horizon_months},
            field="term_reason",
        )


def _refuse_payment(review: TermsReview) -> None:
    caps, given = _caps(review), len(review.payment_reason.strip()) >= FEWEST_SIGNS
    if review.plan.suits_vco and review.payment == Payment.ARREARS and not given:
        raise Refused(
            _("Small groups cannot wait for their money. Pay ahead, or say why you pay after the work."),
            field="payment_reason",
        )
    if review.advance_percent > caps.advance_percent and not given:
        raise Refused(
            _("Over %(most)s percent ahead, say why that is good value.") % {"most": caps.advance_percent},
            field="payment_reason",
        )
    if review.plan.suits_vco and review.results_percent > caps.results_percent:
        raise Refused(
            _("At most %(most)s percent may hang on results at this value: small groups would carry the risk.")
            % {"most": caps.results_percent},
            field="results_percent",
        )


def _refuse_barriers(review: TermsReview) -> None:
    caps = _caps(review)
    turnover = caps.turnover(value_of(review.plan), review.term_months)
    limits: list[tuple[str, Any, Any, str]] = [
        ("questions", review.questions, caps.questions, str(caps.questions)),
        ("words", review.words, caps.words, str(caps.words)),
        ("documents", review.documents, caps.documents, str(caps.documents)),
        ("turnover", review.turnover, turnover, money(turnover)),
        ("insurance", review.insurance, caps.insurance, money(caps.insurance)),
    ]
    for name, asked, most, said in limits:
        if asked > most:
            raise Refused(_("For this value the most you may ask for is %(most)s.") % {"most": said}, field=name)
    reasons = [line for line in review.documents_reason.splitlines() if line.strip()]
    if len(reasons) < review.documents:
        raise Refused(_("Say what each document is for, one on each line."), field="documents_reason")
    if not review.lots_reason.strip():
        raise Refused(_("Say why it is divided so, or why not."), field="lots_reason")
    if not review.allows_overheads:
        raise Refused(
            _("Training and the care of volunteers are part of what work costs. Bidders may always name them."),
            field="allows_overheads",
        )


def _caps(review: TermsReview) -> Any:
    plan = review.plan
    return caps_for(plan.opportunity.value) if plan.opportunity else caps_of_band(plan.value_band)


@transaction.atomic
def appraise_funding(
    plan: Plan, *, options: Mapping[str, tuple[str, str]], chosen: str, reasons: str, by: Person, now: datetime
) -> FundingAppraisal:
    """Compare at least two ways to fund, and say why one was chosen (ledger FT-04)."""
    capacity = allow(policy.may_change_plan(by, plan, now=now))
    refuse_if_begun(plan)
    if len(options) < 2:
        raise Refused(_("Compare at least two ways to fund it."))
    for model, (speaks_for, speaks_against) in options.items():
        if not speaks_for.strip() or not speaks_against.strip():
            raise Refused(_("Say what speaks for and against each way you compare."), field=f"{model}_for")
    if chosen not in options:
        raise Refused(_("Choose one of the ways you compared."), field="chosen")
    if not reasons.strip():
        raise Refused(_("Say why you chose this way."), field="reasons")
    row, _created = FundingAppraisal.objects.update_or_create(
        plan=plan, defaults={"chosen": chosen, "reasons": reasons, "appraised_at": now}
    )
    row.options.all().delete()
    FundingOption.objects.bulk_create(
        FundingOption(appraisal=row, model=model, speaks_for=speaks[0], speaks_against=speaks[1])
        for model, speaks in options.items()
    )
    record(
        by, "funding.model.appraised", row, capacity=capacity, now=now, reasons=reasons,
        facts={"compared": sorted(options), "chosen": chosen}, touching=[one for one in (plan, plan.opportunity) if one],
    )  # fmt: skip
    return row
