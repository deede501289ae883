from functools import partial
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.commissioning.models import ProviderSector
from folkmoot.design.forms import DateField, LongTextField
from folkmoot.people.models import Organisation


def sectors() -> list[tuple[str, str]]:
    return [(value, str(label)[:1].upper() + str(label)[1:]) for value, label in ProviderSector.choices]


class SearchForm(forms.Form):
    sector = forms.ChoiceField(label=_("Which sector did you look through?"), choices=partial(sectors), widget=forms.RadioSelect)  # fmt: skip
    places = forms.CharField(
        label=_("Where did you look?"), max_length=300,
        help_text=_("For example: the directory here, the charity register, a market event on 3 June."),
    )  # fmt: skip
    searched_date = DateField(label=_("When did you look?"))


class FindProviderForm(forms.Form):
    q = forms.CharField(label=_("Name or number"), max_length=100, help_text=_("A part of the name is enough."))


class MapProviderForm(forms.Form):
    organisation = forms.ModelChoiceField(
        label=_("Which organisation?"), queryset=Organisation.objects.none(), widget=forms.RadioSelect, empty_label=None
    )
    sector = forms.ChoiceField(label=_("Which sector is it of?"), choices=partial(sectors), widget=forms.RadioSelect)
    services = forms.CharField(label=_("What could it do?"), max_length=300)
    locality = forms.CharField(label=_("Where does it work?"), max_length=160, required=False)

    def __init__(self, *args: Any, found: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keys = [row.pk for row in found]
        self.fields["organisation"].queryset = Organisation.objects.filter(pk__in=keys).order_by("name")  # type: ignore[attr-defined]


class UnmapForm(forms.Form):
    reasons = LongTextField(label=_("Why?"), max_length=300, help_text=_("Everyone can read this."))
