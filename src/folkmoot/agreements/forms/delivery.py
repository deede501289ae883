"""Forms for who does the work, referrals, and what each side brings."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from folkmoot.agreements.models.delivery import ContributionSide, RoleType, SafeguardingLevel
from folkmoot.design.forms import DateField
from folkmoot.people.models import Organisation
from folkmoot.people.models.organisation import VOLUNTARY


def lines(kinds: Any) -> list[tuple[str, Any]]:
    return [(value, capfirst(label)) for value, label in kinds.choices]


class GroupForm(forms.Form):
    """Names one voluntary group that is known here."""

    group_field = "group"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        those = Organisation.objects.filter(kind__in=VOLUNTARY, merged_into=None, is_imported=False)
        self.fields[self.group_field].queryset = those.order_by("name", "pk")  # type: ignore[attr-defined]


class RoleForm(GroupForm):
    group_field = "host"
    kind = forms.ChoiceField(label=_("What kind of role is it?"), choices=lines(RoleType), widget=forms.RadioSelect)
    what = forms.CharField(label=_("What do they do?"), max_length=300)
    host = forms.ModelChoiceField(label=_("Which group do they belong to?"), queryset=Organisation.objects.none())
    place = forms.CharField(
        label=_("Where do they work?"), max_length=160, help_text=_("For example: the Northfield surgery.")
    )
    supervisor = forms.CharField(
        label=_("Whose post supervises them?"), max_length=160,
        help_text=_("A post, never a name. For example: practice manager."),
    )  # fmt: skip
    safeguarding = forms.ChoiceField(
        label=_("Which check do they need?"), choices=lines(SafeguardingLevel), widget=forms.RadioSelect
    )
    people = forms.IntegerField(label=_("How many people do it?"), min_value=1, max_value=9_999)
    look = {"people": {"width": 3, "noun": _("how many people do it")}}


class ReferralsForm(GroupForm):
    route = forms.CharField(
        label=_("Where were people sent from?"), max_length=160, help_text=_("For example: the Northfield surgery.")
    )
    group = forms.ModelChoiceField(label=_("To which group?"), queryset=Organisation.objects.none())
    month = DateField(label=_("In which month?"), help_text=_("Any day of it."))
    people = forms.IntegerField(
        label=_("How many people?"), min_value=0, max_value=1_000_000,
        help_text=_("Only the number. Never write down here who they are."),
    )  # fmt: skip
    look = {"people": {"width": 5, "noun": _("how many people")}}


class SharedWorkForm(forms.Form):
    side = forms.ChoiceField(label=_("Who brings it?"), choices=lines(ContributionSide), widget=forms.RadioSelect)
    what = forms.CharField(label=_("What do they bring or do?"), max_length=300)
    hours = forms.DecimalField(
        label=_("Hours in a year, where it is time"), max_digits=8, decimal_places=1, required=False
    )
    look = {"hours": {"width": 5}}
