from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from folkmoot.citizens.models import CycleStage, ProjectType
from folkmoot.commissioning.models import Project
from folkmoot.design.forms import DateField, LongTextField


def _lines(kinds: Any) -> list[tuple[str, str]]:
    return [(value, str(capfirst(label))) for value, label in kinds.choices]


class ProjectNoteForm(forms.Form):
    look = {"did": {"rows": 5}, "kind": {"noun": _("the type of project")}, "stage": {"noun": _("the stage")}}

    kind = forms.ChoiceField(label=_("What type of project is it?"), widget=forms.RadioSelect)
    title = forms.CharField(label=_("What is it called?"), max_length=160)
    stage = forms.ChoiceField(label=_("Which stage of the cycle is it in?"), widget=forms.RadioSelect)
    did = LongTextField(
        label=_("What do citizen commissioners do in it?"), max_length=3000,
        help_text=_("Everybody can read this. Name nobody."),
    )  # fmt: skip
    asked_by = forms.CharField(label=_("Who asked for it?"), max_length=160)
    start_date = DateField(label=_("When did it begin?"))
    project: Any = forms.ModelChoiceField(
        label=_("Which project on this site does it belong to?"), queryset=Project.objects.none(), required=False,
        empty_label=_("None"),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["kind"].choices, fields["stage"].choices = _lines(ProjectType), _lines(CycleStage)
        fields["project"].queryset = Project.objects.order_by("title", "pk")


class ProjectEndForm(forms.Form):
    look = {"came_of_it": {"rows": 5, "noun": _("what came of it")}}

    end_date = DateField(label=_("When did it end?"))
    came_of_it = LongTextField(label=_("What came of it?"), max_length=3000)
