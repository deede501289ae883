from collections.abc import Iterable
from functools import partial
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.commissioning.choices import lines
from folkmoot.commissioning.forms.project import YES_NO
from folkmoot.commissioning.models import Standing
from folkmoot.commitments.models import Undertaking
from folkmoot.design.forms import DateField, LongTextField


class ReportForm(forms.Form):
    """Only what nobody has written yet; everything else comes from the project."""

    title = forms.CharField(label=_("Title"), max_length=200)
    decided_by_body = forms.CharField(
        label=_("Who decides?"), help_text=_("The committee, or an officer’s post."), max_length=160
    )
    meeting_date = DateField(label=_("Date of the meeting"))
    lead_member = forms.CharField(label=_("Lead councillor’s post"), max_length=160, required=False)
    wards = forms.CharField(label=_("Wards"), max_length=300)
    is_key_decision = forms.TypedChoiceField(
        label=_("Is this a key decision?"), choices=YES_NO, widget=forms.RadioSelect,
        coerce=lambda answer: answer == "yes",
        help_text=_("It spends or saves a lot, or touches people in two wards or more. It then needs the next two answers."),
    )  # fmt: skip
    financial = LongTextField(label=_("What does it mean for money?"), max_length=6000, required=False)
    equality = LongTextField(
        label=_("What does it mean for equality?"), max_length=6000, required=False,
        help_text=_("Drawn from the signed assessment. Change it if it needs more."),
    )  # fmt: skip
    legal_basis = LongTextField(label=_("Which legal power does it rest on?"), max_length=3000, required=False)
    recommendation = LongTextField(label=_("What is recommended?"), max_length=6000)
    appendices = LongTextField(label=_("Appendices"), max_length=3000, required=False)
    look = {"is_key_decision": {"inline": True}}


class PrinciplesForm(forms.Form):
    """An answer and its words for each principle; what is left empty can be answered later."""

    def __init__(self, *args: Any, principles: Iterable[Undertaking], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.principles = list(principles)
        self.look: dict[str, dict[str, object]] = {}
        for row in self.principles:
            self.fields[f"answer_{row.number}"] = forms.ChoiceField(
                label=f"{row.number}. {row.text}",
                choices=partial(lines, Standing),
                widget=forms.RadioSelect,
                required=False,
            )
            self.fields[f"words_{row.number}"] = LongTextField(
                label=_("How, or why not? (%(number)s)") % {"number": row.number}, max_length=1500, required=False
            )
            self.look[f"answer_{row.number}"] = {"inline": True}
            self.look[f"words_{row.number}"] = {"rows": 2}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        for row in self.principles:
            answer, words = data.get(f"answer_{row.number}"), data.get(f"words_{row.number}")
            if answer and not words:
                self.add_error(
                    f"words_{row.number}", _("Say how %(number)s is met, or why not.") % {"number": row.number}
                )
            if words and not answer:
                self.add_error(f"answer_{row.number}", _("Choose an answer for %(number)s.") % {"number": row.number})
        return data

    def answers(self) -> dict[Undertaking, tuple[str, str]]:
        """What was answered, principle by principle."""
        data = self.cleaned_data
        given = ((row, data.get(f"answer_{row.number}"), data.get(f"words_{row.number}")) for row in self.principles)
        return {row: (answer, words) for row, answer, words in given if answer and words}


class TakeBackForm(forms.Form):
    reasons = LongTextField(label=_("Why is it taken back?"), help_text=_("Everyone can read this."), max_length=2000)


class DecisionForm(forms.Form):
    """What the body decided, as the clerk writes it down; also for a correction."""

    body_name = forms.CharField(label=_("Who decided?"), max_length=160)
    decided_date = DateField(label=_("When?"))
    approved = forms.TypedChoiceField(
        label=_("What was decided?"), choices=[("yes", _("Approved")), ("no", _("Not approved"))],
        widget=forms.RadioSelect, coerce=lambda answer: answer == "yes",
    )  # fmt: skip
    votes_for = forms.IntegerField(label=_("Votes for"), min_value=0, max_value=999, required=False)
    votes_against = forms.IntegerField(label=_("Votes against"), min_value=0, max_value=999, required=False)
    reasons = LongTextField(label=_("Reasons"), help_text=_("Everyone can read these."), max_length=6000)
    look = {"votes_for": {"width": 3}, "votes_against": {"width": 3}}


class ReviewForm(forms.Form):
    user_perspective = LongTextField(label=_("How does it look to the people who use it?"), max_length=6000)
    user_voices = forms.IntegerField(
        label=_("How many people who use it were heard?"), min_value=0, max_value=1_000_000
    )
    what_worked = LongTextField(label=_("What worked?"), max_length=6000)
    what_did_not = LongTextField(label=_("What did not?"), max_length=6000)
    provider_view = LongTextField(label=_("What does the provider say?"), max_length=6000, required=False)
    look = {"user_voices": {"width": 5}}


class LessonForm(forms.Form):
    is_none = forms.BooleanField(label=_("There was nothing to learn"), required=False)
    title = forms.CharField(label=_("The lesson, in a few words"), max_length=160, required=False)
    what_happened = LongTextField(
        label=_("What happened?"), help_text=_("Or how you know that there was nothing to learn."), max_length=4000
    )
    change_made = LongTextField(label=_("What do you do differently now?"), max_length=4000, required=False)
    next_title = forms.CharField(
        label=_("The next need it shows, in a few words"), max_length=120, required=False,
        help_text=_("Leave this out if it shows none. A need that you name here is raised, and goes before the board."),
    )  # fmt: skip
    next_words = LongTextField(label=_("What is needed next?"), max_length=4000, required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if bool(data.get("next_title")) != bool(data.get("next_words")):
            missing = "next_words" if data.get("next_title") else "next_title"
            self.add_error(missing, _("Give the next need both a name and what is needed, or neither."))
        return data
