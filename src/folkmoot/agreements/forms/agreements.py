from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from folkmoot.agreements import proportion
from folkmoot.agreements.models import Agreement, AgreementKind, Measure, Report
from folkmoot.commissioning.models import MeasureKind
from folkmoot.design.forms import DateField, LongTextField
from folkmoot.people.models import Organisation

RHYTHMS = (
    (1, _("every month")),
    (3, _("every 3 months")),
    (6, _("every 6 months")),
    (12, _("every year")),
    (0, _("all at once")),
)
MONEY_AHEAD = (
    ("True", _("at the start of each period, in advance")),
    ("False", _("after each period, against an invoice")),
)
MOST_CHOICES = 100
# Kinds that are not drafted from an award have forms of their own.
AWARDED = [row for row in AgreementKind.choices if row[0] not in (AgreementKind.LINKED, AgreementKind.ASSET)]


class EditForm(forms.Form):
    """A form on a row that two people may edit at once: it carries the version its writer saw."""

    seen_version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    changes: list[tuple[str, str, str]] = []


class TermsForm(EditForm):
    kind = forms.ChoiceField(label=_("What kind of agreement is it?"), choices=AWARDED, widget=forms.RadioSelect)
    title = forms.CharField(label=_("Title"), max_length=160)
    start_date = DateField(label=_("First day"))
    end_date = DateField(label=_("Last day"), help_text=_("Two years or more, unless there is a good reason."))
    short_term_reason = LongTextField(
        label=_("Why it is shorter than two years"),
        help_text=_("Only if it is, or if it is shorter than the outcome needs. Everyone can read this."),
        required=False, max_length=1000,
    )  # fmt: skip
    payment_months = forms.TypedChoiceField(label=_("How often is money paid?"), choices=RHYTHMS, coerce=int, initial=3)
    in_advance = forms.TypedChoiceField(
        label=_("When is it paid?"), choices=MONEY_AHEAD, coerce=lambda value: value == "True", widget=forms.RadioSelect
    )
    payment_reason = LongTextField(
        label=_("Why it is paid this way"),
        help_text=_("Needed when a small organisation is paid afterwards: can it spend before it is paid?"),
        required=False, max_length=1000,
    )  # fmt: skip
    payment_days = forms.IntegerField(label=_("Days to pay an invoice"), min_value=1)
    look = {"payment_days": {"width": 2}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rule, field = proportion.PAYMENT_RULES[-1], self.fields["payment_days"]
        field.initial = rule.days
        field.help_text = _("%(days)s at most (%(source)s).") % {"days": rule.days, "source": rule.source}


class MeasureForm(EditForm):
    kind = forms.ChoiceField(
        label=_("Which question does it answer?"), choices=MeasureKind.choices, widget=forms.RadioSelect
    )
    title = forms.CharField(label=_("What is measured?"), max_length=200)
    unit = forms.CharField(label=_("Counted in"), help_text=_("For example: people, %, visits."), max_length=40)
    purpose = LongTextField(label=_("Why is it asked?"), max_length=1000)
    use = LongTextField(label=_("What will be done with the answer?"), max_length=1000)
    baseline = forms.DecimalField(
        label=_("How it is now"), help_text=_("Needed for “is anyone better off?”"), required=False,
        max_digits=14, decimal_places=2,
    )  # fmt: skip
    target = forms.DecimalField(label=_("What you aim for"), required=False, max_digits=14, decimal_places=2)
    owner = forms.CharField(
        label=_("Who answers for reaching it?"), required=False, max_length=300,
        help_text=_("Needed with an aim. A post or a body, not the name of a person: everyone can read it."),
    )  # fmt: skip
    months_between = forms.IntegerField(label=_("Asked every how many months?"), min_value=1, max_value=60, initial=6)
    look = {
        "unit": {"width": 10}, "baseline": {"width": 5}, "target": {"width": 5},
        "months_between": {"width": 2, "noun": _("the number of months")},
        "purpose": {"rows": 3}, "use": {"rows": 3},
    }  # fmt: skip


class ReasonsForm(forms.Form):
    reasons = LongTextField(label=_("What must change before you can sign?"), max_length=2000)


class ReportForm(EditForm):
    """Five plain questions. While it is only saved, any answer may be missing; to send it, none may."""

    story = LongTextField(
        label=_("3. What happened, in your own words?"),
        help_text=_("What went well and what did not. Name nobody: everyone can read this."), max_length=8000,
    )  # fmt: skip
    user_voices = forms.IntegerField(
        label=_("4. How many people who use it told you how it is?"), min_value=0, max_value=1_000_000
    )
    hours_spent = forms.DecimalField(
        label=_("5. How many hours did this report take you?"),
        help_text=_("It shows whether we ask too much."), min_value=0, max_value=9999, decimal_places=1,
    )  # fmt: skip

    voices_changed = LongTextField(label=_("What changed because of what they said?"), required=False, max_length=2000)
    equality_help = LongTextField(
        label=_("How does the work help people to be treated fairly?"),
        help_text=_("Not scored. It shows how the duty to equality is met."), required=False, max_length=2000,
    )  # fmt: skip

    def __init__(
        self, report: Report, measures: Iterable[Measure], *args: Any, sending: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.measures = list(measures)
        look: dict[str, dict[str, Any]] = {
            "user_voices": {"width": 5, "noun": _("how many people told you how it is")}, "hours_spent": {"width": 5}, "story": {"rows": 8, "noun": _("what happened")},
        }  # fmt: skip
        for measure in self.measures:
            key = measure.pk
            self.fields[f"value_{key}"] = forms.DecimalField(
                label=_("Figure"), max_digits=14, decimal_places=2,
                help_text=_("In %(unit)s.") % {"unit": measure.unit},
                error_messages={"required": _("Enter a figure for “%s”") % measure.title},
            )  # fmt: skip
            self.fields[f"source_{key}"] = forms.CharField(
                label=_("How do you know?"), max_length=200,
                error_messages={"required": _("Say how you know the figure for “%s”") % measure.title},
            )  # fmt: skip
            self.fields[f"note_{key}"] = forms.CharField(label=_("Anything to add?"), max_length=300)
            look[f"value_{key}"] = {"width": 10, "noun": measure.title}
        for name, field in self.fields.items():
            optional = ("hours_spent", "seen_version", "voices_changed", "equality_help")
            needed = not name.startswith("note_") and name not in optional
            field.required = sending and needed
            look.setdefault(name, {})["no_optional"] = needed
        self.look = look

    def questions(self) -> list[tuple[Measure, Any, Any, Any]]:
        return [(m, self[f"value_{m.pk}"], self[f"source_{m.pk}"], self[f"note_{m.pk}"]) for m in self.measures]


class ReportAnswerForm(forms.Form):
    answer = forms.ChoiceField(
        label=_("What do you say to it?"), widget=forms.RadioSelect,
        choices=(("accept", _("I accept it")), ("again", _("Something is missing: please send it again"))),
    )  # fmt: skip
    words = LongTextField(
        label=_("Your words to the provider"), help_text=_("Everyone can read them. Needed when you ask again."),
        required=False, max_length=2000,
    )  # fmt: skip


class InvoiceForm(forms.Form):
    received_date = DateField(label=_("On which day did the invoice come?"))


class PayForm(forms.Form):
    paid_date = DateField(label=_("On which day was it paid?"))
    late_reason = LongTextField(
        label=_("If it was late: why?"),
        help_text=_("Everyone can read this. Without a reason it is shown as late and unexplained."),
        required=False, max_length=1000,
    )  # fmt: skip


class WhyLateForm(forms.Form):
    words = LongTextField(
        label=_("Why is it late?"), help_text=_("Everyone can read this. Name nobody."), max_length=1000
    )


class RegisterFilter(forms.Form):
    """What the register shows; its answers stand in the address."""

    q = forms.CharField(label=_("Words of the title, the service or an organisation"), required=False, max_length=100)
    state = forms.ChoiceField(
        label=_("State"), required=False,
        choices=(
            ("", _("signed by both sides")), ("live", _("running now")), ("ended", _("ended")),
            ("draft", _("being agreed")), ("offered", _("signed by the funder alone")), ("all", _("all")),
        ),
    )  # fmt: skip
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=(("", _("all")), *AgreementKind.choices))
    funder = forms.ModelChoiceField(
        label=_("Funder"), queryset=Organisation.objects.none(), required=False, empty_label=_("all")
    )
    provider = forms.ModelChoiceField(
        label=_("Provider"), queryset=Organisation.objects.none(), required=False, empty_label=_("all")
    )

    look = {name: {"no_optional": True} for name in ("q", "state", "kind", "funder", "provider")}

    def __init__(self, *args: Any, visible: Q, has_drafts: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_drafts:
            self.fields["state"].choices = self.fields["state"].choices[:3]  # type: ignore[attr-defined]
        # Only bodies that have an agreement: the list of all organisations grows with every import.
        for name in ("funder", "provider"):
            those = Agreement.objects.filter(visible).order_by().values(f"{name}_id")
            self.fields[name].queryset = Organisation.objects.filter(pk__in=those).order_by("name", "pk")  # type: ignore[attr-defined]
        if self.fields["provider"].queryset[MOST_CHOICES:].exists():  # type: ignore[attr-defined]
            # Too many to choose from. Their names are found by words; an address that names one still holds.
            self.fields["provider"].widget = forms.HiddenInput()
