"""What inquiries show on a project that came of a recommendation (ledger MP-24)."""

from typing import Any

from django.utils.translation import gettext as _

from folkmoot.commissioning.models import Project
from folkmoot.core.cards import Card, card


@card(on=Project, order=90)
def recommendations_behind(person: Any, project: Project) -> Card | None:
    rows = list(project.recommendations.select_related("inquiry").order_by("pk"))
    if not rows:
        return None
    return Card(_("What an inquiry asked for"), "inquiries/cards/project.html", {"rows": rows})
