from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from folkmoot.agreements.intake.contracts import FIELDS
from folkmoot.agreements.models import Contribution, FundKind, InKindKind
from folkmoot.commissioning.choices import areas
from folkmoot.commissioning.models import ServiceKind
from folkmoot.core.intake.opening import MEGABYTE, limit_megabytes
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


class MilestoneForm(forms.Form):
    title = forms.CharField(label=_("What is done by then?"), max_length=160)
    evidence = forms.CharField(label=_("How can everyone see it?"), max_length=300)
    amount = MoneyField(label=_("How much is paid for it?"), min_value=None)
    expected_date = DateField(label=_("Expected by"))


class PriceForm(forms.Form):
    people = forms.CharField(
        label=_("For whom?"), max_length=200, help_text=_("For example: people who had not left home for a month.")
    )
    outcome = forms.CharField(label=_("What has changed for them?"), max_length=200)
    price = MoneyField(label=_("Price for each"), min_value=None)
    most = forms.IntegerField(label=_("For how many at most?"), min_value=1)
    look = {"most": {"width": 5, "noun": _("for how many at most")}}


class WhyForm(forms.Form):
    value_statement = LongTextField(
        label=_("Why is paying so much in advance good value?"), required=False, max_length=1000
    )
    outcome_reason = LongTextField(
        label=_("Why is so much paid by outcome?"), required=False, max_length=1000,
        help_text=_("A second commissioner must then approve it."),
    )  # fmt: skip


class InvoiceClaimForm(forms.Form):
    reference = forms.CharField(label=_("Your invoice number"), max_length=60, required=False)


class MilestoneClaimForm(InvoiceClaimForm):
    evidence = LongTextField(label=_("How can everyone see that it is done?"), max_length=2000)
    field_order = ("evidence", "reference")


class OutcomeClaimForm(InvoiceClaimForm):
    count = forms.IntegerField(label=_("For how many people?"), min_value=1)
    evidence = LongTextField(
        label=_("How do you know that it has changed for them?"), help_text=_("Name nobody."), max_length=2000
    )
    field_order = ("count", "evidence", "reference")
    look = {"count": {"width": 5, "noun": _("for how many people")}}


class DisputeForm(forms.Form):
    amount = MoneyField(
        label=_("How much do you dispute?"), min_value=None, help_text=_("The rest is paid on its day.")
    )
    reasons = LongTextField(label=_("What do you dispute, and why?"), max_length=2000)


class AnswerForm(forms.Form):
    words = LongTextField(label=_("Your answer"), max_length=2000)


class SettleForm(forms.Form):
    owed = MoneyField(label=_("How much of it is owed?"), min_value=None)
    words = LongTextField(label=_("How was it settled?"), help_text=_("The provider reads it."), max_length=2000)


class BankCheckForm(forms.Form):
    how = LongTextField(
        label=_("Whom did you ask, and how did you know the number?"), max_length=300,
        help_text=_("Use a telephone number you knew before the change, never one from the message about it."),
    )  # fmt: skip


class ContractFileForm(forms.Form):
    body = Choosing(label=_("Whose contracts are they?"), queryset=Organisation.objects.none())
    file = forms.FileField(
        label=_("The file"), max_length=200, help_text=_("CSV or XLSX, with a row of column titles."),
        error_messages={"required": _("Choose a file"), "empty": _("The file is empty. Check that it was saved whole.")},
    )  # fmt: skip

    def __init__(self, bodies: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if (file.size or 0) > limit_megabytes() * MEGABYTE:
            raise forms.ValidationError(
                _now("The file is over %(limit)s megabytes. Split it into smaller files.")
                % {"limit": limit_megabytes()}
            )
        return file


class ColumnsForm(forms.Form):
    """Which column holds what. What fits by its title, or fitted last time, is chosen already."""

    def __init__(self, titles: list[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, (label, is_needed, _usual) in FIELDS.items():
            none = [] if is_needed else [("", _now("no column"))]
            self.fields[name] = forms.ChoiceField(
                label=label, required=is_needed, choices=[*none, *((title, title) for title in titles)]
            )
