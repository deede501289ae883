from folkmoot.core.appearances import Appearance, appears
from folkmoot.places.models import Area
from folkmoot.places.models.area import AreaKind


@appears(Area)
def area(row: Area) -> Appearance | None:
    if row.kind == AreaKind.REGION:
        return None
    return Appearance(
        title=row.name, url=row.get_absolute_url(), kind="area", body=f"{row.code} {row.get_kind_display()}"
    )
