"""From when until when an organisation runs the scheme."""

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.design.forms import DateField
from folkmoot.people.models import Organisation


class TermForm(forms.Form):
    operator = forms.ModelChoiceField(
        label=_("Which organisation runs the scheme?"),
        queryset=Organisation.objects.filter(merged_into=None).exclude(kind="unknown").order_by("name"),
    )
    contract = forms.CharField(
        label=_("Number of its agreement on this site"), max_length=20, required=False,
        help_text=_("It is in the address of the agreement’s page. Then the days below come from the agreement."),
    )  # fmt: skip
    words = forms.CharField(
        label=_("What does it rest on, if the agreement is not on this site?"), max_length=200, required=False
    )
    start_date = DateField(label=_("From which day?"), required=False)
    end_date = DateField(label=_("Until which day? That day is the first without it"), required=False)
    look = {"contract": {"width": 5}}

    def clean_contract(self) -> str:
        number = self.cleaned_data["contract"].strip()
        if number and not number.isdecimal():
            raise forms.ValidationError(_("Give the number alone, for example 7."))
        return f"agreements.agreement:{number}" if number else ""


class EndTermForm(forms.Form):
    end_date = DateField(label=_("The first day without it"))
