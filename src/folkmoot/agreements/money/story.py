"""The council and the NHS put their money for company together, and shops give to small groups."""

from decimal import Decimal

from folkmoot.agreements import actions
from folkmoot.agreements.models import Agreement, FundKind, InKindKind
from folkmoot.commissioning.models import ServiceKind
from folkmoot.core.clock import add_months
from folkmoot.core.demo import Demo, chapter
from folkmoot.people.actions import give_role
from folkmoot.people.models.role import RoleKind


@chapter(days_ago=790, order=20)
def a_fund_for_company_opens(demo: Demo) -> None:
    council, area = demo.bodies["council"], demo.things["decision.company"].bid.opportunity.project.area.home_borough
    demo.things["fund.company"] = actions.open_fund(
        council, title="Company in Wandle Vale", area=area, by=demo.people["lead"], now=demo.now,
        purpose="Places where people who live alone find somebody to talk to. One agreement, one report, several funders.",
    )  # fmt: skip
    gifts = actions.open_fund(
        council, kind=FundKind.LOCAL_GIVING, title="Wandle Vale gives", area=area,
        administrator=demo.bodies["foundation"], administration_cost=Decimal(6200),
        by=demo.people["lead"], now=demo.now,
        purpose="Small gifts of shops and residents, for small groups. Every penny reaches a group.",
    )  # fmt: skip
    give_role(
        demo.people["neighbour"], RoleKind.FINANCE, at=demo.bodies["foundation"], by=demo.people["admin"], now=demo.now
    )
    demo.people["neighbour"].__dict__.pop("_roles_held", None)
    actions.contribute(
        gifts, giver="Shops on the High Street, autumn collection", amount=Decimal("1840.50"), start_date=demo.today,
        end_date=add_months(demo.today, 48), only_voluntary=True, by=demo.people["neighbour"], now=demo.now,
    )  # fmt: skip


@chapter(days_ago=788, order=20)
def two_funders_put_in(demo: Demo) -> None:
    fund, until = demo.things["fund.company"], add_months(demo.today, 36)
    demo.things["contribution.council"] = actions.contribute(
        fund, partner=demo.bodies["council"], amount=Decimal(60000), start_date=demo.today, end_date=until,
        by=demo.people["lead"], now=demo.now,
    )  # fmt: skip
    demo.things["contribution.nhs"] = actions.contribute(
        fund, partner=demo.bodies["nhs"], amount=Decimal(40000), start_date=demo.today, end_date=until,
        only_kind=ServiceKind.ISOLATION, only_voluntary=True, by=demo.people["nhs"], now=demo.now,
    )  # fmt: skip
    actions.give_in_kind(
        fund, partner=demo.bodies["nhs"], kind=InKindKind.OFFICER_TIME, what="A nurse who sits down with people",
        quantity=Decimal(3), unit="hours a week", start_date=demo.today, end_date=until,
        by=demo.people["nhs"], now=demo.now,
    )  # fmt: skip


@chapter(days_ago=782, order=20)
def the_fund_promises_the_agreement_its_money(demo: Demo) -> None:
    agreement = Agreement.objects.get(pk=demo.things["agreement.company"].pk)
    council, nhs = demo.things["contribution.council"], demo.things["contribution.nhs"]
    amounts = {nhs.pk: Decimal(40000), council.pk: agreement.value - Decimal(40000)}
    actions.commit_money(demo.things["fund.company"], agreement, amounts=amounts, by=demo.people["lead"], now=demo.now)
