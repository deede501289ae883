from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from folkmoot.core.appearances import Appearance, Turn, appears
from folkmoot.core.audiences import PUBLIC
from folkmoot.core.record import describe
from folkmoot.network.models import CaseStudy

describe(
    {
        "network.case_study.written": gettext_lazy("Case study begun"),
        "network.case_study.changed": gettext_lazy("Case study changed"),
        "network.case_study.published": gettext_lazy("Case study published"),
    }
)


@appears(CaseStudy)
def case_study(row: CaseStudy) -> Appearance:
    """Everybody's once published; until then its own body's."""
    own = f"org:{row.body_id}"
    finish = Turn(own, _("Finish the case study and publish it"), row.get_absolute_url(), holder_name=row.body.name)
    return Appearance(
        title=row.title,
        url=row.get_absolute_url(),
        kind="case study",
        body=" ".join(words for _heading, words in row.headings),
        audience=PUBLIC if row.published_at else own,
        turns=() if row.published_at else (finish,),
    )
