"""A bid brought back as a Word file: first the file, then which of its answers to keep."""

import json
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from folkmoot.funding.copying import Section
from folkmoot.funding.queries.bringing_back import Change

MOST_VERSIONS = 10**9


class WordForm(forms.Form):
    file = forms.FileField(
        label=_("The Word file (.docx)"), max_length=200,
        error_messages={
            "required": _("Choose a file"),
            "empty": _("The file is empty. Check that it was saved whole."),
        },
    )  # fmt: skip


class KeepForm(forms.Form):
    """Which answers to keep. The answers themselves go to the page and back with it: none lies anywhere unsealed."""

    keep = forms.MultipleChoiceField(
        label=_("What to keep"),
        help_text=_("What you do not tick stays as it is now."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick what to keep, or go back to your bid")},
    )
    read = forms.CharField(widget=forms.HiddenInput, max_length=400_000)

    def __init__(self, *args: Any, titles: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["keep"].choices = [(str(position), title) for position, title in titles]  # type: ignore[attr-defined]

    def clean_read(self) -> list[Section]:
        try:
            found = [
                Section(int(position), int(version), str(text).strip())
                for position, version, text in json.loads(self.cleaned_data["read"])
            ]
            if not found or any(not 0 <= one.version < MOST_VERSIONS for one in found):
                raise ValueError
            return found
        except (ValueError, TypeError, OverflowError, RecursionError):
            raise ValidationError(_("Bring the file again")) from None

    @property
    def kept(self) -> list[Section]:
        ticked = {int(position) for position in self.cleaned_data["keep"]}
        return [section for section in self.cleaned_data["read"] if section.position in ticked]


def as_read(changes: Iterable[Change]) -> str:
    rows = [(one.section.position, one.section.version, one.section.text) for one in changes if one.changes]
    return json.dumps(rows, ensure_ascii=False)
