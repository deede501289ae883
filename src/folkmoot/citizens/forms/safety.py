"""Worries, checks, risks, expenses and pay."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.citizens.models import CheckLevel, CheckRole, CitizenTask, ExpenseKind
from folkmoot.citizens.states import MatterState
from folkmoot.design.forms import DateField, LongTextField, MoneyField
from folkmoot.people.models import Organisation, Person, Role


class TellForm(forms.Form):
    lead = forms.ModelChoiceField(
        label=_("Who should read it?"), queryset=Role.objects.none(), widget=forms.RadioSelect, empty_label=None
    )
    words = LongTextField(
        label=_("What happened, or what worries you?"), max_length=5000, help_text=_("A few words are enough.")
    )
    whom = forms.CharField(label=_("Who is it about?"), max_length=200, required=False)
    is_danger_now = forms.BooleanField(label=_("Somebody is in danger now"), required=False)
    reach_me = forms.CharField(
        label=_("How can we reach you safely?"), max_length=200, required=False,
        help_text=_("Leave it empty if you would rather not be asked more."),
    )  # fmt: skip

    def __init__(self, *args: Any, leads: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["lead"]
        field.queryset = leads  # type: ignore[attr-defined]
        field.label_from_instance = lambda role: f"{role.person.first_name}, {role.organisation.name}"  # type: ignore[attr-defined]
        if len(leads) == 1:
            field.widget, field.initial = forms.HiddenInput(), leads[0].pk


class MatterNoteForm(forms.Form):
    words = LongTextField(label=_("What did you do?"), max_length=5000)
    state = forms.ChoiceField(label=_("How does it stand now?"), choices=MatterState, widget=forms.RadioSelect)


class CheckRoleForm(forms.Form):
    name = forms.CharField(label=_("Role"), max_length=120)
    highest_level = forms.ChoiceField(label=_("Highest level it may be checked at"), choices=CheckLevel)
    why = LongTextField(
        label=_("What do people in this role do that lets it be checked at this level?"), max_length=1000,
        help_text=_("Whether a check may be asked for goes with the role. Nobody is checked because somebody would like it."),
    )  # fmt: skip
    renew_months = forms.IntegerField(
        label=_("Look at it again after how many months?"), initial=36, min_value=1, max_value=120,
        help_text=_("This is the scheme’s own rule. The certificate itself carries no last day."),
    )  # fmt: skip
    look = {"renew_months": {"width": 3}}


class CheckForm(forms.Form):
    role = forms.ModelChoiceField(label=_("For which role?"), queryset=CheckRole.objects.none())
    level = forms.ChoiceField(label=_("Level"), choices=CheckLevel)
    issued_date = DateField(label=_("Date on the certificate"))
    payer = forms.ModelChoiceField(
        label=_("Which organisation paid?"), queryset=Organisation.objects.none(),
        help_text=_("Standard and enhanced checks are free for volunteers; name who asked for it."),
    )  # fmt: skip
    charged_to_volunteer = MoneyField(
        label=_("What did the volunteer pay?"), initial=0, help_text=_("It has to be nothing, handling charges too.")
    )

    def __init__(self, *args: Any, roles: Any, payers: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].queryset, self.fields["payer"].queryset = roles, payers  # type: ignore[attr-defined]


class EndCheckForm(forms.Form):
    because = forms.CharField(label=_("Why does it no longer hold?"), max_length=300)


class RiskForm(forms.Form):
    risks = LongTextField(label=_("What could go wrong?"), max_length=3000)
    measures = LongTextField(label=_("What is done about it?"), max_length=3000)
    supervision = LongTextField(label=_("Who is with them, and when?"), max_length=2000)
    host = forms.ModelChoiceField(label=_("First adult there"), queryset=Person.objects.none())
    second_adult = forms.ModelChoiceField(label=_("Second adult there"), queryset=Person.objects.none())
    end_date = DateField(label=_("Look at it again before"))

    def __init__(self, *args: Any, adults: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("host", "second_adult"):
            self.fields[name].queryset = adults  # type: ignore[attr-defined]


class ExpenseForm(forms.Form):
    kind = forms.ChoiceField(label=_("What was it for?"), choices=ExpenseKind, widget=forms.RadioSelect)
    words = forms.CharField(label=_("What did you pay for?"), max_length=300)
    amount = MoneyField(label=_("How much?"))
    spent_date = DateField(label=_("When did you pay it?"))
    task = forms.ModelChoiceField(
        label=_("For which task?"), queryset=CitizenTask.objects.none(), required=False, empty_label=_("none of these")
    )

    def __init__(self, *args: Any, tasks: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["task"].queryset = tasks  # type: ignore[attr-defined]


class ExpenseAnswerForm(forms.Form):
    agreed = forms.TypedChoiceField(
        label=_("Is it paid?"), choices=[("yes", _("Yes")), ("no", _("No"))], widget=forms.RadioSelect,
        coerce=lambda value: value == "yes",
    )  # fmt: skip
    refused_because = forms.CharField(
        label=_("If not, why?"), max_length=300, required=False, help_text=_("They will read it.")
    )


class PaymentForm(forms.Form):
    words = forms.CharField(label=_("For what?"), max_length=300)
    amount = MoneyField(label=_("How much?"))
    knows_check = forms.BooleanField(
        label=_("I know that pay can end a check that was free"), required=False,
        help_text=_("Only needed where they hold one. Expenses never end it."),
    )  # fmt: skip


class PaymentAnswerForm(forms.Form):
    accepted = forms.TypedChoiceField(
        label=_("Do you want it?"), choices=[("yes", _("Yes")), ("no", _("No, thank you"))], widget=forms.RadioSelect,
        coerce=lambda value: value == "yes",
    )  # fmt: skip
    knows_check = forms.BooleanField(label=_("I know that it can end my free check"), required=False)
