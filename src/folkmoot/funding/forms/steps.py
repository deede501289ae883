from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.design.forms import DateField, LongTextField, MoneyField
from folkmoot.funding.models import Opportunity, StepKind
from folkmoot.funding.ways import STEPS
from folkmoot.people.models import Organisation

YES_NO = [("yes", _("Yes, it fits every condition")), ("no", _("No, not yet"))]


class StepForm(forms.Form):
    """What one step asks for; its reason always."""

    reasons = LongTextField(label="", max_length=4000)
    invited = forms.ModelMultipleChoiceField(
        label=_("Who is invited?"), queryset=Organisation.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    organisation = forms.ModelChoiceField(label=_("Which organisation?"), queryset=Organisation.objects.none())
    amount = MoneyField(label=_("How much is it paid over the whole term?"))
    ground = forms.CharField(
        label=_("Ground in the Act"), max_length=300, required=False,
        help_text=_("Needed where a transparency notice is owed, which states it."),
    )  # fmt: skip
    held_date = DateField(label=_("When was it?"))

    def __init__(self, *args: Any, kind: StepKind, organisations: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = STEPS[kind]
        self.fields["reasons"].label, self.fields["reasons"].help_text = str(asked.why), str(asked.hint)
        for name in ("invited", "organisation"):
            self.fields[name].queryset = organisations  # type: ignore[attr-defined]
        for name in [one for one in self.fields if one != "reasons" and one not in asked.asks]:
            del self.fields[name]
        self.order_fields([*asked.asks, "reasons"])


class DecideStepForm(forms.Form):
    reasons = LongTextField(
        label=_("Why do you decide this?"), help_text=_("The provider and everyone else read it."), max_length=4000
    )
    minute = forms.CharField(
        label=_("Where did every funder agree?"), max_length=200,
        help_text=_("Such as “Board of funders, 3 November, item 4”. Everyone can read it."),
    )  # fmt: skip
    holds_standstill = forms.BooleanField(
        label=_("Hold a standstill before anything is signed"), required=False, initial=True,
        help_text=_("The law leaves it to you for this kind of contract. Once it is announced you have to keep it."),
    )  # fmt: skip

    def __init__(self, *args: Any, may_hold: bool, needs_funders: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_hold:
            del self.fields["holds_standstill"]
        if not needs_funders:
            del self.fields["minute"]


class CalledOffForm(forms.Form):
    under = forms.ModelChoiceField(
        label=_("From which framework or market?"), queryset=Opportunity.objects.none(), widget=forms.RadioSelect,
        empty_label=None,
    )  # fmt: skip

    def __init__(self, *args: Any, lists: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["under"].queryset = lists  # type: ignore[attr-defined]


class JoinForm(forms.Form):
    organisation = forms.ModelChoiceField(
        label=_("For which organisation?"), queryset=Organisation.objects.none(), widget=forms.RadioSelect, empty_label=None
    )  # fmt: skip
    words = LongTextField(
        label=_("How does it fit each condition?"), help_text=_("Those who answer read it."), max_length=4000
    )

    def __init__(self, *args: Any, organisations: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations  # type: ignore[attr-defined]


class AnswerPlaceForm(forms.Form):
    admitted = forms.ChoiceField(label=_("Does it get a place?"), choices=YES_NO, widget=forms.RadioSelect)
    reasons = LongTextField(
        label=_("Why?"), help_text=_("Name the conditions it fits, or those it does not. It is told."), max_length=3000
    )
