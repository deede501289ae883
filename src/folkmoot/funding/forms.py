from collections.abc import Iterable
from datetime import datetime, time
from decimal import Decimal
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from folkmoot.core.clock import LONDON
from folkmoot.design.forms import DateField, LongTextField, MoneyField
from folkmoot.funding.models import Bid, Criterion, Opportunity, Route
from folkmoot.funding.scoring import MOST, STEP
from folkmoot.people.models import Organisation

HOURS = [
    (f"{hour:02}:00", _("midday") if hour == 12 else f"{(hour - 1) % 12 + 1}{'am' if hour < 12 else 'pm'}")
    for hour in range(9, 18)
]
YES_NO = [("yes", _("Yes")), ("no", _("No"))]


class OpportunityForm(forms.Form):
    """What is offered. `terms()` gives it as the actions want it."""

    look = {
        "term_months": {"width": 3, "suffix": _("months")},
        "closes_time": {"small": True},
        "route": {
            "item_hints": {Route.RESERVED: _("Only some kinds of organisation may bid, such as voluntary ones.")}
        },
    }
    title = forms.CharField(label=_("Title"), max_length=160)
    summary = LongTextField(
        label=_("What is wanted?"),
        help_text=_("In plain words, for somebody who has never bid before."),
        max_length=3000,
    )
    route = forms.ChoiceField(label=_("Route"), choices=Route.choices, widget=forms.RadioSelect)
    route_reason = LongTextField(
        label=_("Why does this route fit this service?"), help_text=_("Everyone can read this."), max_length=2000
    )
    value = MoneyField(label=_("Value over the whole term"))
    term_months = forms.IntegerField(label=_("How long will it run?"), min_value=1, max_value=180)
    eligibility = LongTextField(
        label=_("Who can bid?"),
        help_text=_(
            "One condition on each line. Bidders say yes or no to each before they begin, so keep to what matters."
        ),
        max_length=2000,
    )
    opens_date = DateField(label=_("Bids open on"))
    closes_date = DateField(label=_("Bids close on"))
    closes_time = forms.ChoiceField(label=_("At what time?"), choices=HOURS, initial="12:00")
    decides_date = DateField(
        label=_("We decide by"), help_text=_("Bidders plan around this. If it passes, the Compact's promise is broken.")
    )
    needs_citizen = forms.BooleanField(
        label=_("A trained citizen commissioner scores with us"), required=False, initial=True
    )
    suits_vco = forms.BooleanField(
        label=_("It suits voluntary and community organisations"), required=False, initial=True
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    @staticmethod
    def initial_for(row: Opportunity) -> dict[str, Any]:
        names = (
            "title", "summary", "route", "route_reason", "value", "term_months", "eligibility", "opens_date",
            "decides_date", "needs_citizen", "suits_vco", "version",
        )  # fmt: skip
        closes = row.closes_at.astimezone(LONDON)
        return {name: getattr(row, name) for name in names} | {
            "closes_date": closes.date(),
            "closes_time": f"{closes:%H:%M}",
        }

    def terms(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        given.pop("version")
        day, hour = given.pop("closes_date"), time.fromisoformat(given.pop("closes_time"))
        return given | {"closes_at": datetime.combine(day, hour, LONDON)}


class CriterionForm(forms.Form):
    look = {"weight": {"width": 3, "suffix": "/ 100"}, "most_words": {"width": 4}}
    title = forms.CharField(label=_("Criterion"), max_length=160)
    question = LongTextField(label=_("What are bidders asked?"), max_length=2000)
    weight = forms.IntegerField(
        label=_("Weight"), help_text=_("All weights together must come to 100."), min_value=1, max_value=100
    )
    most_words = forms.IntegerField(label=_("Most words in an answer"), min_value=20, max_value=2000, initial=500)
    is_price = forms.BooleanField(label=_("This is the price"), required=False)
    is_social_value = forms.BooleanField(
        label=_("This is social value: the wider good it does for people, places and the local economy"), required=False
    )


class OpenForm(forms.Form):
    """Asks only for the reasons that this opportunity needs."""

    no_announcement_reason = LongTextField(
        label=_("Why was it not announced ahead?"), help_text=_("Everyone can read this."), max_length=2000
    )
    no_social_value_reason = LongTextField(
        label=_("Why is social value not scored?"), help_text=_("Everyone can read this."), max_length=2000
    )

    def __init__(self, *args: Any, asks: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in set(self.fields) - set(asks):
            del self.fields[name]


class ReasonsForm(forms.Form):
    reasons = LongTextField(label=_("Why?"), help_text=_("Everyone can read this."), max_length=3000)


class LeaveForm(forms.Form):
    reasons = LongTextField(
        label=_("Why do they leave the panel?"), help_text=_("This is not published."), max_length=1000
    )


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
    def __init__(self, *args: Any, organisations: list[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if len(organisations) > 1:
            choices = [(str(row.pk), row.name) for row in organisations]
            self.fields["organisation"] = forms.ChoiceField(
                label=_("Who is bidding?"), choices=choices, widget=forms.RadioSelect
            )
            self.order_fields(["organisation"])


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


class SeatForm(forms.Form):
    person = forms.ChoiceField(label=_("Who joins the panel?"))

    def __init__(self, *args: Any, choices: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = [("", ""), *choices]  # type: ignore[attr-defined]


class DeclareForm(forms.Form):
    look = {"is_conflict": {"inline": True}, "words": {"no_optional": True}}
    is_conflict = forms.ChoiceField(
        label=_("Do you have an interest in this bidder?"),
        help_text=_("Money, work, family, friends, membership, or anything that others could think sways you."),
        choices=[("no", _("No, none")), ("yes", _("Yes"))], widget=forms.RadioSelect,
    )  # fmt: skip
    words = forms.CharField(
        label=_("If yes, what is it?"),
        help_text=_("Only the officers who run the panel read this."),
        max_length=300,
        required=False,
    )


class ScoreForm(forms.Form):
    """A score and a comment for each criterion. Either both or neither, so that it can be saved part by part."""

    def __init__(self, *args: Any, criteria: list[Criterion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.criteria = criteria
        self.look: dict[str, dict[str, Any]] = {}
        for row in criteria:
            self.fields[f"score_{row.pk}"] = forms.TypedChoiceField(
                label=_("Score"), choices=[(n, str(n)) for n in range(MOST + 1)], coerce=int, widget=forms.RadioSelect,
                required=False, empty_value=None,
            )  # fmt: skip
            self.fields[f"comment_{row.pk}"] = LongTextField(
                label=_("Why this score?"), max_length=2000, required=False
            )
            self.look[f"score_{row.pk}"] = {"inline": True, "small": True, "no_optional": True}
            self.look[f"comment_{row.pk}"] = {"rows": 3, "no_optional": True}

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        for row in self.criteria:
            score, comment = given.get(f"score_{row.pk}"), (given.get(f"comment_{row.pk}") or "").strip()
            if score is not None and not comment:
                self.add_error(f"comment_{row.pk}", _("Say why you gave “%s” this score") % row.title)
            if comment and score is None and f"score_{row.pk}" not in self.errors:
                self.add_error(f"score_{row.pk}", _("Choose a score for “%s”") % row.title)
        return given

    def scores(self) -> dict[Criterion, tuple[int, str]]:
        given = self.cleaned_data
        return {
            row: (given[f"score_{row.pk}"], given[f"comment_{row.pk}"])
            for row in self.criteria
            if given.get(f"score_{row.pk}") is not None
        }


class ModerateForm(forms.Form):
    def __init__(self, *args: Any, criteria: list[Criterion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.criteria = criteria
        self.look: dict[str, dict[str, Any]] = {}
        halves = [STEP * n for n in range(int(MOST / STEP) + 1)]
        for row in criteria:
            self.fields[f"score_{row.pk}"] = forms.TypedChoiceField(
                label=_("The score you agreed"), coerce=Decimal, choices=[("", ""), *((f"{n:f}", f"{n:f}") for n in halves)],
                error_messages={"required": _("Choose the agreed score for “%s”") % row.title},
            )  # fmt: skip
            self.fields[f"reasons_{row.pk}"] = LongTextField(
                label=_("Why you agreed it"), help_text=_("The bidder reads this in their feedback."), max_length=2000,
                error_messages={"required": _("Say why you agreed the score for “%s”") % row.title},
            )  # fmt: skip
            self.look[f"reasons_{row.pk}"] = {"rows": 3}

    def agreed(self) -> dict[Criterion, tuple[Decimal, str]]:
        given = self.cleaned_data
        return {row: (given[f"score_{row.pk}"], given[f"reasons_{row.pk}"]) for row in self.criteria}


class DecideForm(forms.Form):
    """Who is awarded, how much, and for each bidder the public reasons and the private feedback."""

    awarded = forms.ChoiceField(label=_("Who is awarded?"), widget=forms.RadioSelect)
    amount = MoneyField(label=_("How much is awarded?"), help_text=_("Leave it empty if nobody is."), required=False)

    def __init__(self, *args: Any, bids: list[Bid], totals: dict[int, Decimal], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bids = bids
        self.look: dict[str, dict[str, Any]] = {"amount": {"no_optional": True}}
        choices: list[tuple[str, Any]] = [(str(row.pk), row.organisation.name) for row in bids]
        self.fields["awarded"].choices = [*choices, ("none", _("Nobody: no bid is good enough"))]  # type: ignore[attr-defined]
        self.look["awarded"] = {
            "item_hints": {
                str(row.pk): _("%s out of 100") % f"{totals.get(row.pk, Decimal(0)).normalize():f}" for row in bids
            }
        }
        for row in bids:
            self.fields[f"reasons_{row.pk}"] = LongTextField(
                label=_("Reasons: %s") % row.organisation, help_text=_("Everyone can read this."), max_length=3000
            )
            self.fields[f"feedback_{row.pk}"] = LongTextField(
                label=_("Feedback: %s") % row.organisation, help_text=_("Only this bidder reads it."), max_length=10_000
            )
            self.look[f"feedback_{row.pk}"] = {"rows": 8}

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("awarded") not in (None, "none") and given.get("amount") is None and "amount" not in self.errors:
            self.add_error("amount", _("Enter how much is awarded"))
        return given

    def decision(self) -> dict[str, Any]:
        given = self.cleaned_data
        awarded = next((row for row in self.bids if str(row.pk) == given["awarded"]), None)
        return {
            "awarded": awarded,
            "amount": given["amount"] if awarded else None,
            "reasons": {row: given[f"reasons_{row.pk}"] for row in self.bids},
            "feedback": {row: given[f"feedback_{row.pk}"] for row in self.bids},
        }
