"""Every field of every model of ours says who may see it."""

import pytest
from django.apps import apps

MARKS = ("public", "members", "private", "special")
OURS = [model for model in apps.get_models() if model.__module__.startswith("folkmoot.")]


def marks_of(model):
    """Field name -> marks, read from the model's own Privacy class."""
    found = {}
    for mark in MARKS:
        for name in getattr(model.__dict__.get("Privacy"), mark, "").split():
            found.setdefault(name, []).append(mark)
    return found


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_field_has_one_mark(model):
    fields = {field.name for field in (*model._meta.fields, *model._meta.many_to_many)}
    marks = marks_of(model)
    assert fields - marks.keys() == set(), "fields without a privacy mark"
    assert marks.keys() - fields == set(), "marks for fields that are not there"
    assert [name for name, given in marks.items() if len(given) > 1] == [], "fields with two marks"


def test_a_field_without_a_mark_is_seen():
    class Unmarked:
        class Privacy:
            public = "id"

    assert "name" not in marks_of(Unmarked)
    assert len(OURS) > 50
