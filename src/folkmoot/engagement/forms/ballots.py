"""The ballot itself, in each of its four kinds, and the forms of smaller votes."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from folkmoot.core.policy import Refused
from folkmoot.design.forms import DateField, LongTextField, MoneyField
from folkmoot.design.tags.words import money
from folkmoot.engagement.models import BallotKind, BoardDecision, Budget, DecisionMethod, Idea, Poll, SpendQuestion
from folkmoot.engagement.voting.marks import Marks, in_order
from folkmoot.needs.models import Board
from folkmoot.people.models import Organisation


class BallotForm(forms.Form):
    """Boxes to tick, places to give or points to share out, as the budget's rule says. Works without scripts."""

    def __init__(self, *args: Any, budget: Budget, ideas: Sequence[Idea], area: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.budget, self.ideas, self.area = budget, ideas, area
        if budget.ballot in (BallotKind.APPROVAL, BallotKind.KNAPSACK):
            self.fields["choices"] = forms.MultipleChoiceField(
                label=_("Which ideas do you want?"),
                help_text=how(budget),
                choices=[(str(idea.number), label_of(idea)) for idea in ideas],
                widget=forms.CheckboxSelectMultiple,
                required=False,
            )
        else:
            top = budget.most_choices or len(ideas)
            for idea in ideas:
                self.fields[f"idea_{idea.number}"] = forms.IntegerField(
                    label=label_of(idea),
                    min_value=1 if budget.ballot == BallotKind.RANKED else 0,
                    max_value=top if budget.ballot == BallotKind.RANKED else budget.points,
                    required=False,
                )
        self.fields["blank"] = forms.BooleanField(label=_("I cast a blank vote: none of these"), required=False)
        self.look = {f"idea_{idea.number}": {"width": 4, "no_optional": True} for idea in ideas}
        self.look["choices"] = {"no_optional": True}

    @property
    def how(self) -> str:
        return how(self.budget)

    def marks(self) -> Marks:
        """What was marked. Raises Refused when a place is given twice."""
        given, blank = self.cleaned_data, bool(self.cleaned_data.get("blank"))
        if "choices" in self.fields:
            return Marks(tuple(map(int, given["choices"])), (), self.area, blank)
        found = {idea.number or 0: given.get(f"idea_{idea.number}") for idea in self.ideas}
        numbers = {number: value for number, value in found.items() if value}
        if self.budget.ballot == BallotKind.RANKED:
            return Marks(in_order(numbers), (), self.area, blank)
        return Marks(tuple(numbers), tuple(numbers.values()), self.area, blank)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors:
            try:
                self.marks()
            except Refused as refusal:
                raise forms.ValidationError(str(refusal)) from None
        return given


def how(budget: Budget) -> str:
    """What to do, in a sentence."""
    said = {
        BallotKind.APPROVAL: _now("Tick as many as you like."),
        BallotKind.KNAPSACK: _now("Tick ideas that fit into the money together."),
        BallotKind.RANKED: _now(
            "Write 1 beside the idea you want most, 2 beside the next, and so on. You need not rank all."
        ),
        BallotKind.POINTS: _now("Share out %(points)s points as you like.") % {"points": budget.points},
    }[BallotKind(budget.ballot)]
    if budget.most_choices and budget.ballot != BallotKind.POINTS:
        said += " " + _now("At most %(most)s ideas.") % {"most": budget.most_choices}
    return said


def label_of(idea: Idea) -> str:
    return f"{idea.number}. {idea.title} · {money(idea.cost)} · {idea.area.name}"


def as_fields(budget: Budget, choices: Sequence[int], points: Sequence[int]) -> dict[str, Any]:
    """A kept ballot as the form shows it, to be changed."""
    blank = {"blank": not choices}
    if budget.ballot in (BallotKind.APPROVAL, BallotKind.KNAPSACK):
        return {"choices": [str(number) for number in choices], **blank}
    if budget.ballot == BallotKind.RANKED:
        return {**{f"idea_{number}": place for place, number in enumerate(choices, start=1)}, **blank}
    return {**{f"idea_{number}": given for number, given in zip(choices, points, strict=True)}, **blank}


class PollForm(forms.Form):
    body = forms.ModelChoiceField(label=_("Who asks?"), queryset=Organisation.objects.none())
    question = forms.CharField(label=_("Question"), max_length=200)
    why = LongTextField(label=_("What are the answers for?"), max_length=1000)
    choices = LongTextField(label=_("Answers"), help_text=_("Each on a line of its own."), max_length=1000)
    closes_date = DateField(label=_("Last day"))

    def __init__(self, *args: Any, bodies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]

    def clean_choices(self) -> list[str]:
        return self.cleaned_data["choices"].splitlines()


class PollAnswerForm(forms.Form):
    choice = forms.TypedChoiceField(label=_("Your answer"), coerce=int, widget=forms.RadioSelect)

    def __init__(self, *args: Any, poll: Poll, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["choice"].choices = list(enumerate(poll.choices))  # type: ignore[attr-defined]


class SpendForm(forms.Form):
    body = forms.ModelChoiceField(label=_("Whose money is it?"), queryset=Organisation.objects.none())
    assembly = forms.CharField(label=_("Who shares it out?"), help_text=_("The assembly or panel."), max_length=160)
    board = forms.ModelChoiceField(
        label=_("Board whose members answer here themselves"), queryset=Board.objects.none(), required=False,
        empty_label=_("None: tables are entered by the body"),
    )  # fmt: skip
    title = forms.CharField(label=_("Title"), max_length=160)
    words = LongTextField(label=_("What is the money for?"), max_length=2000)
    total = MoneyField(label=_("Sum"))
    options = LongTextField(
        label=_("Options"), help_text=_("Each on a line of its own, two to eight."), max_length=1000
    )

    def __init__(self, *args: Any, bodies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]
        self.fields["board"].queryset = Board.objects.order_by("name")  # type: ignore[attr-defined]

    def clean_options(self) -> list[str]:
        return self.cleaned_data["options"].splitlines()


class ShareOutForm(forms.Form):
    def __init__(self, *args: Any, question: SpendQuestion, tables: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if tables:
            self.fields["table"] = forms.CharField(label=_("Table or member number"), max_length=40)
        self.names = [f"option_{option.position}" for option in question.options.order_by("position")]
        for option in question.options.order_by("position"):
            self.fields[f"option_{option.position}"] = MoneyField(label=option.name)

    def given(self) -> dict[str, Any]:
        return {
            "amounts": [self.cleaned_data[name] for name in self.names],
            "table": self.cleaned_data.get("table", ""),
        }


class DecisionForm(forms.Form):
    question = forms.CharField(label=_("Question or proposal"), max_length=200)
    words = LongTextField(label=_("What do members need to know?"), max_length=3000)
    method = forms.ChoiceField(label=_("How is it decided?"), choices=DecisionMethod.choices, widget=forms.RadioSelect)
    options = LongTextField(
        label=_("Options"),
        help_text=_("Each on a line of its own. None for a decision by consent."),
        max_length=2000,
        required=False,
    )
    closes_date = DateField(label=_("Last day"))

    def clean_options(self) -> list[str]:
        return self.cleaned_data["options"].splitlines()


class VoiceForm(forms.Form):
    """Consent, scores, or places; and why."""

    def __init__(self, *args: Any, decision: BoardDecision, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.decision = decision
        if decision.method == DecisionMethod.CONSENT:
            self.fields["given"] = forms.TypedChoiceField(
                label=_("Do you consent?"),
                choices=[("1", _("I consent")), ("0", _("I object"))],
                coerce=int,
                widget=forms.RadioSelect,
            )
        else:
            is_score = decision.method == DecisionMethod.SCORE
            for place, option in enumerate(decision.options):
                self.fields[f"option_{place}"] = forms.IntegerField(
                    label=option,
                    help_text=_("0 to 5") if is_score else _("1 for the best; empty if you do not rank it"),
                    min_value=0 if is_score else 1,
                    max_value=5 if is_score else len(decision.options),
                    required=is_score,
                )
        self.fields["reasons"] = LongTextField(
            label=_("Why?"),
            help_text=_("Published, with your sector and not your name."),
            max_length=1000,
            required=False,
        )
        self.look = {f"option_{place}": {"width": 3} for place in range(len(decision.options))}

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors and self.decision.method == DecisionMethod.RANKED:
            try:
                self.given()
            except Refused as refusal:
                raise forms.ValidationError(str(refusal)) from None
        return given

    def given(self) -> list[int]:
        if self.decision.method == DecisionMethod.CONSENT:
            return [self.cleaned_data["given"]]
        found = {place: self.cleaned_data.get(f"option_{place}") for place in range(len(self.decision.options))}
        if self.decision.method == DecisionMethod.SCORE:
            return [found[place] or 0 for place in sorted(found)]
        return list(in_order({place: value for place, value in found.items() if value}))
