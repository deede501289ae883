from functools import partial
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.design.forms import DateField, LongTextField
from folkmoot.funding.bid_law import grounds
from folkmoot.people.models import Organisation
from folkmoot.people.models.organisation import OrganisationKind


class OwnBodies(forms.Form):
    """Which of their community bodies somebody speaks for."""

    organisation = forms.ModelChoiceField(
        label=_("For which group?"), queryset=Organisation.objects.none(), widget=forms.RadioSelect, empty_label=None
    )

    def __init__(self, *args: Any, organisations: list[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keys = [row.pk for row in organisations]
        field: Any = self.fields["organisation"]
        field.queryset = Organisation.objects.filter(pk__in=keys).order_by("name")
        if len(keys) == 1:
            field.initial = keys[0]


class NominationForm(OwnBodies):
    body = forms.ModelChoiceField(
        label=_("In which council’s area does it lie?"), queryset=Organisation.objects.none(), empty_label=None
    )
    title = forms.CharField(label=_("Which building or land is it?"), max_length=160)
    address = forms.CharField(label=_("Where is it?"), max_length=200)
    use = LongTextField(
        label=_("What is it used for, and how does that do people here good?"), max_length=3000,
        help_text=_("If it is not used so now: what it was used for not long ago. Everyone can read this."),
    )  # fmt: skip
    members = forms.IntegerField(
        label=_("How many local members has your group?"), min_value=1, max_value=1_000_000, required=False,
        help_text=_("Needed of a group that is not a registered body."),
    )  # fmt: skip
    look = {"members": {"width": 5}}
    field_order = ("organisation", "body", "title", "address", "use", "members")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        councils = Organisation.objects.filter(kind=OrganisationKind.COUNCIL, merged_into=None)
        self.fields["body"].queryset = councils.order_by("name")  # type: ignore[attr-defined]


def _grounds() -> list[tuple[str, str]]:
    return [("", _("None: it is listed")), *((one.code, one.title) for one in grounds())]  # type: ignore[list-item]


class DecideNominationForm(forms.Form):
    listed = forms.TypedChoiceField(
        label=_("Is it listed?"), choices=[("yes", _("Yes, for five years")), ("no", _("No"))], widget=forms.RadioSelect,
        coerce=lambda said: said == "yes",
    )  # fmt: skip
    ground = forms.ChoiceField(
        label=_("If not, on which ground?"), choices=partial(_grounds), widget=forms.RadioSelect, required=False
    )
    reasons = LongTextField(label=_("Why?"), help_text=_("Everyone can read this."), max_length=3000)
    look = {"ground": {"no_optional": True}}


class SaleNoticeForm(forms.Form):
    noticed_date = DateField(label=_("On which day was the owner’s notice received?"))


class EndSaleForm(forms.Form):
    sold = forms.TypedChoiceField(
        label=_("Was it sold?"), choices=[("yes", _("Yes")), ("no", _("No"))], widget=forms.RadioSelect,
        coerce=lambda said: said == "yes",
    )  # fmt: skip
    to_a_group = forms.BooleanField(label=_("It was sold to a community group"), required=False)
    words = LongTextField(label=_("How did it go?"), help_text=_("Everyone can read this."), max_length=2000)


class EndListingForm(forms.Form):
    words = LongTextField(label=_("Anything to say about it?"), required=False, max_length=2000)
