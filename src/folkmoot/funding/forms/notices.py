from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.design.forms import DateField
from folkmoot.funding.publishing.uk_notices import Draft


class PublishedForm(forms.Form):
    """That a notice went out on the central platform, and under which reference."""

    look = {"url": {"no_optional": True}, "reference": {"width": 20}}
    code = forms.ChoiceField(label=_("Which notice?"))
    reference = forms.CharField(label=_("What is its reference there?"), max_length=60)
    published_date = DateField(label=_("When was it published?"))
    url = forms.URLField(label=_("Its address, if you have it"), max_length=300, required=False, assume_scheme="https")

    def __init__(self, *args: Any, drafts: list[Draft], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ready = [(str(one.code), f"{one.code}: {one.title}") for one in drafts if not one.missing]
        self.fields["code"].choices = [("", ""), *ready]  # type: ignore[attr-defined]
