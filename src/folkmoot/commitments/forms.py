from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.design.forms import DateField, LongTextField
from folkmoot.people.models import Organisation, Person
from folkmoot.people.models.role import RoleKind


class ExplainForm(forms.Form):
    words = LongTextField(
        label=_("Why is it not kept here?"),
        help_text=_(
            "Everyone can read this, with the post you sign in. Say what happened, why, and what you do instead."
        ),
        max_length=3000,
    )


class AttestForm(forms.Form):
    words = LongTextField(label=_("How do you keep it?"), max_length=2000)
    evidence = LongTextField(
        label=_("What shows it?"), help_text=_("A document, a figure, somebody who can confirm it."), max_length=2000
    )
    evidence_url = forms.URLField(label=_("Link to the evidence"), required=False, assume_scheme="https")
    review_date = DateField(label=_("Look at it again by"), help_text=_("Within the next twelve months."))


class ConcernForm(forms.Form):
    body = forms.ModelChoiceField(
        label=_("Which body is it about?"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=_("No one body"),
    )
    words = LongTextField(
        label=_("What is your concern?"),
        help_text=_("Everyone can read this. Leave out names and anything private."),
        max_length=3000,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bodies = Organisation.objects.filter(signatures__isnull=False).distinct().order_by("name", "pk")
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]


class TakeForm(forms.Form):
    owner = forms.ModelChoiceField(label=_("Who looks into it?"), queryset=Person.objects.none())
    resolve_by_date = DateField(label=_("To be resolved by"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [RoleKind.COMPACT_HOST, RoleKind.OFFICER, RoleKind.COMMISSIONER, RoleKind.CLERK]
        owners = Person.objects.filter(roles__kind__in=kinds).distinct().order_by("name", "pk")
        self.fields["owner"].queryset = owners  # type: ignore[attr-defined]


class ResolveForm(forms.Form):
    resolution = LongTextField(label=_("What did you find, and what was done?"), max_length=3000)
