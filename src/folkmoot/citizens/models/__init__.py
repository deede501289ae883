from folkmoot.citizens.models.badge import Badge, Shows
from folkmoot.citizens.models.challenge import Challenge
from folkmoot.citizens.models.checks import CheckLevel, CheckRole, DbsCheck, RiskAssessment
from folkmoot.citizens.models.costs import Expense, ExpenseKind, Payment
from folkmoot.citizens.models.draw import Drawn, NameInDraw, TaskDraw
from folkmoot.citizens.models.following import ProjectFollow
from folkmoot.citizens.models.learning import (
    Accreditation,
    Booking,
    Completion,
    Course,
    CourseSession,
    Learners,
    SelfAssessment,
    Skill,
)
from folkmoot.citizens.models.matter import MatterLook, MatterNote, PrivateMatter
from folkmoot.citizens.models.membership import Membership
from folkmoot.citizens.models.preferences import Preferences
from folkmoot.citizens.models.programme import (
    Programme,
    ProgrammeUnit,
    UnderstandingAnswer,
    UnderstandingAnswered,
    UnderstandingSurvey,
    WorkLevel,
)
from folkmoot.citizens.models.project import CitizenProject, ProjectType
from folkmoot.citizens.models.scheme import Claimed, CostKind, PublishedClaim, SchemeCost
from folkmoot.citizens.models.sounding import PolicyAnswer, PolicyQuestion
from folkmoot.citizens.models.task import Assignment, CitizenTask, InfluenceLevel, Reward, TaskContribution, TaskKind
from folkmoot.citizens.models.term import SchemeTerm
from folkmoot.citizens.models.two_way import Acceptance, TwoWayAgreement

__all__ = [
    "Acceptance", "Accreditation", "Assignment", "Badge", "Booking", "Challenge", "CheckLevel", "CheckRole",
    "CitizenProject", "CitizenTask", "Claimed", "Completion", "CostKind", "Course", "CourseSession", "DbsCheck", "Drawn", "Expense",
    "ExpenseKind", "InfluenceLevel", "Learners", "MatterLook", "MatterNote", "Membership", "NameInDraw", "Payment",
    "PolicyAnswer", "PolicyQuestion", "Preferences", "PrivateMatter", "Programme", "ProgrammeUnit", "ProjectFollow", "ProjectType", "PublishedClaim", "Reward", "RiskAssessment",
    "SchemeCost", "SchemeTerm", "SelfAssessment", "Shows", "Skill", "TaskContribution", "TaskDraw", "TaskKind", "TwoWayAgreement",
    "UnderstandingAnswer", "UnderstandingAnswered", "UnderstandingSurvey", "WorkLevel",
]  # fmt: skip
