from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.design.forms import DateField, LongTextField
from folkmoot.engagement.models import Level
from folkmoot.engagement.surveys.languages import NAMES
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
    nothing_decided = forms.BooleanField(
        label=_("Nothing is decided yet: what people say can still change the plan"), required=False
    )
    without_account = forms.BooleanField(
        label=_("People may answer without an account"),
        help_text=_("They keep a receipt. Two answers in the same words are shown together, and never left out."),
        required=False,
    )
    step_by_step = forms.BooleanField(label=_("Show one part of the questions at a time"), required=False)
    language = forms.TypedChoiceField(
        label=_("Which language is it written in?"), choices=list(NAMES.items()), initial="en", required=False,
        empty_value="en",
    )  # fmt: skip
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
        "language": {"no_optional": True},
    }


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
