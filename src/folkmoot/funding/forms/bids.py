from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from folkmoot.design.forms import MoneyField
from folkmoot.funding.models import Lot, Opportunity
from folkmoot.people.models import Organisation

YES_NO = [("yes", _("Yes")), ("no", _("No"))]


class EligibilityForm(forms.Form):
    """One yes or no for each condition of the opportunity."""

    def __init__(self, *args: Any, opportunity: Opportunity, meets: list[bool] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.look = {}
        for place, text in enumerate(opportunity.conditions):
            said = ("yes" if meets[place] else "no") if meets and place < len(meets) else None
            self.fields[f"condition_{place}"] = forms.ChoiceField(
                label=text, choices=YES_NO, widget=forms.RadioSelect, initial=said,
                error_messages={"required": _("Answer yes or no: %(condition)s") % {"condition": text}},
            )  # fmt: skip
            self.look[f"condition_{place}"] = {"inline": True, "small": True}

    def meets(self) -> list[bool]:
        return [value == "yes" for name, value in self.cleaned_data.items() if name.startswith("condition_")]


class StartForm(EligibilityForm):
    def __init__(self, *args: Any, organisations: list[Organisation], lots: Sequence[Lot] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if len(lots) > 1:
            self.fields["lot"] = forms.ChoiceField(
                label=_("Which lot is this bid for?"), choices=[(str(row.pk), row.title) for row in lots],
                widget=forms.RadioSelect, help_text=_("Begin another bid for another lot."),
            )  # fmt: skip
        if len(organisations) > 1:
            choices = [(str(row.pk), row.name) for row in organisations]
            self.fields["organisation"] = forms.ChoiceField(
                label=_("Who is bidding?"), choices=choices, widget=forms.RadioSelect
            )
            self.order_fields(["organisation", "lot"])


class OfferForm(forms.Form):
    look = {"outcome_plan": {"rows": 10, "no_optional": True}, "price": {"no_optional": True}}
    outcome_plan = forms.CharField(
        label=_("How will you bring about the outcome?"),
        help_text=_("What will you do, for whom, and how will it lead to the change that is wanted?"),
        widget=forms.Textarea, required=False, validators=[MaxLengthValidator(20_000)],
    )  # fmt: skip
    price = MoneyField(label=_("Your price for the whole term"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)


class AnswerForm(forms.Form):
    look = {"text": {"rows": 12, "no_optional": True}}
    text = forms.CharField(
        label=_("Your answer"), widget=forms.Textarea, required=False, validators=[MaxLengthValidator(20_000)]
    )
    version = forms.IntegerField(widget=forms.HiddenInput)
