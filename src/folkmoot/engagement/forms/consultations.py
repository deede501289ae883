from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.commissioning.models import Specification
from folkmoot.design.forms import DateField, LongTextField
from folkmoot.engagement.models import Consultation, GroupAsked, Level, Question, QuestionKind, Theme
from folkmoot.people.models import Organisation

LEVELS = {
    Level.CONSULT: _("We listen to you, and say how what you said changed the decision."),
    Level.INVOLVE: _("We work with you throughout, and the options show what you care about."),
    Level.COLLABORATE: _("We look for the answer together with you, as far as we possibly can."),
    Level.EMPOWER: _("You decide, and we do what you decide."),
}


class ConsultationForm(forms.Form):
    title = forms.CharField(label=_("What is it called?"), max_length=160)
    summary = LongTextField(
        label=_("What is it about?"),
        help_text=_("In plain words, for somebody who has never heard of it."),
        max_length=3000,
    )
    why = LongTextField(label=_("Why do people’s views matter?"), max_length=2000, required=False)
    level = forms.ChoiceField(
        label=_("How much say do people have?"),
        choices=[(level.value, level.label) for level in LEVELS],
        widget=forms.RadioSelect,
        required=False,
    )
    promise = LongTextField(label=_("What do you promise to do with the answers?"), max_length=2000, required=False)
    options = LongTextField(
        label=_("What are the options?"),
        help_text=_("With what each costs and what it would mean, bad effects too."),
        max_length=5000,
        required=False,
    )
    can_change = LongTextField(label=_("What can still change?"), max_length=2000, required=False)
    cannot_change = LongTextField(label=_("What cannot change, and why?"), max_length=2000, required=False)
    who_decides = forms.CharField(label=_("Who decides?"), max_length=160, required=False)
    contact = forms.CharField(
        label=_("Whom can people ask?"), help_text=_("A post, not a name."), max_length=160, required=False
    )
    is_formal = forms.TypedChoiceField(
        label=_("Is it a formal written consultation?"),
        choices=[("yes", _("Yes")), ("no", _("No, it is informal"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        initial="yes",
    )
    opens_date = DateField(label=_("First day"))
    closes_date = DateField(
        label=_("Last day to answer"), help_text=_("At least 84 days after the first, or give the reason below.")
    )
    short_reason = LongTextField(
        label=_("Why is it shorter than 12 weeks, or informal?"),
        help_text=_("Only if it is. This is published."),
        max_length=2000,
        required=False,
    )
    no_notice_reason = LongTextField(
        label=_("Why is there no early notice?"),
        help_text=_("Only if you do not announce it first. This is published."),
        max_length=2000,
        required=False,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    look = {
        "level": {"item_hints": {level.value: hint for level, hint in LEVELS.items()}},
        "is_formal": {"inline": True},
    }


class QuestionForm(forms.Form):
    text = forms.CharField(label=_("Question"), max_length=300)
    kind = forms.ChoiceField(
        label=_("How is it answered?"),
        choices=QuestionKind.choices,
        widget=forms.RadioSelect,
        initial=QuestionKind.TEXT,
    )
    choices = LongTextField(
        label=_("Choices"),
        help_text=_("For one choice only: each on a line of its own."),
        max_length=1000,
        required=False,
    )
    is_required = forms.BooleanField(label=_("It must be answered"), required=False)


class FormatForm(forms.Form):
    name = forms.CharField(
        label=_("Format"),
        help_text=_("For example Easy Read, British Sign Language, large print, on paper."),
        max_length=60,
    )
    link = forms.URLField(label=_("Link, if it is ready"), required=False, assume_scheme="https")
    ready_by_date = DateField(label=_("Or the day by which it will be ready"), required=False)
    none_because = forms.CharField(label=_("Or why there is none"), max_length=200, required=False)


class ReasonsForm(forms.Form):
    reasons = LongTextField(label=_("Why?"), help_text=_("Everyone can read this."), max_length=2000)


class NoticeForm(forms.Form):
    """Nothing to fill in; carries what refuses the step."""


class SpeakerForm(forms.Form):
    speaker = forms.ChoiceField(label=_("For whom do you answer?"), widget=forms.RadioSelect)
    look = {"speaker": {"heading": True, "noun": _("for whom you answer")}}

    def __init__(self, *args: Any, speakers: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["speaker"].choices = speakers  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    """One field for each question; first, for an organisation, whom it speaks for (ledger EN-05)."""

    def __init__(self, *args: Any, consultation: Consultation, speaker: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if speaker == "paper":
            self.fields["captured_by"] = forms.CharField(
                label=_("Taken down by"), help_text=_("Your post, not your name."), max_length=160
            )
        elif speaker != "me":
            self.fields.update(standing_fields())
        self.questions = list(consultation.questions.order_by("position"))
        for question in self.questions:
            self.fields[f"question_{question.pk}"] = field_for(question)

    def answers(self) -> dict[Question, str]:
        return {question: self.cleaned_data.get(f"question_{question.pk}", "") for question in self.questions}

    def standing(self) -> dict[str, Any]:
        """What was said about who speaks, under the names of `actions.respond`."""
        names = ("represents", "gathered_how", "basis", "groups_asked", "captured_by")
        return {name: self.cleaned_data[name] for name in names if name in self.cleaned_data}

    def as_typed(self) -> dict[str, Any]:
        """Everything as it was typed, right or wrong, to be kept."""
        return {
            name: self[name].data if name == "groups_asked" else str(self[name].data or "")[:6000]
            for name in self.fields
        }


def standing_fields() -> dict[str, forms.Field]:
    return {
        "represents": LongTextField(label=_("Whom does the organisation speak for?"), max_length=2000),
        "gathered_how": LongTextField(
            label=_("In what capacity does it speak, and how did you gather their views?"), max_length=2000
        ),
        "basis": LongTextField(label=_("On what basis does it speak for them?"), max_length=2000),
        "groups_asked": forms.MultipleChoiceField(
            label=_("Which of your people did you ask before answering?"),
            choices=GroupAsked.choices,
            widget=forms.CheckboxSelectMultiple,
            required=False,
        ),
    }


def field_for(question: Question) -> forms.Field:
    if question.kind == QuestionKind.CHOICE:
        return forms.ChoiceField(
            label=question.text,
            choices=[(choice, choice) for choice in question.choices],
            widget=forms.RadioSelect,
            required=question.is_required,
        )
    return LongTextField(label=question.text, max_length=5000, required=question.is_required)


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


class CompleteForm(forms.Form):
    promise_answer = LongTextField(
        label=_("How did you keep your promise?"),
        help_text=_("Or why you could not. This is published beside the promise."),
        max_length=2000,
    )


class FilterForm(forms.Form):
    phase = forms.ChoiceField(label=_("Where it stands"), required=False, choices=())
    body = forms.ModelChoiceField(
        label=_("Who asks"), queryset=Organisation.objects.none(), required=False, empty_label=_("Everybody")
    )
    look = {"phase": {"no_optional": True}, "body": {"no_optional": True}}

    def __init__(self, *args: Any, phases: Sequence[tuple[str, str]], bodies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["phase"].choices = [("", _("Anywhere")), *phases]  # type: ignore[attr-defined]
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]
