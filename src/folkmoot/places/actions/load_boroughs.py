import tomllib
from datetime import datetime
from pathlib import Path

from django.db import transaction

from folkmoot.core.listings import show
from folkmoot.places.models import Area
from folkmoot.places.models.area import AreaKind

FILE = Path(__file__).parents[1] / "data" / "london_boroughs.toml"


@transaction.atomic
def load_boroughs(*, now: datetime) -> int:
    """Bring in London and its 33 boroughs (ONS codes) with their tiles; return how many are new."""
    _london, is_new = Area.objects.get_or_create(code="E12000007", defaults={"name": "London", "kind": AreaKind.REGION})
    count = int(is_new)
    for row in tomllib.loads(FILE.read_text("utf-8"))["boroughs"]:
        area, is_new = Area.objects.get_or_create(
            code=row["code"],
            defaults={
                "name": row["name"],
                "kind": AreaKind.BOROUGH,
                "label": row["label"],
                "tile_x": row["x"],
                "tile_y": row["y"],
            },
        )
        if is_new:
            show(area, now)
        count += is_new
    return count
