from folkmoot.citizens.queries.contribution import activities, badge_words, badges_of, cycle_of, with_links
from folkmoot.citizens.queries.dashboard import Dashboard, dashboard, missing_bands
from folkmoot.citizens.queries.family import Family, family_of, now_eighteen, now_thirteen
from folkmoot.citizens.queries.learning import (
    bookings_of,
    completion_by_unit,
    due_for_reminder,
    holds_on,
    sessions_of,
    shelf,
    skills_gap,
    understanding,
    with_bookings,
)
from folkmoot.citizens.queries.members import AboutMember, about_member
from folkmoot.citizens.queries.project import work_in
from folkmoot.citizens.queries.projects import project_lines, projects, projects_by_kind
from folkmoot.citizens.queries.safety import (
    CheckLine,
    check_lines,
    checked_adults,
    costs_of,
    costs_waiting,
    matters_of,
    may_be_checked,
    safeguarding_leads,
)
from folkmoot.citizens.queries.scheme import (
    Figures,
    MemberLine,
    Suggestion,
    all_operators,
    is_trained,
    member_lines,
    members_of,
    operated_by,
    operators,
    record_lines,
    record_of,
    safe_figures,
    suggested,
    tasks,
)

__all__ = [
    "AboutMember", "CheckLine", "Dashboard", "Family", "Figures", "MemberLine", "Suggestion", "about_member",
    "activities", "all_operators", "badge_words", "badges_of", "bookings_of", "check_lines", "checked_adults",
    "completion_by_unit", "costs_of", "costs_waiting", "cycle_of", "dashboard", "due_for_reminder", "family_of",
    "holds_on", "is_trained", "matters_of", "may_be_checked", "member_lines", "members_of", "missing_bands", "now_eighteen", "now_thirteen",
    "operated_by", "operators", "project_lines", "projects", "projects_by_kind", "record_lines", "record_of", "safe_figures", "safeguarding_leads", "sessions_of",
    "shelf", "skills_gap", "suggested", "tasks", "understanding", "with_bookings", "with_links", "work_in",
]  # fmt: skip
