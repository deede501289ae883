from folkmoot.citizens.models.learning import Completion, Course
from folkmoot.citizens.models.membership import Membership
from folkmoot.citizens.models.task import Assignment, CitizenTask, TaskKind

__all__ = ["Assignment", "CitizenTask", "Completion", "Course", "Membership", "TaskKind"]
