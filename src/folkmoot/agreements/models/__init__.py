from folkmoot.agreements.models.account import Account, Charge, Draw
from folkmoot.agreements.models.agreement import Agreement, AgreementKind
from folkmoot.agreements.models.bank import BankCheck, BankDetails
from folkmoot.agreements.models.claim import Claim
from folkmoot.agreements.models.fund import Contribution, Fund, FundKind, InKind, InKindKind
from folkmoot.agreements.models.measure import Measure
from folkmoot.agreements.models.payment import Payment
from folkmoot.agreements.models.plan import Milestone, OutcomePrice, PaymentPlan
from folkmoot.agreements.models.report import Report, Result

__all__ = [
    "Account",
    "Agreement",
    "AgreementKind",
    "BankCheck",
    "BankDetails",
    "Charge",
    "Claim",
    "Contribution",
    "Draw",
    "Fund",
    "FundKind",
    "InKind",
    "InKindKind",
    "Measure",
    "Milestone",
    "OutcomePrice",
    "Payment",
    "PaymentPlan",
    "Report",
    "Result",
]
