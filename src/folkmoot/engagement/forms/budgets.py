from collections.abc import Iterable, Sequence
from datetime import datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.commissioning.models import Project, ServiceKind
from folkmoot.core.clock import LONDON
from folkmoot.design.forms import DateField, LongTextField, MoneyField
from folkmoot.engagement.models import BallotKind, Budget, Completion, Electorate, Idea, Method, Ties
from folkmoot.engagement.states import IdeaState
from folkmoot.needs.models import Board
from folkmoot.people.models import Organisation
from folkmoot.places.fields import PointField
from folkmoot.places.models import Area

HOURS = [(f"{hour:02}:00", f"{hour:02}:00") for hour in range(6, 24)] + [("23:59", "23:59")]


class BudgetForm(forms.Form):
    title = forms.CharField(label=_("What is it called?"), max_length=160)
    purpose = LongTextField(
        label=_("What is the money for?"), help_text=_("And what it may not be spent on."), max_length=3000
    )
    total = MoneyField(label=_("How much is there to share out?"))
    body = forms.ModelChoiceField(label=_("Whose money is it?"), queryset=Organisation.objects.none())
    board = forms.ModelChoiceField(
        label=_("Board that runs it"), queryset=Board.objects.none(), required=False, empty_label=_("No board")
    )
    project = forms.ModelChoiceField(
        label=_("Project it is part of"), queryset=Project.objects.none(), required=False, empty_label=_("No project")
    )
    area = forms.ModelChoiceField(label=_("For which area?"), queryset=Area.objects.none())
    least_age = forms.IntegerField(
        label=_("From what age may people vote?"), min_value=5, max_value=18, initial=12, help_text=_("In years.")
    )
    contact = forms.CharField(label=_("Whom can people ask?"), help_text=_("A post, not a name."), max_length=160)
    ideas_until_date = DateField(label=_("Last day for ideas"))
    votes_from_date = DateField(label=_("Voting opens on"))
    votes_until_date = DateField(label=_("Voting closes on"))
    votes_until_time = forms.ChoiceField(label=_("At what time does voting close?"), choices=HOURS, initial="20:00")
    built_by_date = DateField(label=_("Winners are open by"))
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    look = {"least_age": {"width": 3}}

    def __init__(self, *args: Any, bodies: Any, boards: Any, projects: Any, areas: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (("body", bodies), ("board", boards), ("project", projects), ("area", areas)):
            self.fields[name].queryset = rows  # type: ignore[attr-defined]

    def words(self) -> dict[str, Any]:
        """As the actions want it: moments instead of days and hours."""
        given = {name: value for name, value in self.cleaned_data.items() if not name.startswith("votes_")}
        given.pop("version", None)
        hour = time.fromisoformat(self.cleaned_data["votes_until_time"])
        given["votes_from"] = datetime.combine(self.cleaned_data["votes_from_date"], time(8), LONDON)
        given["votes_until"] = datetime.combine(self.cleaned_data["votes_until_date"], hour, LONDON)
        return given


class PartForm(forms.Form):
    area = forms.ModelChoiceField(label=_("Area"), queryset=Area.objects.none())
    own = MoneyField(label=_("Money of its own"), required=False)
    cap = MoneyField(label=_("Or at most so much of the whole"), required=False)

    def __init__(self, *args: Any, areas: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area"].queryset = areas  # type: ignore[attr-defined]


class IdeaForm(forms.Form):
    title = forms.CharField(label=_("Your idea in a few words"), max_length=120)
    words = LongTextField(label=_("What should be done, and for whom?"), max_length=2000)
    place = forms.CharField(
        label=_("Where?"), help_text=_("In words, for example “the grass beside the library”."), max_length=160
    )
    area = forms.ChoiceField(label=_("In which area?"))

    def __init__(self, *args: Any, areas: Sequence[Area], within: Area, takes_down: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        point = PointField(
            area=within, label=_("Where on the map?"), required=False,
            help_text=_(
                "Tap the map, or write two numbers as a map copies them, like 51.3618, -0.1945. Everybody can see the "
                "point, so do not mark your own home."
            ),
        )  # fmt: skip
        if point.map:
            self.fields["point"] = point
        self.areas = {area.code: area for area in areas}
        self.fields["area"].choices = [(area.code, area.name) for area in areas]  # type: ignore[attr-defined]
        if takes_down:
            self.fields["captured_by"] = forms.CharField(
                label=_("Taken down for somebody by"),
                help_text=_("Your post, if it came on paper, by phone or in person. Empty if the idea is your own."),
                max_length=160,
                required=False,
            )

    def clean_area(self) -> Area:
        return self.areas[self.cleaned_data["area"]]


class CheckForm(forms.Form):
    feasible = forms.TypedChoiceField(
        label=_("Can it be done?"),
        choices=[("yes", _("Yes, it can be voted on")), ("no", _("No"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    reason = LongTextField(
        label=_("What did you find?"),
        help_text=_("In plain words. It is published, with either answer."),
        max_length=2000,
    )
    cost = MoneyField(label=_("What does the whole of it cost?"), help_text=_("If it can be done."), required=False)
    cost_note = LongTextField(label=_("How was that worked out?"), max_length=1000, required=False)


class OtherIdeaForm(forms.Form):
    other = forms.ModelChoiceField(label=_("The other idea"), queryset=Idea.objects.none())
    why = LongTextField(label=_("Why?"), help_text=_("Everybody can read this."), max_length=500)

    def __init__(self, *args: Any, ideas: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["other"].queryset = ideas  # type: ignore[attr-defined]


class AgreeForm(forms.Form):
    agrees = forms.TypedChoiceField(
        label=_("Do you agree that the two ideas become one?"),
        choices=[("yes", _("Yes, join them")), ("no", _("No, keep them apart"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    noted = LongTextField(
        label=_("How did the author agree, and when?"),
        help_text=_("Only for an idea that was taken down for somebody without an account."),
        max_length=500,
        required=False,
    )


class RuleForm(forms.Form):
    ballot = forms.ChoiceField(label=_("How do people vote?"), choices=BallotKind.choices, widget=forms.RadioSelect)
    most_choices = forms.IntegerField(
        label=_("At most how many ideas on one ballot?"), min_value=1, max_value=1000, required=False
    )
    points = forms.IntegerField(
        label=_("How many points does each voter share out?"), min_value=1, max_value=1000, required=False
    )
    method = forms.ChoiceField(label=_("How is it counted?"), choices=Method.choices, widget=forms.RadioSelect)
    completion = forms.ChoiceField(
        label=_("What becomes of money that Equal Shares leave over?"),
        choices=Completion.choices,
        widget=forms.RadioSelect,
        initial=Completion.INCREASE_THEN_GREEDY,
    )
    ties = forms.ChoiceField(
        label=_("What decides between ideas that are level?"),
        choices=Ties.choices,
        widget=forms.RadioSelect,
        initial=Ties.VOTES_CHEAPER,
    )
    seed = forms.CharField(label=_("The number drawn in public, for lots"), max_length=80, required=False)
    quorum = forms.IntegerField(label=_("At least how many people must want an idea?"), min_value=1, initial=1)
    reasons = LongTextField(label=_("Why this rule?"), help_text=_("It is published with the rule."), max_length=2000)
    look = {"most_choices": {"width": 4}, "points": {"width": 4}, "quorum": {"width": 4}}


class CompareForm(forms.Form):
    earlier = forms.ModelChoiceField(
        label=_("Ballots of an earlier budget"), queryset=Budget.objects.none(), required=False, empty_label=_("None")
    )
    file = forms.FileField(label=_("Or a Pabulib file"), help_text=_("From any city: see pabulib.org."), required=False)

    def __init__(self, *args: Any, budgets: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["earlier"].queryset = budgets  # type: ignore[attr-defined]


class ElectorateForm(forms.Form):
    electorate = forms.ChoiceField(label=_("Who may vote?"), choices=Electorate.choices, widget=forms.RadioSelect)
    needs_account = forms.BooleanField(label=_("To vote online, people need an account here as well"), required=False)
    reasons = LongTextField(label=_("Why?"), help_text=_("It is published."), max_length=1000)


class RegisterForm(forms.Form):
    file = forms.FileField(
        label=_("Register, as CSV"),
        help_text=_("With the columns name, postcode and birth_date (2001-12-31). The list itself is not kept."),
    )


class CountOfForm(forms.Form):
    count = forms.IntegerField(label=_("How many?"), min_value=1, max_value=50_000)
    look = {"count": {"width": 6}}


class VoterForm(forms.Form):
    """Who votes: a code, or what the register or the declaration needs."""

    def __init__(self, *args: Any, budget: Budget, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if budget.electorate == Electorate.CODE:
            self.fields["code"] = forms.CharField(
                label=_("Your code"), help_text=_("From the letter that you were sent."), max_length=30
            )
            return
        self.fields["name"] = forms.CharField(label=_("Full name"), max_length=120)
        self.fields["postcode"] = forms.CharField(label=_("Postcode"), max_length=10)
        self.fields["birth_date"] = DateField(label=_("Day of birth"))
        if budget.electorate == Electorate.DECLARED:
            self.fields["lives_here"] = forms.BooleanField(
                label=_("I declare that I live in %(area)s") % {"area": budget.area.name}, required=False
            )


class ReceiptForm(forms.Form):
    receipt = forms.CharField(label=_("Receipt"), max_length=20)
    look = {"receipt": {"width": 20}}


class SpoilForm(ReceiptForm):
    reasons = forms.CharField(label=_("Why can it not be counted?"), max_length=200)


class ProjectForm(forms.Form):
    service_kind = forms.ChoiceField(label=_("What kind of service is it?"), choices=ServiceKind.choices)


class StepForm(forms.Form):
    what = forms.CharField(label=_("What happens next?"), max_length=160)
    due_date = DateField(label=_("By when?"))


class DoneForm(forms.Form):
    done_date = DateField(label=_("Done on"))
    note = LongTextField(label=_("What happened?"), max_length=1000, required=False)


class OpenedForm(forms.Form):
    opened_date = DateField(label=_("Open since"))
    words = LongTextField(label=_("What can people find there?"), max_length=1000)


class IdeaFilterForm(forms.Form):
    q = forms.CharField(label=_("Words"), required=False)
    area = forms.ChoiceField(label=_("Area"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False)
    look = {name: {"no_optional": True} for name in ("q", "area", "state")}

    def __init__(self, *args: Any, areas: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        states = [choice for choice in IdeaState.choices if choice[0] != IdeaState.WITHDRAWN]
        self.fields["area"].choices = [("", _("Everywhere")), *areas]  # type: ignore[attr-defined]
        self.fields["state"].choices = [("", _("Any")), *states]  # type: ignore[attr-defined]
