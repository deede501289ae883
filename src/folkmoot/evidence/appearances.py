from django.utils.translation import gettext_lazy as _

from folkmoot.core.appearances import Appearance, appears
from folkmoot.core.record import describe
from folkmoot.evidence.models import Dataset, Study

describe(
    {
        "evidence.dataset.imported": _("Figures or boundaries brought in"),
        "evidence.study.added": _("Study added"),
    }
)


@appears(Dataset)
def dataset(row: Dataset) -> Appearance:
    titles = " ".join(row.indicators.values_list("title", flat=True))
    body = f"{row.description} {row.publisher} {row.vintage} {titles}"
    return Appearance(title=row.title, url=row.get_absolute_url(), kind="dataset", body=body)


@appears(Study)
def study(row: Study) -> Appearance:
    return Appearance(title=row.title, url=row.get_absolute_url(), kind="study", body=f"{row.summary} {row.source}")
