"""Forms for scorecards and for what the work is worth."""

from typing import Any

from django import forms
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from folkmoot.agreements.models import Agreement, Perspective
from folkmoot.agreements.models.seeing import BenefitKind, Grade, ValueKind
from folkmoot.agreements.queries import SIGNED
from folkmoot.agreements.states import AgreementState
from folkmoot.design.forms import LongTextField, MoneyField
from folkmoot.people.models import Organisation

FIFTHS = (
    _("the most deprived fifth of neighbourhoods"), _("the second fifth"), _("the middle fifth"), _("the fourth fifth"),
    _("the least deprived fifth"),
)  # fmt: skip


class ScorecardFilter(forms.Form):
    """Whose measures; its answers stand in the address. An outcome is chosen on its own page, and kept."""

    body = forms.ModelChoiceField(
        label=_("Paid for by"), queryset=Organisation.objects.none(), required=False, empty_label=_("everybody")
    )
    outcome = forms.IntegerField(required=False, widget=forms.HiddenInput)
    look = {"body": {"no_optional": True}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        funders = Exists(Agreement.objects.filter(funder=OuterRef("pk"), state__in=SIGNED))
        self.fields["body"].queryset = Organisation.objects.filter(funders).order_by("name", "pk")  # type: ignore[attr-defined]


class PerspectiveForm(forms.Form):
    name = forms.CharField(
        label=_("Name of the perspective"), help_text=_("For example: users, money, learning."), max_length=80
    )
    position = forms.IntegerField(label=_("Its place in the order"), min_value=1, max_value=50, initial=1)
    look = {"position": {"width": 2, "noun": _("its place in the order")}}


class PlaceForm(forms.Form):
    perspective = forms.ModelChoiceField(
        label=_("From which side does it look?"), queryset=Perspective.objects.none(), empty_label=None,
        widget=forms.RadioSelect,
    )  # fmt: skip

    def __init__(self, body: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Perspective.objects.filter(body=body).order_by("position", "name")
        self.fields["perspective"].queryset = rows  # type: ignore[attr-defined]


class ValueForm(forms.Form):
    kind = forms.ChoiceField(label=_("What kind of good is it?"), choices=ValueKind.choices, widget=forms.RadioSelect)
    claim = forms.CharField(label=_("What good does the work do?"), max_length=300)
    amount = MoneyField(label=_("Put into money, if somebody has"), required=False)
    method = LongTextField(label=_("How is that known?"), max_length=2000)
    look = {"kind": {"inline": True}, "method": {"rows": 3}}


class ShowValueForm(forms.Form):
    grade = forms.ChoiceField(label=_("How well is it shown?"), choices=Grade.choices, widget=forms.RadioSelect)
    evidence = LongTextField(label=_("What shows it?"), required=False, max_length=2000)
    look = {"evidence": {"rows": 3}}


class BenefitForm(forms.Form):
    kind = forms.ChoiceField(label=_("What is it?"), choices=BenefitKind.choices, widget=forms.RadioSelect)
    what = forms.CharField(label=_("Of what?"), max_length=200)
    year = forms.IntegerField(
        label=_("Which financial year? The year in which it begins"), min_value=2000, max_value=2100
    )
    amount = MoneyField(label=_("How much?"))
    method = LongTextField(
        label=_("How was it worked out?"), help_text=_("Needed for a cost avoided."), required=False, max_length=2000
    )
    look = {"year": {"width": 4}, "method": {"rows": 3}}


class OverlapForm(forms.Form):
    other = forms.ModelChoiceField(
        label=_("Which other agreement?"), queryset=Agreement.objects.none(), empty_label=_("Choose an agreement")
    )
    people = forms.IntegerField(label=_("How many people do both count?"), min_value=0, max_value=1_000_000)
    how_known = forms.CharField(label=_("How do you know?"), max_length=200)
    look = {"people": {"width": 5, "noun": _("how many people both count")}}

    def __init__(self, agreement: Agreement, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Agreement.objects.filter(
            specification__outcome=agreement.specification.outcome_id,
            state__in=(AgreementState.LIVE, AgreementState.ENDED),
        )
        self.fields["other"].queryset = rows.exclude(pk=agreement.pk).order_by("title", "pk")  # type: ignore[attr-defined]


class QuintileForm(forms.Form):
    """A figure and a number of people for each fifth; a fifth may be left empty."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.look: dict[str, dict[str, Any]] = {}
        for place, label in enumerate(FIFTHS, 1):
            self.fields[f"value_{place}"] = forms.DecimalField(
                label=_("Figure: %s") % label, max_digits=14, decimal_places=2, required=False
            )
            self.fields[f"people_{place}"] = forms.IntegerField(
                label=_("People it rests on: %s") % label, min_value=0, required=False
            )
            self.look |= {f"value_{place}": {"width": 5}, f"people_{place}": {"width": 5}}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for place in range(1, 6):
            value, people = data.get(f"value_{place}"), data.get(f"people_{place}")
            if (value is None) != (people is None):
                missing = "value" if value is None else "people"
                self.add_error(f"{missing}_{place}", _("Give both the figure and the number of people, or neither."))
        return data

    def figures(self) -> dict[int, Any]:
        data = self.cleaned_data
        return {
            place: (data[f"value_{place}"], data[f"people_{place}"])
            for place in range(1, 6)
            if data.get(f"value_{place}") is not None
        }
