from folkmoot.citizens.models.learning import Completion, Course
from folkmoot.citizens.models.membership import Membership
from folkmoot.citizens.models.preferences import Preferences
from folkmoot.citizens.models.task import Assignment, CitizenTask, TaskKind
from folkmoot.citizens.models.two_way import Acceptance, TwoWayAgreement

__all__ = [
    "Acceptance", "Assignment", "CitizenTask", "Completion", "Course", "Membership", "Preferences", "TaskKind",
    "TwoWayAgreement",
]  # fmt: skip
