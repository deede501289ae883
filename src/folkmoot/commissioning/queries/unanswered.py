from folkmoot.commissioning.models import Group, Impact, ImpactAssessment
from folkmoot.commissioning.models.assessment import PROTECTED


def unanswered(assessment: ImpactAssessment) -> list[Group]:
    """Groups a full assessment must still speak of: the nine the Act protects, and any not known yet."""
    answers = dict(assessment.groups.values_list("group", "impact"))
    open_ones = {group for group, impact in answers.items() if impact == Impact.UNKNOWN}
    return [group for group in Group if group in open_ones or (group in PROTECTED and group not in answers)]
