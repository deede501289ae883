"""Pages and forms are private to their room: import-linter's own rules (pyproject.toml) cannot say that."""

import grimp
import pytest

PRIVATE = {"views", "forms"}
# design's forms are how every form looks: they are made to be built on.
SHARED = "folkmoot.design.forms"


@pytest.fixture
def graph():
    return grimp.build_graph("folkmoot", cache_dir=None)


def trespasses(graph):
    """Each import of one room's page or form by another room."""
    found = []
    for owner in graph.modules:
        parts = owner.split(".")
        if len(parts) < 3 or parts[2] not in PRIVATE or owner.startswith(SHARED):
            continue
        for importer in graph.find_modules_that_directly_import(owner):
            if importer.split(".")[:2] != parts[:2]:
                found.append(f"{importer} imports {owner}")
    return sorted(found)


def test_no_room_imports_the_pages_or_forms_of_another(graph):
    assert trespasses(graph) == []


def test_it_would_be_noticed(graph):
    graph.add_import(importer="folkmoot.openness.urls", imported="folkmoot.commitments.forms")
    assert trespasses(graph) == ["folkmoot.openness.urls imports folkmoot.commitments.forms"]
