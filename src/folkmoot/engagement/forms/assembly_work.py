"""Forms of an assembly at work: sessions, attendance, costs, recommendations, votes and what members think of it."""

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as now_said
from django.utils.translation import gettext_lazy as _

from folkmoot.design.forms import DateField, LongTextField, MoneyField
from folkmoot.engagement.forms.panels import TIMES
from folkmoot.engagement.models import (
    AdviceAnswer,
    AssemblySeat,
    CostKind,
    VoteChoice,
    statements,
)  # fmt: skip
from folkmoot.people.models import Organisation


class WhenForm(forms.Form):
    """A day and two times, as two moments in London."""

    day = DateField(label=_("Day"))
    begins = forms.ChoiceField(label=_("From"), choices=TIMES, initial="10:00")
    ends = forms.ChoiceField(label=_("Until"), choices=TIMES, initial="16:00")

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        day, begins, ends = (said.pop(name, None) for name in ("day", "begins", "ends"))
        if day and begins and ends:
            said["starts_at"] = timezone.make_aware(datetime.combine(day, time.fromisoformat(begins)))
            said["ends_at"] = timezone.make_aware(datetime.combine(day, time.fromisoformat(ends)))
            if said["ends_at"] <= said["starts_at"]:
                self.add_error("ends", now_said("It ends after it begins."))
        return said


class AssemblySessionForm(WhenForm):
    title = forms.CharField(label=_("What is it about?"), max_length=160)
    venue = forms.CharField(label=_("Where?"), max_length=200)
    access = LongTextField(
        label=_("How do people get in, hear, see and follow?"), max_length=1000,
        help_text=_("Steps, hearing loop, interpreters, breaks, papers sent ahead."),
    )  # fmt: skip


class MaterialForm(forms.Form):
    title = forms.CharField(label=_("What is shown or told?"), max_length=160)
    given_by = forms.CharField(label=_("By whom?"), help_text=_("A body or a post, not a name."), max_length=160)
    words = LongTextField(label=_("What does it say, in a few sentences?"), max_length=2000)
    link = forms.URLField(label=_("Link to it"), required=False, assume_scheme="https")


class SeatChoice(forms.ModelChoiceField):
    def label_from_instance(self, seat: Any) -> str:
        return f"{seat.entry.number} {seat.entry.name}".strip()


class SeatChoices(forms.ModelMultipleChoiceField):
    def label_from_instance(self, seat: Any) -> str:
        return f"{seat.entry.number} {seat.entry.name}".strip()


class AttendanceForm(forms.Form):
    came = SeatChoices(label=_("Who came?"), queryset=AssemblySeat.objects.none(), widget=forms.CheckboxSelectMultiple)
    happened = LongTextField(label=_("What happened?"), help_text=_("Everyone can read this."), max_length=5000)

    def __init__(self, *args: Any, seats: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["came"].queryset = seats  # type: ignore[attr-defined]


class CostForm(forms.Form):
    seat = SeatChoice(label=_("To whom?"), queryset=AssemblySeat.objects.none())
    kind = forms.ChoiceField(label=_("For what?"), choices=CostKind.choices)
    amount = MoneyField(label=_("How much?"), min_value=1)

    def __init__(self, *args: Any, seats: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seat"].queryset = seats  # type: ignore[attr-defined]


class RecommendForm(forms.Form):
    text = LongTextField(label=_("What should be done?"), max_length=2000)
    reasons = LongTextField(label=_("Why?"), max_length=3000)
    addressee = forms.ModelChoiceField(label=_("By whom?"), queryset=Organisation.objects.none())

    def __init__(self, *args: Any, bodies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["addressee"].queryset = bodies  # type: ignore[attr-defined]


class VoteForm(forms.Form):
    choice = forms.ChoiceField(
        label=_("Your vote"), choices=VoteChoice.choices, widget=forms.RadioSelect,
    )  # fmt: skip
    look = {"choice": {"inline": True}}


class BallotSheetForm(forms.Form):
    """The votes of members who voted on paper or by a show of hands, one line each."""

    def __init__(self, *args: Any, seats: Sequence[AssemblySeat], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seats = list(seats)
        for seat in self.seats:
            self.fields[f"seat_{seat.pk}"] = forms.ChoiceField(
                label=f"{seat.entry.number} {seat.entry.name}".strip(),
                choices=[("", _("no vote")), *VoteChoice.choices], required=False,
            )  # fmt: skip

    look: dict[str, Any] = {}

    def votes(self) -> list[tuple[AssemblySeat, VoteChoice]]:
        return [
            (seat, VoteChoice(self.cleaned_data[f"seat_{seat.pk}"]))
            for seat in self.seats
            if self.cleaned_data.get(f"seat_{seat.pk}")
        ]


class AdviceAnswerForm(forms.Form):
    answer = forms.ChoiceField(label=_("Your answer"), choices=AdviceAnswer.choices, widget=forms.RadioSelect)
    reasons = LongTextField(
        label=_("Why, and what happens next?"), help_text=_("Everyone can read this."), max_length=5000
    )


class EvaluationForm(forms.Form):
    words = LongTextField(
        label=_("What should be done otherwise next time?"), help_text=_("Read by those who organise it."),
        max_length=2000, required=False,
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        marks = [(5, _("fully")), (4, _("mostly")), (3, _("partly")), (2, _("little")), (1, _("not at all"))]
        own = {
            f"mark_{code}": forms.TypedChoiceField(label=text, choices=marks, coerce=int, widget=forms.RadioSelect)
            for code, text in statements().items()
        }
        self.fields = {**own, **self.fields}

    def marks(self) -> dict[str, int]:
        return {code: self.cleaned_data[f"mark_{code}"] for code in statements()}
