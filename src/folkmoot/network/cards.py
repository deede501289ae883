from typing import Any

from django.utils.translation import gettext as _

from folkmoot.commissioning.models import Project
from folkmoot.core.cards import Card, card


@card(on=Project, order=95)
def told_as_a_case_study(person: Any, project: Project) -> Card | None:
    """The case studies others can learn from."""
    rows = list(project.case_studies.filter(published_at__isnull=False).order_by("pk"))
    return Card(_("Told as a case study"), "network/cards/project.html", {"rows": rows}) if rows else None
