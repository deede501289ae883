"""Habits that keep the house tidy: names, lengths, where things may point."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "folkmoot"
BANNED_NAMES = {"utils", "helpers", "common", "services", "managers", "exceptions"}
PYTHON = [path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts]
TEMPLATES = list(SOURCE.rglob("templates/**/*.html")) + list(SOURCE.rglob("templates/**/*.txt"))
TAGS = re.compile(
    r"{#.*?#}|{%\s*comment.*?endcomment\s*%}|{%\s*blocktrans(?:late)?\b.*?{%\s*endblocktrans(?:late)?\s*%}|{%.*?%}|{{.*?}}",
    re.S,
)


def test_no_catch_all_names():
    assert [
        path for path in SOURCE.rglob("*") if path.stem in BANNED_NAMES and (path.is_dir() or path.suffix == ".py")
    ] == []


def test_no_file_is_over_300_lines():
    assert [(path.name, lines) for path in PYTHON if (lines := len(path.read_text("utf-8").splitlines())) > 300] == []


def test_no_page_loads_anything_from_elsewhere():
    outside = re.compile(
        r"""(?:src|srcset|data)\s*=\s*["']?(?:https?:)?//|<link[^>]+href\s*=\s*["'](?:https?:)?//|url\(\s*["']?https?:"""
    )
    files = [
        *TEMPLATES,
        *SOURCE.rglob("static/**/*.css"),
        *SOURCE.rglob("static/**/*.js"),
        *SOURCE.rglob("static/**/*.svg"),
    ]
    assert [path.name for path in files if outside.search(path.read_text("utf-8"))] == []


def test_no_inline_script_or_style():
    inline = re.compile(r"<script(?![^>]+src=)|<style|\sstyle\s*=|\son[a-z]+\s*=", re.I)
    assert [path.name for path in TEMPLATES if inline.search(TAGS.sub("", path.read_text("utf-8")))] == []


def test_no_font_or_crest_of_gov_uk():
    words = re.compile(r"GDS Transport|govuk-crest|crown-logo", re.I)
    files = [*TEMPLATES, *SOURCE.rglob("static/**/*.css"), *SOURCE.rglob("static/**/*.svg")]
    assert [path.name for path in files if words.search(path.read_text("utf-8"))] == []


def test_foreign_keys_point_down():
    from django.apps import apps

    floors = ["core", "design", "places", "people", "commitments", "evidence", "needs", "commissioning", "citizens",
              "engagement", "funding", "agreements", "inquiries", "network"]  # fmt: skip
    wrong = [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        if model._meta.app_label in floors
        for field in model._meta.get_fields()
        if getattr(field, "many_to_one", False)
        and not field.auto_created
        and field.related_model._meta.app_label in floors
        and floors.index(field.related_model._meta.app_label) > floors.index(model._meta.app_label)
    ]
    assert wrong == []


def test_no_default_ordering():
    from django.apps import apps

    ours = [model for model in apps.get_models() if model.__module__.startswith("folkmoot.")]
    assert [model._meta.label for model in ours if model._meta.ordering] == []


def bare_words(html):
    """Words in a template that gettext never sees: text between tags once every template tag is taken out."""
    text = re.sub(r"<code>.*?</code>|<script.*?</script>|<[^>]+>", " ", TAGS.sub(" ", html), flags=re.S)
    return [
        word
        for word in re.findall(r"[A-Za-z]{3,}", text)
        if word not in ("nbsp", "amp", "middot", "ndash", "rarr", "larr", "pound", "times", "hellip")
    ]


@pytest.mark.parametrize(
    "path",
    [path for path in TEMPLATES if "patterns" not in path.parts],
    ids=lambda path: f"{path.parent.name}/{path.name}",
)
def test_all_words_of_a_template_go_through_gettext(path):
    assert bare_words(path.read_text("utf-8")) == []


def test_bare_words_are_seen():
    assert bare_words("<p>Hello {{ name }}</p>") == ["Hello"]
    assert bare_words('{% blocktranslate %}Hello{% endblocktranslate %}<p class="big">{% translate "Bye" %}</p>') == []
