from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.design.forms import LongTextField


class LetterForm(forms.Form):
    look = {"words": {"rows": 18, "noun": _("the letter")}}

    words = LongTextField(label=_("The letter"), max_length=6000)
