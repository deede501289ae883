"""Every page can be got to from another: an address that nothing names is a page that nobody finds."""

import re
from collections.abc import Iterator
from pathlib import Path

from django.urls import URLPattern, URLResolver, get_resolver

SOURCE = Path(__file__).parents[2] / "src" / "folkmoot"
# Asked for by machines and by makers, who know the address; and what libraries bring with their own pages.
KNOWN = re.compile(r"design:patterns\w*|web:health|open-api:[\w-]+|(account|mfa|admin)\b.*|[^:]+")


def names(found: list[URLPattern | URLResolver], space: str = "") -> Iterator[str]:
    for one in found:
        if isinstance(one, URLResolver):
            yield from names(one.url_patterns, f"{space}{one.namespace}:" if one.namespace else space)
        elif one.name:
            yield space + one.name


def text_of(folder: Path) -> str:
    files = (path for path in folder.rglob("*") if path.suffix in (".py", ".html", ".js"))
    return "\n".join(
        path.read_text(encoding="utf-8")
        for path in files
        if "migrations" not in path.parts and "urls" not in path.parts and not path.stem.endswith("urls")
    )


def test_every_page_is_named_somewhere():
    rooms = [text_of(folder) for folder in SOURCE.iterdir() if folder.is_dir()]

    def is_named(name: str) -> bool:
        space, _colon, short = name.rpartition(":")
        whole, part = re.compile(f"[\"']{re.escape(name)}[\"']"), f'"{short}"'
        # Lists of tasks name their pages by the short name and put the room before it.
        return any(whole.search(text) or (f'f"{space}:{{' in text and part in text) for text in rooms)

    pages = {name for name in names(get_resolver().url_patterns) if not KNOWN.fullmatch(name)}
    assert len(pages) > 500, "or nothing was walked"
    assert sorted(name for name in pages if not is_named(name)) == []
