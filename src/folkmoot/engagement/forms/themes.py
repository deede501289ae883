from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.commissioning.models import Specification
from folkmoot.core.intake.opening import MEGABYTE, limit_megabytes
from folkmoot.design.forms import LongTextField
from folkmoot.engagement.models import Theme, Way, Why


class ThemeForm(forms.Form):
    title = forms.CharField(label=_("The theme in a few words"), max_length=160)
    you_said = LongTextField(
        label=_("You said"),
        help_text=_("What people said about it, in words that give nobody away. This is published."),
        max_length=3000,
    )


class ReadForm(forms.Form):
    themes = forms.ModelMultipleChoiceField(
        label=_("Themes it speaks to"),
        queryset=Theme.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    look = {"themes": {"no_optional": True}}

    def __init__(self, *args: Any, themes: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["themes"].queryset = themes  # type: ignore[attr-defined]


class ThemeAnswerForm(forms.Form):
    acted = forms.TypedChoiceField(
        label=_("Did you act on it?"),
        choices=[("yes", _("Yes: we did, or will do")), ("no", _("No: we did not, because"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    we_did = LongTextField(
        label=_("What you did, or will do"), help_text=_("If you acted."), max_length=3000, required=False
    )
    because = LongTextField(
        label=_("Because"), help_text=_("Needed if you did not act."), max_length=3000, required=False
    )
    specification = forms.ModelChoiceField(
        label=_("The specification that shows it"),
        queryset=Specification.objects.none(),
        required=False,
        empty_label=_("None yet"),
    )

    def __init__(self, *args: Any, specifications: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["specification"].queryset = specifications  # type: ignore[attr-defined]


class SearchForm(forms.Form):
    """Narrowing what is read. Everything stays in the address."""

    q = forms.CharField(label=_("Words in the answers"), required=False, max_length=100)
    way = forms.ChoiceField(label=_("How it came"), required=False, choices=[("", _("any way")), *Way.choices])
    theme = forms.ModelChoiceField(
        label=_("Theme"), queryset=Theme.objects.none(), required=False, empty_label=_("any theme")
    )
    show = forms.ChoiceField(
        label=_("Which"),
        required=False,
        choices=[
            ("", _("not read yet")),
            ("all", _("all")),
            ("second", _("read by somebody else, not by me")),
            ("publish", _("may be published, not looked at")),
        ],
    )
    look = {name: {"no_optional": True} for name in ("q", "way", "theme", "show")}

    def __init__(self, *args: Any, themes: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["theme"].queryset = themes  # type: ignore[attr-defined]


class PublishForm(forms.Form):
    """What is taken out of one answer before everyone may read it: what looks like a name, and what a reader adds."""

    more = LongTextField(
        label=_("Anything else to take out"),
        help_text=_("Each run of words on a line of its own, as it stands in the answer."),
        max_length=2000,
        required=False,
    )
    why = forms.ChoiceField(label=_("Why?"), choices=Why.choices, widget=forms.RadioSelect, initial=Why.NAME)
    reason = forms.CharField(label=_("The reason, if it is another one"), max_length=200, required=False)

    def __init__(self, *args: Any, found: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if found:
            self.fields = {
                "cut": forms.MultipleChoiceField(
                    label=_("Take these out"), choices=found, widget=forms.CheckboxSelectMultiple, required=False,
                    initial=[value for value, _label in found],
                ),
                **self.fields,
            }  # fmt: skip


class QuoteForm(PublishForm):
    words = LongTextField(label=_("The words to quote, as they stand in the answer"), max_length=1000)
    theme = forms.ModelChoiceField(label=_("Beside which theme?"), queryset=Theme.objects.none())
    field_order = ["theme", "words"]

    def __init__(self, *args: Any, themes: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["theme"].queryset = themes  # type: ignore[attr-defined]


class HoldForm(forms.Form):
    because = forms.CharField(
        label=_("Why is it not published?"), max_length=300, help_text=_("The reason is public. Name nobody in it.")
    )


class ResultsFileForm(forms.Form):
    file = forms.FileField(
        label=_("The spreadsheet"),
        help_text=_("The one you took away from here, with the same columns; XLSX or CSV."),
        max_length=200,
        error_messages={
            "required": _("Choose a file"),
            "empty": _("The file is empty. Check that it was saved whole."),
        },
    )
    dry_run = forms.BooleanField(label=_("Only try it, and show what would change"), required=False, initial=True)

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if (file.size or 0) > limit_megabytes() * MEGABYTE:
            raise forms.ValidationError(
                _("The file is over %(limit)s megabytes. Split it.") % {"limit": limit_megabytes()}
            )
        return file
