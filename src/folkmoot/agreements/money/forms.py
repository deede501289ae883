from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from folkmoot.agreements.models import Contribution, FundKind, InKindKind
from folkmoot.commissioning.choices import areas
from folkmoot.commissioning.models import ServiceKind
from folkmoot.design.forms import DateField, LongTextField, MoneyField
from folkmoot.people.models import Organisation
from folkmoot.people.models.organisation import OrganisationKind


def lines(kinds: Any) -> list[tuple[str, Any]]:
    """Choices as lines of a list, each with a capital."""
    return [(value, capfirst(label)) for value, label in kinds.choices]


class Choosing(forms.ModelChoiceField):
    """One of a few organisations, by name."""

    def label_from_instance(self, row: Any) -> str:
        return str(row.name)


class FundForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("What kind of fund is it?"), choices=lines(FundKind), widget=forms.RadioSelect, initial=FundKind.POOLED
    )
    title = forms.CharField(label=_("Name of the fund"), max_length=160)
    purpose = LongTextField(label=_("What is the money for?"), max_length=2000)
    host = Choosing(
        label=_("Who hosts it?"), queryset=Organisation.objects.none(),
        help_text=_("The host signs the fund’s agreements and pays them."),
    )  # fmt: skip
    area = Choosing(label=_("Where?"), queryset=areas().none())
    administrator = Choosing(
        label=_("Which foundation looks after the gifts?"), queryset=Organisation.objects.none(), required=False,
        help_text=_("For local giving. The foundation carries the cost, so that each gift reaches a group whole."),
    )  # fmt: skip
    administration_cost = MoneyField(
        label=_("What does looking after it cost in a year?"), required=False,
        help_text=_("Everyone can read it. No gift pays for it."),
    )  # fmt: skip

    def __init__(self, hosts: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["host"].queryset = hosts  # type: ignore[attr-defined]
        self.fields["area"].queryset = areas()  # type: ignore[attr-defined]
        funders = Organisation.objects.filter(kind=OrganisationKind.FUNDER, merged_into=None).order_by("name", "pk")
        self.fields["administrator"].queryset = funders  # type: ignore[attr-defined]


class PeriodForm(forms.Form):
    start_date = DateField(label=_("First day"))
    end_date = DateField(label=_("Last day"))


class ContributionForm(PeriodForm):
    partner = Choosing(label=_("Whose money is it?"), queryset=Organisation.objects.none())
    amount = MoneyField(label=_("How much?"), min_value=None)
    only_kind = forms.ChoiceField(label=_("Only for one kind of service?"), required=False)
    only_area = Choosing(
        label=_("Only in one area?"), queryset=areas().none(), required=False, empty_label=_("no, anywhere")
    )
    only_voluntary = forms.BooleanField(label=_("Only for voluntary and community organisations"), required=False)
    conditions = LongTextField(
        label=_("Any other condition, in words"), required=False, max_length=1000,
        help_text=_("The host must then say in public why each agreement keeps it."),
    )  # fmt: skip
    field_order = (
        "partner", "giver", "amount", "start_date", "end_date", "only_kind", "only_area", "only_voluntary", "conditions",
    )  # fmt: skip

    def __init__(self, partners: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if partners is None:
            del self.fields["partner"]
        else:
            self.fields["partner"].queryset = partners  # type: ignore[attr-defined]
        self.fields["only_kind"].choices = [("", _("no, any kind")), *lines(ServiceKind)]  # type: ignore[attr-defined]
        self.fields["only_area"].queryset = areas()  # type: ignore[attr-defined]
        self.fields["start_date"].label = _now("First day on which it may be spent")
        self.fields["end_date"].label = _now("Last day on which it may be spent")
        self.order_fields(self.field_order)


class GiftForm(ContributionForm):
    giver = forms.CharField(
        label=_("Where did the gifts come from?"), max_length=160,
        help_text=_("For example: shops on the High Street, summer 2026. Name no person."),
    )  # fmt: skip


class ChangeContributionForm(forms.Form):
    amount = MoneyField(label=_("How much in all?"), min_value=None)
    end_date = DateField(label=_("Last day on which it may be spent"))
    reasons = LongTextField(label=_("Why does it change?"), help_text=_("Everyone can read this."), max_length=1000)


class InKindForm(PeriodForm):
    partner = Choosing(label=_("Who gives it?"), queryset=Organisation.objects.none())
    kind = forms.ChoiceField(label=_("What kind of help is it?"), choices=lines(InKindKind), widget=forms.RadioSelect)
    what = forms.CharField(
        label=_("What is it?"), max_length=200, help_text=_("For example: the hall of the old library.")
    )
    quantity = forms.DecimalField(label=_("How much of it?"), max_digits=10, decimal_places=1)
    unit = forms.CharField(label=_("Counted in"), max_length=40, help_text=_("For example: hours a week."))
    look = {"quantity": {"width": 5}, "unit": {"width": 10}}
    field_order = ("partner", "kind", "what", "quantity", "unit", "start_date", "end_date")

    def __init__(self, partners: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["partner"].queryset = partners  # type: ignore[attr-defined]


class CommitForm(forms.Form):
    """How much of each contribution; beside one with a condition in words, why this agreement keeps it."""

    def __init__(self, contributions: Iterable[Contribution], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.contributions = list(contributions)
        for row in self.contributions:
            self.fields[f"amount_{row.pk}"] = MoneyField(
                label=_now("From %(source)s") % {"source": row.source_name}, required=False, min_value=None,
                help_text=_now("£%(free)s is free.") % {"free": f"{row.free:,.2f}"},
            )  # fmt: skip
            if row.conditions:
                self.fields[f"fits_{row.pk}"] = LongTextField(
                    label=_now("Why does this agreement keep the condition?"), help_text=row.conditions,
                    required=False, max_length=1000,
                )  # fmt: skip

    def amounts(self) -> dict[int, Any]:
        data = self.cleaned_data
        return {row.pk: data[f"amount_{row.pk}"] for row in self.contributions if data.get(f"amount_{row.pk}")}

    def fits(self) -> dict[int, str]:
        return {row.pk: self.cleaned_data.get(f"fits_{row.pk}", "") for row in self.contributions}


class ReasonForm(forms.Form):
    reasons = LongTextField(label=_("Why?"), help_text=_("Everyone can read this."), max_length=2000)
