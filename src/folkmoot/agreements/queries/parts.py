"""The parts of an agreement as its full page shows them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from folkmoot.agreements import proportion, years
from folkmoot.agreements.models import Agreement, AgreementClause, AgreementDocument, Party, Payment, Risk
from folkmoot.agreements.safeguarding import Standing, standings
from folkmoot.people.models import Organisation


@dataclass(frozen=True)
class Parts:
    parties: list[Party]
    risks: list[Risk]
    clauses: list[AgreementClause]
    documents: list[AgreementDocument]
    years: list[tuple[str, Decimal]]
    safety: list[tuple[Organisation, Standing]]
    provider_risk: int
    most_risk: int

    @property
    def is_too_risky(self) -> bool:
        return self.provider_risk > self.most_risk


def parts_of(agreement: Agreement, payments: Iterable[Payment], today: date) -> Parts:
    """Everything both sides sign besides terms and measures, in five queries. `payments` are made or planned."""
    parties = list(agreement.parties.select_related("organisation").order_by("side", "pk"))
    providers = [agreement.provider, *(row.organisation for row in parties if row.side == "provider")]
    standing = standings([body.pk for body in providers], today) if agreement.serves_at_risk else {}
    risks = list(agreement.risks.select_related("owner").order_by("pk"))
    return Parts(
        parties=parties,
        risks=risks,
        clauses=list(agreement.clauses.select_related("clause").order_by("clause__title", "pk")),
        documents=list(agreement.documents.order_by("pk")),
        years=years.by_year((row.due_date, row.amount) for row in payments),
        safety=[(body, standing[body.pk]) for body in providers if body.pk in standing],
        provider_risk=sum(risk.weight for risk in risks if risk.owner_id == agreement.provider_id),
        most_risk=proportion.most_risk(agreement.provider),
    )
