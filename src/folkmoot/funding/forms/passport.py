from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.design.forms import DateField, LongTextField, MoneyField
from folkmoot.funding.models.passport import Group


class FactForm(forms.Form):
    look = {"words": {"rows": 6}, "runs_out_date": {"no_optional": True}}
    words = LongTextField(label=_("In your words"), max_length=5000)
    runs_out_date = DateField(
        label=_("Does it run out?"), help_text=_("The last day it holds, as for an insurance. Leave it empty if it does not."),
        required=False,
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput)


class RunByForm(forms.Form):
    groups = forms.MultipleChoiceField(
        label=_("Is your organisation run by and for one of these groups?"),
        help_text=_("Tick those to which most of the people who run it belong. Leave all open if it is none, or if you would rather not say."),
        choices=Group.choices, widget=forms.CheckboxSelectMultiple, required=False,
    )  # fmt: skip
    look = {"groups": {"no_optional": True}}


class SizeForm(forms.Form):
    staff = forms.IntegerField(
        label=_("How many people does it employ?"), required=False, min_value=0, max_value=9_999_999
    )
    turnover = MoneyField(label=_("Turnover in the last year"), required=False)
    balance = MoneyField(
        label=_("Balance sheet total"), required=False, help_text=_("Everything it owned at the end of that year.")
    )
    look = {
        "staff": {"width": 5, "no_optional": True}, "turnover": {"no_optional": True}, "balance": {"no_optional": True},
    }  # fmt: skip


class BankForm(forms.Form):
    look = {"sort_code": {"width": 10}, "account": {"width": 10}}
    holder = forms.CharField(label=_("Name of the account"), max_length=100)
    sort_code = forms.CharField(label=_("Sort code"), max_length=10)
    account = forms.CharField(label=_("Account number"), max_length=12)
