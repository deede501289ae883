from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.funding.models import DocumentAsked


class DocumentForm(forms.Form):
    file = forms.FileField(
        label=_("The file"), max_length=200,
        error_messages={
            "required": _("Choose a file"),
            "empty": _("The file is empty. Check that it was saved whole."),
        },
    )  # fmt: skip

    def __init__(self, *args: Any, asked: list[DocumentAsked], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if asked:
            choices = [*((str(row.pk), row.title) for row in asked), ("", _("Something else"))]
            self.fields["asked"] = forms.ChoiceField(
                label=_("What is it?"), choices=choices, widget=forms.RadioSelect, required=False
            )
            self.look = {"asked": {"no_optional": True}}
