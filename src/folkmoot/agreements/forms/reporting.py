"""Forms for what goes with a report, and for looking at the work from outside."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.agreements.equality import answers_of
from folkmoot.agreements.forms.parts import yes_no
from folkmoot.agreements.models import Measure
from folkmoot.design.forms import DateField, LongTextField
from folkmoot.people.models import Organisation


class CountsForm(forms.Form):
    """How many people gave each answer about themselves."""

    def __init__(self, group: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.look = {}
        for key, label in answers_of(group):
            self.fields[key] = forms.IntegerField(
                label=str(label).capitalize(), min_value=0, max_value=1_000_000, initial=0
            )
            self.look[key] = {"width": 5, "noun": _("how many people: %s") % label}


class StoryForm(forms.Form):
    words = LongTextField(
        label=_("The story, in the person’s own words"), help_text=_("Leave out names and addresses."), max_length=4000
    )
    told_by = forms.CharField(
        label=_("Who tells it, as they wish to be known"), help_text=_("For example: a neighbour, 70."), max_length=120,
        required=False,
    )  # fmt: skip
    consent = forms.CharField(
        label=_("How did they agree?"), help_text=_("For example: they read it and said yes on 3 May."), max_length=200
    )
    may_publish = yes_no(_("Do they agree that everyone reads it?"), _("If not, only the parties read it."))
    look = {"may_publish": {"inline": True}}


class MeasureChangeForm(forms.Form):
    title = forms.CharField(label=_("What is measured?"), max_length=200)
    unit = forms.CharField(label=_("Counted in"), max_length=40)
    purpose = LongTextField(label=_("Why is it asked?"), max_length=1000)
    use = LongTextField(label=_("What will be done with the answer?"), max_length=1000)
    target = forms.DecimalField(label=_("What you aim for"), required=False, max_digits=14, decimal_places=2)
    owner = forms.CharField(
        label=_("Who answers for reaching it?"), required=False, max_length=300,
        help_text=_("Needed with an aim. A post or a body, not the name of a person: everyone can read it."),
    )  # fmt: skip
    stop = yes_no(_("Should it no longer be asked?"), initial="False")
    reason = LongTextField(
        label=_("Why must it change?"), help_text=_("Everyone can read this. Measures stay as they are unless they have to change."),
        max_length=1000,
    )  # fmt: skip
    look = {
        "unit": {"width": 10}, "target": {"width": 5}, "purpose": {"rows": 3}, "use": {"rows": 3}, "reason": {"rows": 3},
        "stop": {"inline": True},
    }  # fmt: skip

    @staticmethod
    def of(measure: Measure) -> dict[str, Any]:
        return {name: getattr(measure, name) for name in ("title", "unit", "purpose", "use", "target", "owner")}


class AgreeForm(forms.Form):
    agrees = forms.TypedChoiceField(
        label=_("Do you agree?"), choices=(("True", _("yes")), ("False", _("no"))), coerce=lambda value: value == "True",
        widget=forms.RadioSelect,
    )  # fmt: skip
    words = LongTextField(
        label=_("Your words"),
        help_text=_("Needed if you say no. Everyone can read them."),
        required=False,
        max_length=1000,
    )
    look = {"agrees": {"inline": True}}


class QuestionForm(forms.Form):
    question = forms.CharField(label=_("What do you want to find out together?"), max_length=300)


class CycleForm(forms.Form):
    by_date = DateField(label=_("By which day will you sit down and learn?"))


class NoteCycleForm(forms.Form):
    learnt = LongTextField(label=_("What was learnt?"), help_text=_("Everyone can read this."), max_length=4000)
    changed = LongTextField(label=_("What is done differently now?"), max_length=4000)


class VisitForm(forms.Form):
    visited_date = DateField(label=_("On which day were you there?"))
    saw = LongTextField(
        label=_("What did you see?"), help_text=_("Everyone can read this. Name nobody."), max_length=4000
    )
    heard = LongTextField(label=_("What did people tell you?"), max_length=4000)
    people_met = forms.IntegerField(label=_("How many people did you speak with?"), min_value=0, max_value=999)
    suggests = LongTextField(label=_("What would you suggest?"), required=False, max_length=2000)
    look = {
        "people_met": {"width": 3, "noun": _("how many people you spoke with")},
        "saw": {"rows": 4},
        "heard": {"rows": 4},
    }


class WordsForm(forms.Form):
    words = LongTextField(label=_("Your words"), help_text=_("Everyone can read this. Name nobody."), max_length=4000)


class NoteForm(forms.Form):
    words = LongTextField(
        label=_("What do you want to write down?"),
        help_text=_("The provider reads it. Nobody else does."),
        max_length=4000,
    )


class EvaluationForm(forms.Form):
    evaluator = forms.ModelChoiceField(
        label=_("Who evaluates?"), queryset=Organisation.objects.none(), empty_label=_("Choose a body")
    )
    question = LongTextField(label=_("What does it ask?"), max_length=2000)
    method = LongTextField(label=_("How does it find out?"), max_length=2000)
    burden_hours = forms.DecimalField(
        label=_("How many hours will it take of the provider?"), min_value=0, max_value=9999, decimal_places=1
    )
    independence = LongTextField(label=_("What makes the evaluator independent?"), max_length=1000)
    from_date = DateField(label=_("First day"))
    until_date = DateField(label=_("Ends before"))
    look = {"burden_hours": {"width": 5}, "question": {"rows": 3}, "method": {"rows": 3}, "independence": {"rows": 3}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bodies = Organisation.objects.filter(merged_into=None, is_imported=False).order_by("name", "pk")
        self.fields["evaluator"].queryset = bodies  # type: ignore[attr-defined]
