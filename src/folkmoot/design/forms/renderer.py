"""Django's own form rendering, with our templates and our wording."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from django import forms
from django.forms.boundfield import BoundField as DjangoBoundField
from django.forms.renderers import TemplatesSetting

from folkmoot.design.forms.wording import speak

KINDS: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.CheckboxSelectMultiple, "checkboxes"),  # before RadioSelect, which it inherits from
    (forms.RadioSelect, "radios"),
    (forms.CheckboxInput, "checkbox"),
    (forms.Select, "select"),
    (forms.Textarea, "textarea"),
    (forms.FileInput, "file"),
)
CLASSES = {
    "text": "govuk-input",
    "textarea": "govuk-textarea",
    "select": "govuk-select",
    "file": "govuk-file-upload",
    "point": "govuk-input",
    "checkbox": "govuk-checkboxes__input",
}


class BoundField(DjangoBoundField):
    """A field that knows how it looks: its kind, its class, where its error link goes.

    The form's `look` maps a field's name to any of: width, prefix, suffix, inline, small, heading,
    noun, rows, item_hints.
    """

    def __init__(self, form: forms.BaseForm, field: forms.Field, name: str) -> None:
        super().__init__(form, field, name)
        self.look: dict[str, Any] = {**getattr(field, "look", {}), **getattr(form, "look", {}).get(name, {})}
        speak(field, self.kind, str(self.look.get("noun", "")), str(self.label))

    @cached_property
    def kind(self) -> str:
        own = getattr(self.field.widget, "kind", "")
        return own or next((kind for widget, kind in KINDS if isinstance(self.field.widget, widget)), "text")

    @property
    def first_id(self) -> str:
        """The id of the first control, or of the part that is wrong."""
        if first := getattr(self.field.widget, "first_id", None):
            return first(self.auto_id, self.wrong_parts)
        return f"{self.auto_id}_0" if self.kind in {"radios", "checkboxes"} else self.id_for_label

    @property
    def wrong_parts(self) -> set[str]:
        found = self.form.errors.get(self.name) if self.form.is_bound else None
        return {part for error in (found.as_data() if found else ()) for part in (error.params or {}).get("parts", ())}

    @property
    def count(self) -> int | None:
        """How many characters fit, where the page counts them as they are typed."""
        return getattr(self.field, "max_length", None) if self.kind == "textarea" else None

    @property
    def hint_id(self) -> str:
        return f"{self.auto_id}_helptext"

    @property
    def error_id(self) -> str:
        return f"{self.auto_id}_error"

    @property
    def aria_describedby(self) -> str | None:
        ids = [super().aria_describedby or "", f"{self.auto_id}-info" if self.count else ""]
        return " ".join(filter(None, ids)) or None

    @property
    def options(self) -> Iterator[tuple[object, str]]:
        """The choices of radios and checkboxes, each with the hint of its own."""
        hints = self.look.get("item_hints", {})
        for option in self.subwidgets:
            yield option, hints.get(str(option.data["value"]), "")

    def build_widget_attrs(self, attrs: Any, widget: forms.Widget | None = None) -> Any:
        built: Any = super().build_widget_attrs(attrs, widget)
        widget = widget or self.field.widget
        if self.kind == "date" and self.errors:
            built["wrong"] = self.wrong_parts or {"day", "month", "year"}
        if widget.is_hidden or not (base := CLASSES.get(self.kind)):
            return built
        names = [base, str(widget.attrs.get("class", ""))]
        names += [f"{base}--error"] if self.errors else []
        names += (
            [f"govuk-input--width-{self.look['width']}"]
            if self.kind in {"text", "point"} and "width" in self.look
            else []
        )
        names += ["govuk-js-character-count"] if self.count else []
        built["class"] = " ".join(filter(None, names))
        if self.kind == "textarea":
            built["rows"] = self.look.get("rows", 5)
        return built


class Renderer(TemplatesSetting):
    form_template_name = "design/forms/form.html"
    formset_template_name = "design/forms/formset.html"
    field_template_name = "design/forms/field.html"
    bound_field_class = BoundField
