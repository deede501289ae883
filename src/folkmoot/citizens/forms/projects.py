from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.citizens.models import ProjectType
from folkmoot.commissioning.models import Project
from folkmoot.design.forms import LongTextField


class CitizenProjectForm(forms.Form):
    kind = forms.ChoiceField(label=_("What kind of project is it?"), choices=ProjectType, widget=forms.RadioSelect)
    title = forms.CharField(label=_("What is it called?"), max_length=160)
    what = LongTextField(
        label=_("What did people do?"), max_length=1000, help_text=_("No names. Everyone can read this.")
    )
    asked_by = forms.CharField(label=_("Who asked them?"), max_length=200, help_text=_("A body, not a person."))
    year = forms.IntegerField(label=_("Year it began"), min_value=1990, max_value=2200, required=False)
    project = forms.ModelChoiceField(
        label=_("Is it a project of this site?"), queryset=Project.objects.none(), required=False,
        empty_label=_("No, it was done elsewhere"),
    )  # fmt: skip
    source = forms.CharField(
        label=_("Where can one read of it?"), max_length=200, required=False,
        help_text=_("A report or a page. Leave it empty for a project of this site."),
    )  # fmt: skip
    look = {"year": {"width": 4}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["project"].queryset = Project.objects.order_by("title", "pk")  # type: ignore[attr-defined]
