from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.commissioning.models import Project
from folkmoot.design.forms import DateField, LongTextField
from folkmoot.funding.challenge_law import grounds
from folkmoot.funding.forms.plans import quarters
from folkmoot.funding.models import ListedService, ValueBand
from folkmoot.funding.models.expression import Exclusion
from folkmoot.people.models import Organisation

EMPLOYEES = "employees"


class ServiceForm(forms.Form):
    title = forms.CharField(label=_("What is the service called?"), max_length=160)
    summary = LongTextField(label=_("What does it do, and for whom?"), max_length=2000)
    project = forms.ModelChoiceField(
        label=_("Is there a project about it?"), queryset=Project.objects.none(), required=False
    )
    exclusion = forms.ChoiceField(
        label=_("Is it left out of the right to challenge?"), choices=Exclusion.choices, widget=forms.RadioSelect, required=False
    )  # fmt: skip
    exclusion_reason = LongTextField(
        label=_("Why is it left out?"), help_text=_("Everyone can read this."), max_length=1500, required=False
    )
    look = {"exclusion": {"no_optional": True}}

    def __init__(self, *args: Any, projects: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["project"].queryset = projects  # type: ignore[attr-defined]


class WindowForm(forms.Form):
    look = {"decides_days": {"width": 3}}
    service = forms.ModelChoiceField(
        label=_("For which service?"),
        queryset=ListedService.objects.none(),
        required=False,
        empty_label=_("All of them"),
    )
    opens_date = DateField(label=_("First day"))
    closes_date = DateField(label=_("Last day"))
    decides_days = forms.IntegerField(
        label=_("How many days does a decision take at most?"), min_value=1, max_value=366
    )
    reasons = LongTextField(label=_("Why this time?"), help_text=_("Such as the end of a contract."), max_length=1000)

    def __init__(self, *args: Any, services: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["service"].queryset = services  # type: ignore[attr-defined]


class ExpressionForm(forms.Form):
    """The letter. What the regulations ask for, one question each."""

    sender = forms.ChoiceField(label=_("Who sends it?"), widget=forms.RadioSelect)
    second_email = forms.EmailField(
        label=_("E-mail address of the colleague who signs with you"), required=False,
        help_text=_("Only for employees: the law asks for two or more. Neither of you is named in public."),
    )  # fmt: skip
    offer = LongTextField(label=_("What would you run, where, and how?"), max_length=4000)
    good = LongTextField(label=_("What good would it do, for those who use it and for the place?"), max_length=3000)
    able = LongTextField(label=_("How would you be able to run it by the time it is bought?"), max_length=3000)
    means = LongTextField(
        label=_("What money and people do you have?"), max_length=3000,
        help_text=_("Only you and the authority can read this answer. All others are public."),
    )  # fmt: skip
    partners = LongTextField(label=_("Who would do it with you?"), max_length=2000, required=False)

    def __init__(self, *args: Any, organisations: list[Organisation], is_employee: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organisations = {str(one.pk): one for one in organisations}
        choices: list[tuple[str, Any]] = [(key, one.name) for key, one in self.organisations.items()]
        if is_employee:
            choices.append((EMPLOYEES, _("I and a colleague, as employees")))
        else:
            del self.fields["second_email"]
        self.fields["sender"].choices = choices  # type: ignore[attr-defined]
        if len(choices) == 1:
            self.fields["sender"].initial = choices[0][0]

    def terms(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        return given | {"organisation": self.organisations.get(given.pop("sender"))}


class TellForm(forms.Form):
    decides_date = DateField(label=_("By when is it decided?"))


class AcceptForm(forms.Form):
    quarter_date = forms.ChoiceField(label=_("When do bids open?"))
    value_band = forms.ChoiceField(
        label=_("About how much is it worth?"), choices=ValueBand.choices, widget=forms.RadioSelect
    )
    reasons = LongTextField(label=_("Why is it accepted?"), help_text=_("Everyone can read this."), max_length=3000)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["quarter_date"].choices = quarters(today)  # type: ignore[attr-defined]

    def clean_quarter_date(self) -> date:
        return date.fromisoformat(self.cleaned_data["quarter_date"])


class RefuseForm(forms.Form):
    ground = forms.ChoiceField(
        label=_("On which ground?"),
        widget=forms.RadioSelect,
        choices=lambda: [(one.code, one.title) for one in grounds()],
    )
    reasons = LongTextField(label=_("Why does it hold here?"), help_text=_("Everyone can read this."), max_length=3000)
