from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.design.forms import DateField, LongTextField
from folkmoot.engagement.forms.consultations import LEVELS
from folkmoot.engagement.models import Consultation, Reason, Regime
from folkmoot.engagement.models.conversation import LONGEST


class ConversationForm(forms.Form):
    question = forms.CharField(
        label=_("What is the question?"), max_length=160, help_text=_("One that people can see from many sides.")
    )
    about = LongTextField(
        label=_("What is it about?"),
        help_text=_("In plain words, for somebody who has never heard of it."),
        max_length=3000,
    )
    level = forms.ChoiceField(
        label=_("How much say do people have?"),
        choices=[(level.value, level.label) for level in LEVELS],
        widget=forms.RadioSelect,
    )
    promise = LongTextField(label=_("What do you promise to do with it?"), max_length=2000)
    seeds = LongTextField(
        label=_("Statements to begin with"),
        help_text=_(
            "At least five, each on a line of its own, from all sides. Each says one thing, in 160 characters."
        ),
        max_length=5000,
    )
    closes_date = DateField(label=_("Last day"))
    consultation = forms.ModelChoiceField(
        label=_("Is it part of a consultation?"), queryset=Consultation.objects.none(), required=False,
        empty_label=_("No"),
    )  # fmt: skip
    regime = forms.ChoiceField(
        label=_("When does a moderator look at what people write?"), choices=Regime.choices, widget=forms.RadioSelect,
        initial=Regime.BEFORE,
    )  # fmt: skip
    needs_account = forms.TypedChoiceField(
        label=_("Do people need an account?"),
        choices=[("yes", _("Yes: each person takes part once")), ("no", _("No: quicker, but nobody can say that each person is there once"))],
        coerce=lambda value: value == "yes", widget=forms.RadioSelect, initial="yes",
    )  # fmt: skip
    for_young = forms.BooleanField(label=_("It is for young people in particular"), required=False)
    look = {"level": {"item_hints": {level.value: hint for level, hint in LEVELS.items()}}, "seeds": {"rows": 8}}

    def __init__(self, *args: Any, consultations: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["consultation"].queryset = consultations  # type: ignore[attr-defined]

    def words(self) -> dict[str, Any]:
        return {
            **self.cleaned_data,
            "seeds": [line for line in self.cleaned_data["seeds"].splitlines() if line.strip()],
        }


class StatementForm(forms.Form):
    text = LongTextField(
        label=_("Your statement"),
        help_text=_("One thing, in your own words. Leave out names, addresses and telephone numbers."),
        max_length=LONGEST,
    )
    look = {"text": {"rows": 3, "noun": _("your statement")}}


class AnswerConversationForm(forms.Form):
    answer = LongTextField(
        label=_("What did you do with it?"),
        help_text=_("What you did because of what people said, and what you did not, and why. Everyone can read this."),
        max_length=5000,
    )


class WhyNotForm(forms.Form):
    reason = forms.ChoiceField(label=_("Why is it not shown?"), choices=Reason.choices, widget=forms.RadioSelect)
    words = LongTextField(
        label=_("In your own words"),
        help_text=_("Its author is told, and everybody can read it. Do not repeat what was written."),
        max_length=500,
    )
    look = {"words": {"rows": 3, "noun": _("the reason")}}


class ReportForm(forms.Form):
    reason = forms.ChoiceField(label=_("What is wrong with it?"), choices=Reason.choices, widget=forms.RadioSelect)


class AppealForm(forms.Form):
    words = LongTextField(
        label=_("Why should it be shown?"), help_text=_("Another moderator reads this, nobody else."), max_length=1000
    )
    look = {"words": {"rows": 4, "noun": _("why it should be shown")}}


class AppealDecisionForm(forms.Form):
    upheld = forms.TypedChoiceField(
        label=_("What do you decide?"), choices=[("yes", _("Show it after all")), ("no", _("It stays away"))],
        coerce=lambda value: value == "yes", widget=forms.RadioSelect,
    )  # fmt: skip
    words = LongTextField(label=_("Why?"), help_text=_("Everybody can read this."), max_length=500)
    look = {"words": {"rows": 3, "noun": _("the reason")}}


class ModeratorForm(forms.Form):
    email = forms.EmailField(label=_("Email address of their account"))
    shown_as = forms.CharField(
        label=_("Shown to the public as"), help_text=_("A name or a post, as they wish."), max_length=120
    )


class RuleForm(forms.Form):
    from_date = DateField(label=_("From which day?"))
    regime = forms.ChoiceField(
        label=_("When does a moderator look at what people write?"), choices=Regime.choices, widget=forms.RadioSelect
    )
    proposal_days = forms.IntegerField(label=_("Days to answer a proposal"), min_value=1, max_value=365)
    petition_days_open = forms.IntegerField(label=_("Days that a petition can be signed"), min_value=1, max_value=730)
    answered_at = forms.IntegerField(label=_("Signatures for an answer"), min_value=1, max_value=1_000_000)
    debated_at = forms.IntegerField(
        label=_("Signatures for a debate"), min_value=2, max_value=1_000_000, required=False,
        help_text=_("Leave it empty if you debate none."),
    )  # fmt: skip
    petition_days = forms.IntegerField(label=_("Days to answer a petition"), min_value=1, max_value=365)
    source = forms.CharField(label=_("Where was this decided?"), max_length=200)
    look = {
        name: {"width": 5}
        for name in ("proposal_days", "petition_days_open", "answered_at", "debated_at", "petition_days")
    }
