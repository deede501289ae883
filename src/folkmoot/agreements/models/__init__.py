from folkmoot.agreements.models.agreement import Agreement, AgreementKind
from folkmoot.agreements.models.measure import Measure
from folkmoot.agreements.models.payment import Payment
from folkmoot.agreements.models.report import Report, Result

__all__ = ["Agreement", "AgreementKind", "Measure", "Payment", "Report", "Result"]
