from folkmoot.citizens.queries.family import Family, family_of
from folkmoot.citizens.queries.members import AboutMember, about_member
from folkmoot.citizens.queries.scheme import (
    Figures,
    MemberLine,
    is_trained,
    member_lines,
    members_of,
    operated_by,
    operators,
    record_lines,
    record_of,
    safe_figures,
    tasks,
)

__all__ = [
    "AboutMember", "Family", "Figures", "MemberLine", "about_member", "family_of", "is_trained", "member_lines", "members_of", "operated_by", "operators",
    "record_lines", "record_of", "safe_figures", "tasks",
]  # fmt: skip
