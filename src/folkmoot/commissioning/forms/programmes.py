from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.design.forms import LongTextField


class ProjectsForm(forms.Form):
    projects: Any = forms.ModelMultipleChoiceField(
        label=_("Which projects belong to it?"), queryset=None, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, projects: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["projects"].queryset = projects


class ProgrammeForm(ProjectsForm):
    look = {"title": {"noun": _("its name")}, "aim": {"noun": _("what it is for")}}

    body: Any = forms.ModelChoiceField(label=_("Which body?"), queryset=None)
    title = forms.CharField(label=_("What is the programme called?"), max_length=160)
    aim = LongTextField(label=_("What is it for?"), max_length=3000)
    field_order = ("body", "title", "aim", "projects")

    def __init__(self, *args: Any, bodies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["body"].queryset = bodies


class ChampionForm(forms.Form):
    look = {"person": {"noun": _("the elected member")}}

    person: Any = forms.ModelChoiceField(
        label=_("Which elected member champions it?"), queryset=None, empty_label=_("Choose one"),
        help_text=_("They are told, their name is shown, and they can step down."),
    )  # fmt: skip

    def __init__(self, *args: Any, members: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["person"].queryset = members
