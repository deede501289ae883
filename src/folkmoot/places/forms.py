from django import forms
from django.utils.translation import gettext_lazy as _


class PlaceSearch(forms.Form):
    q = forms.CharField(
        label=_("Name or code of a place"), required=False, max_length=100,
        help_text=_("A borough, a ward, a neighbourhood, or the code of a small area (LSOA)."),
    )  # fmt: skip
