"""The mistakes in a form, each with the id of the control that mends it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.forms import BaseForm, BaseFormSet, BoundField
from django.template import Context


@dataclass(frozen=True)
class Mistake:
    text: str
    target: str = ""


def failed_forms(context: Context) -> list[object]:
    """The forms in a page's context that came back with errors."""
    candidates = [context.get("form"), context.get("formset"), *(context.get("forms") or ())]
    return [each for each in candidates if isinstance(each, BaseForm | BaseFormSet) and each.is_bound and _failed(each)]


def _failed(each: BaseForm | BaseFormSet) -> bool:
    return bool(mistakes_in(each))


def mistakes_in(each: object) -> list[Mistake]:
    if isinstance(each, BaseFormSet):
        return [Mistake(str(e)) for e in each.non_form_errors()] + _of_many(each.forms)
    if isinstance(each, BaseForm):
        return _of_form(each)
    return []


def _of_many(forms: Iterable[BaseForm]) -> list[Mistake]:
    return [mistake for form in forms for mistake in _of_form(form)]


def _of_form(form: BaseForm) -> list[Mistake]:
    visible = form.visible_fields()
    first = target_of(visible[0]) if visible else ""
    whole = [*form.non_field_errors(), *(e for f in form.hidden_fields() for e in f.errors)]
    return [Mistake(str(e), first) for e in whole] + [
        Mistake(str(e), target_of(field)) for field in visible for e in field.errors
    ]


def target_of(field: BoundField) -> str:
    """The id of the first control of a field; for a date, of the part that is wrong."""
    return getattr(field, "first_id", "") or field.id_for_label or field.auto_id
