"""The demo's chapters on the agreement, the inquiry and the case study, told in order on one award."""

from datetime import timedelta

import pytest

import folkmoot.agreements.demo
import folkmoot.inquiries.demo
import folkmoot.network.demo  # noqa: F401  (registers its chapters)
from folkmoot.agreements import queries
from folkmoot.agreements.models import Agreement
from folkmoot.agreements.states import AgreementState
from folkmoot.core.clock import day_of
from folkmoot.core.demo import CHAPTERS, Demo
from folkmoot.inquiries.queries import answers_owed
from folkmoot.network.models import CaseStudy
from tests.agreements import made
from tests.agreements.test_drafting_and_signing import sign_compact, state_of

ROOMS = ("folkmoot.agreements", "folkmoot.inquiries", "folkmoot.network")


@pytest.fixture
def told(cast, now):
    demo = Demo(now, cast.people, vars(cast.bodies))
    decision = made.award(cast, now - timedelta(days=790))
    demo.things |= {"decision.company": decision, "project.company": decision.bid.opportunity.project}
    sign_compact(cast.bodies.council, now - timedelta(days=1000))
    for offset, order, teller in sorted(CHAPTERS, key=lambda row: row[:2]):
        if teller.__module__.startswith(ROOMS):
            demo.now = now + timedelta(days=offset, minutes=order)
            teller(demo)
    return demo


def test_it_works(told, now, site):
    agreement = Agreement.objects.get()
    assert agreement.state == AgreementState.ENDED
    assert {report.state for report in agreement.reports.all()} == {"accepted"}
    assert not agreement.payments.filter(paid_date=None).exists()
    (late,) = queries.late_payments(day_of(now))
    assert state_of("3.3.4", late).state == "broken"
    assert state_of("R4", agreement.project, "commissioning-framework").state == "broken"
    owed = answers_owed(day_of(now))
    assert [(row.number, row.is_overdue(day_of(now)), (row.answer_due_date - day_of(now)).days) for row in owed] == [
        (2, True, -10), (3, False, 15),
    ]  # fmt: skip
    assert [gap.gap for gap in queries.gaps_for(agreement.specification.outcome)] == [-14, -9, -6], "it narrows"
    study = CaseStudy.objects.get()
    for page in (agreement, agreement.reports.first(), owed[0].inquiry, study):
        site.get(page.get_absolute_url())
