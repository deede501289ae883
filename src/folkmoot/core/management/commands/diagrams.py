"""`folkmoot diagrams`: draw the life cycles again."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.translation import override

from folkmoot.core.life_cycles import page


class Command(BaseCommand):
    help = "Write docs/reference/life-cycles.md from the tables of states."

    def handle(self, *args: Any, **options: Any) -> None:
        path = Path(settings.BASE_DIR) / "docs" / "reference" / "life-cycles.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        with override("en-gb"):
            path.write_text(page(), encoding="utf-8")
        self.stdout.write(f"Written: {path.relative_to(settings.BASE_DIR)}")
