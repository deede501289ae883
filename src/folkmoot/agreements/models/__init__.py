from folkmoot.agreements.models.account import Account, Charge, Draw
from folkmoot.agreements.models.agreement import Agreement, AgreementKind
from folkmoot.agreements.models.allocation import Allocation, AnchorQuestion, PassedOn, Sharing
from folkmoot.agreements.models.anchor import AnchorChoice, GovernanceCheck, Heading, Nomination, SafeguardingCheck
from folkmoot.agreements.models.bank import BankCheck, BankDetails
from folkmoot.agreements.models.claim import Claim
from folkmoot.agreements.models.contract_line import ColumnMapping, ContractFile, ContractLine
from folkmoot.agreements.models.fund import Contribution, Fund, FundKind, InKind, InKindKind
from folkmoot.agreements.models.measure import Measure
from folkmoot.agreements.models.payment import Payment
from folkmoot.agreements.models.plan import Milestone, OutcomePrice, PaymentPlan
from folkmoot.agreements.models.report import Report, Result

__all__ = [
    "Account",
    "Agreement",
    "AgreementKind",
    "Allocation",
    "AnchorChoice",
    "AnchorQuestion",
    "BankCheck",
    "BankDetails",
    "Charge",
    "Claim",
    "ColumnMapping",
    "ContractFile",
    "ContractLine",
    "Contribution",
    "Draw",
    "Fund",
    "FundKind",
    "GovernanceCheck",
    "Heading",
    "InKind",
    "InKindKind",
    "Measure",
    "Milestone",
    "Nomination",
    "OutcomePrice",
    "PassedOn",
    "Payment",
    "PaymentPlan",
    "Report",
    "Result",
    "SafeguardingCheck",
    "Sharing",
]
