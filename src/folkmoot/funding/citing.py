"""What a bid builds on: each thing cited says what was found and where it can be read."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Citation:
    found: str
    source: str

    def as_value(self) -> dict[str, str]:
        return {"found": self.found.strip(), "source": self.source.strip()}


def citations_from(value: Mapping[str, Any]) -> list[Citation]:
    return [Citation(row["found"], row["source"]) for row in value.get("cited", [])]
