from folkmoot.agreements.models.account import Account, Charge, Draw
from folkmoot.agreements.models.agreement import Agreement, AgreementKind
from folkmoot.agreements.models.fund import Contribution, Fund, FundKind, InKind, InKindKind
from folkmoot.agreements.models.measure import Measure
from folkmoot.agreements.models.payment import Payment
from folkmoot.agreements.models.report import Report, Result

__all__ = [
    "Account",
    "Agreement",
    "AgreementKind",
    "Charge",
    "Contribution",
    "Draw",
    "Fund",
    "FundKind",
    "InKind",
    "InKindKind",
    "Measure",
    "Payment",
    "Report",
    "Result",
]
