"""Forms for the parts of an agreement: who is in it, what could go wrong, its clauses, its papers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.agreements.forms.agreements import TermsForm
from folkmoot.agreements.models import Clause, ClauseKind, Relationship, Side
from folkmoot.agreements.models.risk import HEAVY
from folkmoot.design.forms import DateField, LongTextField, MoneyField
from folkmoot.needs.models import Asset
from folkmoot.people.models import Organisation

YES_NO = (("False", _("no")), ("True", _("yes")))


def yes_no(label: Any, help_text: Any = "", initial: str | None = None) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label, help_text=help_text, choices=YES_NO, coerce=lambda value: value == "True", initial=initial,
        widget=forms.RadioSelect,
    )  # fmt: skip


class ParticularsForm(forms.Form):
    relationship = forms.ChoiceField(
        label=_("What is the provider to the funder?"),
        choices=(("", _("not said")), *Relationship.choices),
        required=False,
    )
    extension_months = forms.IntegerField(
        label=_("By how many months may it be made longer?"), min_value=0, max_value=120, initial=0
    )
    serves_at_risk = yes_no(
        _("Does it serve children or adults at risk?"),
        _("Then nobody can sign until every provider has a safeguarding check in date."),
    )
    is_learning = yes_no(
        _("Does it learn instead of chasing targets?"),
        _("Questions and learning cycles take the place of targets. Both sides must agree to that."),
    )
    needs_certifier = yes_no(_("Does a second person at the provider certify each report?"))
    cost_of_hour = MoneyField(
        label=_("What does an hour of the provider’s office time cost?"),
        help_text=_("Everyone can read it. It shows what reporting costs, as a share of the money."), required=False,
    )  # fmt: skip
    obligations = LongTextField(
        label=_("What the manager of the asset takes on"), help_text=_("Only for an asset. Everyone can read this."),
        required=False, max_length=4000,
    )  # fmt: skip
    beside_reason = LongTextField(
        label=_("If the same service has another agreement in this area: why are there two?"), required=False,
        max_length=1000,
    )  # fmt: skip
    look = {
        "extension_months": {"width": 3, "noun": _("the number of months")}, "serves_at_risk": {"inline": True},
        "is_learning": {"inline": True}, "needs_certifier": {"inline": True},
    }  # fmt: skip


class PartyForm(forms.Form):
    organisation = forms.ModelChoiceField(
        label=_("Which body?"), queryset=Organisation.objects.none(), empty_label=_("Choose a body")
    )
    side = forms.ChoiceField(label=_("On which side?"), choices=Side.choices, widget=forms.RadioSelect)
    part = forms.CharField(label=_("What does it bring or do?"), max_length=300)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bodies = Organisation.objects.filter(merged_into=None, is_imported=False).order_by("name", "pk")
        self.fields["organisation"].queryset = bodies  # type: ignore[attr-defined]


class RiskForm(forms.Form):
    title = forms.CharField(label=_("What could go wrong?"), max_length=200)
    likelihood = forms.TypedChoiceField(
        label=_("How likely is it?"), choices=HEAVY, coerce=int, widget=forms.RadioSelect
    )
    harm = forms.TypedChoiceField(
        label=_("How much harm would it do?"), choices=HEAVY, coerce=int, widget=forms.RadioSelect
    )
    owner = forms.ModelChoiceField(
        label=_("Who is best placed to carry it?"), queryset=Organisation.objects.none(), empty_label=None,
        widget=forms.RadioSelect,
    )  # fmt: skip
    reason = LongTextField(label=_("Why that body?"), max_length=1000)
    look = {"likelihood": {"inline": True}, "harm": {"inline": True}, "reason": {"rows": 3}}

    def __init__(self, bodies: list[int], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = Organisation.objects.filter(pk__in=bodies).order_by("name")  # type: ignore[attr-defined]


class ReasonForm(forms.Form):
    """One reason that everybody will read."""

    reason = LongTextField(label=_("Your reason"), help_text=_("Everyone can read this. Name nobody."), max_length=2000)


class WhyForm(forms.Form):
    why = LongTextField(label=_("Why?"), help_text=_("Everyone can read this. Name nobody."), max_length=2000)


class TakeClauseForm(forms.Form):
    clause = forms.ModelChoiceField(
        label=_("Which clause?"), queryset=Clause.objects.none(), empty_label=_("Choose a clause")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        there = Clause.objects.filter(withdrawn_at=None).order_by("title", "-number")
        self.fields["clause"].queryset = there  # type: ignore[attr-defined]


class ClauseForm(forms.Form):
    kind = forms.ChoiceField(label=_("What is it about?"), choices=ClauseKind.choices)
    title = forms.CharField(label=_("Title"), max_length=160)
    text = LongTextField(label=_("The words"), max_length=8000)
    is_gagging = yes_no(
        _("Would it keep somebody from speaking, campaigning or following its mission?"),
        _("Such a clause can only stand in an agreement with legal advice written beside it."), "False",
    )  # fmt: skip
    why = LongTextField(
        label=_("Why it is there, or what changed since the last version"), required=False, max_length=2000
    )
    look = {"is_gagging": {"inline": True}, "why": {"rows": 3}}


class NewClauseForm(ClauseForm):
    code = forms.SlugField(
        label=_("Short name"),
        help_text=_("Small letters and hyphens. It stays the same for every version."),
        max_length=60,
    )
    field_order = ("code", "kind", "title", "text", "is_gagging", "why")


class DocumentForm(forms.Form):
    title = forms.CharField(label=_("Title"), max_length=160)
    address = forms.URLField(label=_("Web address"), max_length=400, assume_scheme="https")
    shows_recognition = yes_no(
        _("Does it show that the work is paid for with public money?"),
        _("A poster, a page, a report: evidence that the funding is recognised in public."), "False",
    )  # fmt: skip
    look = {"shows_recognition": {"inline": True}}


class SafeguardingForm(forms.Form):
    passed = forms.TypedChoiceField(
        label=_("How did it go?"), choices=(("True", _("it passed")), ("False", _("it did not pass"))),
        coerce=lambda value: value == "True", widget=forms.RadioSelect,
    )  # fmt: skip
    until_date = DateField(label=_("Until which day does this hold?"))
    seen = LongTextField(
        label=_("What was looked at?"), help_text=_("Policy, training, checks on staff. Name nobody."), max_length=2000
    )


class LinkedForm(TermsForm):
    """The terms of a second funder's contract with the same provider under the same specification."""

    value = MoneyField(label=_("What is it worth over the whole term?"))
    no_award_reason = LongTextField(
        label=_("Why does this money need no award of its own?"),
        help_text=_("Everyone can read this."),
        max_length=1000,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["kind"]


class AssetForm(LinkedForm):
    """The terms on which a community body manages an asset."""

    asset = forms.ModelChoiceField(
        label=_("Which asset?"), queryset=Asset.objects.none(), empty_label=_("Choose an asset")
    )
    provider = forms.ModelChoiceField(
        label=_("Who manages it?"), queryset=Organisation.objects.none(), empty_label=_("Choose a body")
    )
    obligations = LongTextField(label=_("What the manager takes on"), max_length=4000)
    field_order = ("asset", "provider", "obligations", "title")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["no_award_reason"].label = _("How was the manager chosen?")
        self.fields["value"].help_text = _("0 if no money is paid.")
        self.fields["asset"].queryset = Asset.objects.shown().order_by("title")  # type: ignore[attr-defined]
        voluntary = Organisation.objects.filter(kind__in=("vco", "infrastructure"), merged_into=None, is_imported=False)
        self.fields["provider"].queryset = voluntary.order_by("name", "pk")  # type: ignore[attr-defined]
