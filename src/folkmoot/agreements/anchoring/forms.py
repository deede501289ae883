from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from folkmoot.agreements.models import Allocation, Heading
from folkmoot.agreements.money.forms import Choosing, lines
from folkmoot.design.forms import DateField, LongTextField, MoneyField
from folkmoot.people.models import Organisation
from folkmoot.people.models.organisation import VOLUNTARY


class ChoiceForm(forms.Form):
    closes_date = DateField(label=_("Last day on which groups may say"))


class NominateForm(forms.Form):
    group = Choosing(label=_("For which group do you speak?"), queryset=Organisation.objects.none())
    nominee = Choosing(
        label=_("Whom does your group trust to hold the agreement?"), queryset=Organisation.objects.none()
    )
    reasons = LongTextField(
        label=_("Why?"), required=False, max_length=1000,
        help_text=_("Nobody reads this but you: not the council, and not the organisation you name."),
    )  # fmt: skip

    def __init__(self, groups: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["group"].queryset = groups  # type: ignore[attr-defined]
        those = Organisation.objects.filter(kind__in=VOLUNTARY, merged_into=None, is_imported=False).order_by(
            "name", "pk"
        )
        self.fields["nominee"].queryset = those  # type: ignore[attr-defined]


class AnswerChoiceForm(forms.Form):
    accepts = forms.TypedChoiceField(
        label=_("Will you be the anchor?"), widget=forms.RadioSelect, coerce=lambda value: value == "yes",
        choices=(("yes", _("Yes")), ("no", _("No"))),
    )  # fmt: skip
    words = LongTextField(label=_("Your words to the groups"), required=False, max_length=1000)


class CheckForm(forms.Form):
    """Looked at and in good order until a day; or not, and what must be put right."""

    passed = forms.TypedChoiceField(
        label=_("Is it in good order?"), widget=forms.RadioSelect, coerce=lambda value: value == "yes",
        choices=(("yes", _("Yes")), ("no", _("No"))),
    )  # fmt: skip
    expires_date = DateField(label=_("If yes: good until"), required=False)
    note = LongTextField(label=_("What you saw; if not, what must be put right"), required=False, max_length=2000)


class GovernanceForm(CheckForm):
    heading = forms.ChoiceField(label=_("What did you look at?"), choices=lines(Heading), widget=forms.RadioSelect)
    field_order = ("heading", "passed", "expires_date", "note")


class ShareForm(forms.Form):
    words = LongTextField(
        label=_("What is the money for?"), help_text=_("To the groups, in plain words."), max_length=2000
    )
    closes_date = DateField(label=_("Last day to ask"), required=False)


class FiveQuestions(forms.Form):
    """All that a small group is asked."""

    what = forms.CharField(label=_("1. What will you do?"), max_length=200)
    whom = LongTextField(label=_("2. For whom, and about how many people?"), max_length=1000)
    where = LongTextField(label=_("3. Where and when?"), max_length=1000)
    cost = LongTextField(label=_("4. What does it cost? Say what you need the money for."), max_length=1000)
    asked_amount = MoneyField(label=_("How much do you ask for?"), min_value=None)
    difference = LongTextField(label=_("5. How will you know that it helped?"), max_length=1000)
    group = Choosing(label=_("For which group do you ask?"), queryset=Organisation.objects.none())
    look = {name: {"rows": 3} for name in ("whom", "where", "cost", "difference")}

    def __init__(self, groups: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["group"].queryset = groups  # type: ignore[attr-defined]


class OfferForm(forms.Form):
    amount = MoneyField(label=_("How much do you offer?"), min_value=None)
    has_flow_down = forms.BooleanField(
        label=_("The Compact holds between us: we pass on no risk that we carry better, and pay as fast as we are paid"),
        required=False,
    )  # fmt: skip
    words = LongTextField(label=_("Your words to the group"), required=False, max_length=1000)


class TurnDownForm(forms.Form):
    words = LongTextField(label=_("Why not, and what could the group do?"), max_length=1000)


class PassOnForm(forms.Form):
    amount = MoneyField(label=_("How much did you pay?"), min_value=None)
    paid_date = DateField(label=_("On which day?"))


class GoOnForm(forms.Form):
    until_date = DateField(label=_("Until which day is it still paid?"))
    words = LongTextField(
        label=_("Why, and what does the anchor do meanwhile?"), help_text=_("Everyone can read this."), max_length=2000
    )


class QuestionForm(forms.Form):
    about = forms.ModelChoiceField(
        label=_("Is it about one group?"), queryset=Allocation.objects.none(), required=False,
        empty_label=_("no, about all of it"),
    )  # fmt: skip
    question = LongTextField(label=_("Your question to the anchor"), max_length=2000)

    def __init__(self, allocations: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["about"].queryset = allocations  # type: ignore[attr-defined]
        self.fields["about"].help_text = _now("The anchor answers for its groups. Nobody else is asked.")


class QuestionAnswerForm(forms.Form):
    answer = LongTextField(label=_("Your answer"), max_length=4000)
