"""What a form says when an answer is missing or wrong: which answer, and how to mend it."""

from typing import Any

from django import forms
from django.core import validators
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop as noop

CHOOSING = {"radios", "checkboxes", "select"}
NUMBERS = (forms.IntegerField, forms.DecimalField, forms.FloatField)
LENGTHS = {
    "max_length": noop("%(what)s must be %(limit)s characters or fewer"),
    "min_length": noop("%(what)s must be %(limit)s characters or more"),
    "max_value": noop("%(what)s must be %(limit)s or less"),
    "min_value": noop("%(what)s must be %(limit)s or more"),
}


def speak(field: forms.Field, kind: str, noun: str, label: str) -> None:
    """Give `field` our sentences, except those its form has written for itself.

    A bound field is made before its form is cleaned, and each form holds its own copy of a field's
    sentences, so this changes nobody else's.
    """
    said = field.error_messages
    for code, sentence in _sentences(field, kind, noun, label).items():
        if code not in said or said[code] == _first_said(field, code):
            said[code] = sentence


def _first_said(field: forms.Field, code: str) -> object:
    """Django's own sentence: what the nearest class in the field's family says by default."""
    for family in type(field).__mro__:
        if code in vars(family).get("default_error_messages", {}):
            return vars(family)["default_error_messages"][code]
    return None


def _sentences(field: forms.Field, kind: str, noun: str, label: str) -> dict[str, Any]:
    asked = label.strip().endswith("?")
    thing = noun or _lower_first(label)
    what = _upper_first(noun) if noun else _("Your answer to “%s”") % label if asked else label
    sentences: dict[str, Any] = {"required": _missing(kind, asked and not noun, thing, label)}
    for validator in field.validators:
        if isinstance(validator, validators.BaseValidator) and validator.code in LENGTHS:
            limit = validator.limit_value
            if not callable(limit):
                sentences[validator.code] = _(LENGTHS[validator.code]) % {"what": what, "limit": _grouped(limit)}
    if kind in CHOOSING:
        sentences["invalid_choice"] = _("Select one of the choices for “%s”") % label
    if isinstance(field, NUMBERS) and not hasattr(field, "own_wording"):
        sentences["invalid"] = _("%s must be a number, like 30") % what
    if isinstance(field, forms.EmailField):
        sentences["invalid"] = _("Enter an email address in the correct format, like name@example.org")
    if isinstance(field, forms.URLField):
        sentences["invalid"] = _("Enter a web address in the correct format, like https://www.example.org")
    return sentences


def _missing(kind: str, question: bool, thing: str, label: str) -> object:
    if question:
        return _("Choose an answer to “%s”") % label if kind in CHOOSING else _("Answer “%s”") % label
    if kind in CHOOSING:
        return _("Select %s") % thing
    if kind == "checkbox":
        return _("Tick the box: %s") % label
    return _("Choose a file for %s") % thing if kind == "file" else _("Enter %s") % thing


def _grouped(limit: object) -> str:
    return f"{limit:,}" if isinstance(limit, int) else str(limit)


def _upper_first(words: str) -> str:
    return words[:1].upper() + words[1:]


def _lower_first(words: str) -> str:
    """ "Your name" to "your name"; "NHS number" and "Sutton" style words keep their capitals."""
    first = words.split(" ", 1)[0]
    return words if first[1:] != first[1:].lower() else words[:1].lower() + words[1:]
