from folkmoot.citizens.models.checks import CheckLevel, CheckRole, DbsCheck, RiskAssessment
from folkmoot.citizens.models.costs import Expense, ExpenseKind, Payment
from folkmoot.citizens.models.learning import Completion, Course
from folkmoot.citizens.models.matter import MatterLook, MatterNote, PrivateMatter
from folkmoot.citizens.models.membership import Membership
from folkmoot.citizens.models.preferences import Preferences
from folkmoot.citizens.models.task import Assignment, CitizenTask, TaskKind
from folkmoot.citizens.models.two_way import Acceptance, TwoWayAgreement

__all__ = [
    "Acceptance", "Assignment", "CheckLevel", "CheckRole", "CitizenTask", "Completion", "Course", "DbsCheck", "Expense",
    "ExpenseKind", "MatterLook", "MatterNote", "Membership", "Payment", "Preferences", "PrivateMatter", "RiskAssessment",
    "TaskKind", "TwoWayAgreement",
]  # fmt: skip
