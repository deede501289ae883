from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.design.forms import LongTextField
from folkmoot.funding.models import Bid, Opportunity, Plan
from folkmoot.funding.models.help import HelpKind, HelpOutcome
from folkmoot.people.models import Organisation


def _choose_own(form: forms.Form, organisations: list[Organisation]) -> None:
    """Ask which organisation somebody acts for, where there is more than one."""
    field = forms.ModelChoiceField(
        label=_("For which organisation?"), queryset=Organisation.objects.filter(pk__in=[one.pk for one in organisations])
    )  # fmt: skip
    if len(organisations) == 1:
        field.widget, field.initial, field.required = forms.HiddenInput(), organisations[0].pk, False
    form.fields = {"organisation": field, **form.fields}


class OwnForm(forms.Form):
    """A form of somebody who acts for one of their organisations."""

    def __init__(self, *args: Any, organisations: list[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organisations = organisations
        _choose_own(self, organisations)

    def taken(self) -> tuple[Organisation, dict[str, Any]]:
        """The organisation, and the rest."""
        given = dict(self.cleaned_data)
        return given.pop("organisation") or self.organisations[0], given


class AskHelpForm(OwnForm):
    kind = forms.ChoiceField(
        label=_("What would you like help with?"), choices=HelpKind.choices, widget=forms.RadioSelect
    )
    paid_people = forms.IntegerField(
        label=_("How many people does your group pay?"), required=False, min_value=0, max_value=9999,
        help_text=_("Needed for help to get started, which is kept for groups that pay fewer than 10 people."),
    )  # fmt: skip
    helper = forms.ModelChoiceField(label=_("Whom do you ask?"), queryset=Organisation.objects.none())
    question = LongTextField(
        label=_("What would you like to know?"), max_length=3000,
        help_text=_("Only your organisation and the one you ask can read this."),
    )  # fmt: skip
    opportunity = forms.ModelChoiceField(
        label=_("Is it about one opportunity?"), queryset=Opportunity.objects.none(), required=False
    )

    look = {"paid_people": {"width": 3, "noun": _("how many people your group pays")}}

    def __init__(self, *args: Any, helpers: Any, opportunities: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["helper"].queryset = helpers  # type: ignore[attr-defined]
        self.fields["opportunity"].queryset = opportunities  # type: ignore[attr-defined]


class SayForm(forms.Form):
    text = LongTextField(label=_("What do you want to say?"), max_length=3000)


class SettleForm(forms.Form):
    outcome = forms.ChoiceField(label=_("What came of it?"), choices=HelpOutcome.choices, widget=forms.RadioSelect)
    bid = forms.ModelChoiceField(
        label=_("Did it lead to one of your bids?"), queryset=Bid.objects.none(), required=False,
        help_text=_("It is only counted, and only after the decision. Whoever helped you is not told."),
    )  # fmt: skip
    outcome_note = LongTextField(label=_("Anything else to say?"), max_length=1000, required=False)

    def __init__(self, *args: Any, bids: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bid"].queryset = bids  # type: ignore[attr-defined]
        self.fields["bid"].label_from_instance = lambda bid: bid.opportunity.title  # type: ignore[attr-defined]


class PartnerForm(OwnForm):
    brings = LongTextField(label=_("What do you bring?"), max_length=1500)
    seeks = LongTextField(label=_("Whom do you look for?"), max_length=1500)
    about = forms.ChoiceField(label=_("What is it for?"), required=False)

    def __init__(self, *args: Any, opportunities: Any, plans: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.opportunities = {f"opportunity-{row.pk}": row for row in opportunities}
        self.plans = {f"plan-{row.pk}": row for row in plans}
        self.fields["about"].choices = [  # type: ignore[attr-defined]
            ("", _("Nothing in particular yet")),
            *((key, row.title) for key, row in self.opportunities.items()),
            *((key, _("Planned: %(title)s") % {"title": row.title}) for key, row in self.plans.items()),
        ]

    def terms(self) -> tuple[Organisation, dict[str, Any]]:
        organisation, given = self.taken()
        about = given.pop("about")
        found: dict[str, Opportunity | Plan | None] = {
            "opportunity": self.opportunities.get(about), "plan": self.plans.get(about),
        }  # fmt: skip
        return organisation, given | found


class ReplyForm(OwnForm):
    text = LongTextField(
        label=_("What could you bring?"),
        max_length=1500,
        help_text=_("Only the organisation that looks can read this."),
    )
