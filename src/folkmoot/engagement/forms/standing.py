"""Forms of a standing panel: opening it, joining it, and its waves."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.design.forms import DateField, LongTextField
from folkmoot.engagement.actions.panels import Put
from folkmoot.engagement.forms.panels import AboutYouForm, BodyForm
from folkmoot.engagement.models import (
    Wave,
)  # fmt: skip
from folkmoot.people.models import Organisation
from folkmoot.places.models import Area


class StandingPanelForm(BodyForm):
    body = forms.ModelChoiceField(label=_("Who asks?"), queryset=Organisation.objects.none())
    title = forms.CharField(label=_("What is it called?"), max_length=160)
    about = LongTextField(label=_("What is it for?"), max_length=2000)
    promise = LongTextField(label=_("What do you do with the answers?"), max_length=2000)
    area = forms.ModelChoiceField(label=_("For which place?"), queryset=Area.objects.none())
    stays_months = forms.IntegerField(
        label=_("After how many months is a member asked whether to stay?"), min_value=3, max_value=60, initial=24
    )
    contact = forms.CharField(label=_("Whom can people ask?"), help_text=_("A post, not a name."), max_length=160)
    look = {"stays_months": {"width": 3}}

    def __init__(self, *args: Any, areas: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area"].queryset = areas  # type: ignore[attr-defined]


class JoinPanelForm(AboutYouForm):
    agree = forms.BooleanField(label=_("I agree to what is said above"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, required=False, **kwargs)


class WaveForm(forms.Form):
    title = forms.CharField(label=_("What is it about?"), max_length=160)
    repeats = forms.ModelChoiceField(
        label=_("Does it ask the same as an earlier wave?"), queryset=Wave.objects.none(), required=False,
        empty_label=_("No, these are new questions"),
    )  # fmt: skip
    questions = LongTextField(
        label=_("Questions"),
        help_text=_("Each on a line of its own, with its choices after it: “Do you feel safe? | yes | no | not sure”."),
        max_length=5000, required=False,
    )  # fmt: skip
    closes_date = DateField(label=_("Last day to answer"))

    def __init__(self, *args: Any, waves: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["repeats"].queryset = waves  # type: ignore[attr-defined]

    def clean_questions(self) -> list[Put]:
        lines = [line.split("|") for line in self.cleaned_data["questions"].splitlines() if line.strip()]
        return [
            Put(text.strip()[:300], [choice.strip()[:80] for choice in choices if choice.strip()])
            for text, *choices in lines
        ]


class WaveAnswerForm(forms.Form):
    def __init__(self, *args: Any, questions: Sequence[dict[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for place, question in enumerate(questions):
            self.fields[f"question_{place}"] = forms.ChoiceField(
                label=question["text"], choices=[(each, each) for each in question["choices"]],
                widget=forms.RadioSelect, required=False,
            )  # fmt: skip
        self.count = len(questions)

    def answers(self) -> dict[int, str]:
        return {place: self.cleaned_data.get(f"question_{place}", "") for place in range(self.count)}


class CloseWaveForm(forms.Form):
    what_changed = LongTextField(
        label=_("What is done with the answers?"), help_text=_("Everyone can read this."), max_length=3000
    )
