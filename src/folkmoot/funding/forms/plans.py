from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.commissioning.models import Project
from folkmoot.commissioning.models.project import ServiceKind
from folkmoot.core.clock import LONDON, add_months
from folkmoot.design.forms import DateField, LongTextField, MoneyField
from folkmoot.funding.catalogues import Catalogue
from folkmoot.funding.filters import ANY, QUIET, Filter, matching
from folkmoot.funding.forms.opportunities import HOURS
from folkmoot.funding.forms.procedures import YES_NO
from folkmoot.funding.models import FundingModel, Payment, Plan, Route, ValueBand

QUARTERS_AHEAD = 12


def quarters(today: date) -> list[tuple[str, Any]]:
    """This quarter and the ones of the next three years."""
    first = date(today.year, today.month - (today.month - 1) % 3, 1)
    days = [add_months(first, 3 * number) for number in range(QUARTERS_AHEAD)]
    return [(day.isoformat(), Plan(quarter_date=day).quarter) for day in days]


class PlanForm(forms.Form):
    title = forms.CharField(label=_("Title"), max_length=160)
    summary = LongTextField(
        label=_("What will be wanted?"), max_length=2000,
        help_text=_("What you know so far, in plain words. It may still change, and groups may help to shape it."),
    )  # fmt: skip
    service_kind = forms.ChoiceField(label=_("Kind of service"), choices=ServiceKind.choices)
    quarter_date = forms.ChoiceField(label=_("When do bids open?"))
    value_band = forms.ChoiceField(
        label=_("About how much is it worth?"), choices=ValueBand.choices, widget=forms.RadioSelect
    )
    route = forms.ChoiceField(
        label=_("Which kind of route, as it looks now?"), choices=Route.choices, widget=forms.RadioSelect
    )
    project = forms.ModelChoiceField(
        label=_("Which project is it part of?"), queryset=Project.objects.none(), required=False,
        help_text=_("Leave it open if there is none yet. It needs one before bids can open."),
    )  # fmt: skip
    suits_vco = forms.BooleanField(
        label=_("It suits voluntary and community organisations"), required=False, initial=True
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, today: date, projects: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["quarter_date"].choices = quarters(today)  # type: ignore[attr-defined]
        self.fields["project"].queryset = projects  # type: ignore[attr-defined]

    def clean_quarter_date(self) -> date:
        return date.fromisoformat(self.cleaned_data["quarter_date"])

    def terms(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}

    @staticmethod
    def initial_for(plan: Plan) -> dict[str, Any]:
        names = ("title", "summary", "service_kind", "value_band", "route", "project", "suits_vco", "version")
        return {name: getattr(plan, name) for name in names} | {"quarter_date": plan.quarter_date.isoformat()}


class PlanFilter(Filter):
    look = dict.fromkeys(("words", "body", "route", "vco"), QUIET)
    words = forms.CharField(label=_("Words"), required=False, max_length=100)
    body = forms.CharField(label=_("Body"), required=False, max_length=100)
    route = forms.ChoiceField(label=_("Kind of route"), required=False, choices=[ANY, *Route.choices])
    vco = forms.BooleanField(label=_("Suits voluntary and community organisations"), required=False)

    def narrow(self, rows: Any) -> Any:
        """The rows asked for. An answer that makes no sense narrows nothing."""
        asked = self.asked()
        if asked.get("words"):
            rows = rows.filter(matching(asked["words"], "title", "summary"))
        if asked.get("body"):
            rows = rows.filter(matching(asked["body"], "body__name"))
        if asked.get("route"):
            rows = rows.filter(route=asked["route"])
        return rows.filter(suits_vco=True) if asked.get("vco") else rows


class EngagementForm(forms.Form):
    held_date = DateField(label=_("When was it?"))
    who = forms.CharField(
        label=_("With which organisations or groups?"), help_text=_("Name organisations, not people."), max_length=300
    )
    heard = LongTextField(label=_("What was said?"), help_text=_("Everyone can read this."), max_length=3000)
    changed = LongTextField(label=_("What did it change?"), help_text=_("If nothing, say so and why."), max_length=2000)


class EventForm(forms.Form):
    look = {"places": {"width": 4}, "starts_time": {"small": True}, "ends_time": {"small": True}}
    title = forms.CharField(label=_("Title"), max_length=160)
    starts_date = DateField(label=_("On which day?"))
    starts_time = forms.ChoiceField(label=_("From"), choices=HOURS, initial="10:00")
    ends_time = forms.ChoiceField(label=_("Until"), choices=HOURS, initial="12:00")
    place = forms.CharField(label=_("Where?"), help_text=_("The address, or how to join online."), max_length=300)
    access = LongTextField(
        label=_("How can everyone take part?"),
        help_text=_("Steps, hearing loop, sign language, travel costs, child care, joining from home."), max_length=1000,
    )  # fmt: skip
    places = forms.IntegerField(label=_("How many places?"), min_value=1, max_value=5000, initial=30)

    def terms(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        day = given.pop("starts_date")
        for name in ("starts", "ends"):
            given[f"{name}_at"] = datetime.combine(day, time.fromisoformat(given.pop(f"{name}_time")), LONDON)
        return given


class ComeForm(forms.Form):
    needs = forms.CharField(
        label=_("Is there anything you need to take part?"), required=False, max_length=300,
        help_text=_("Only those who run the meeting see this."),
    )  # fmt: skip


class SocialValueForm(forms.Form):
    """The outcomes of one catalogue, and what was thought about them."""

    outcomes = forms.MultipleChoiceField(
        label=_("Which of these could buying this service bring about?"), widget=forms.CheckboxSelectMultiple
    )
    how = LongTextField(label=_("How?"), help_text=_("Everyone can read this."), max_length=3000)
    asks_people = forms.ChoiceField(
        label=_("Do you ask people about it first?"), choices=YES_NO, widget=forms.RadioSelect
    )
    asking_reason = LongTextField(label=_("How do you ask them, or why not?"), max_length=2000)

    def __init__(self, *args: Any, catalogue: Catalogue, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.catalogue = catalogue
        self.fields["outcomes"].choices = [(one.code, f"{one.theme}: {one.title}") for one in catalogue.outcomes]  # type: ignore[attr-defined]

    def terms(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        given["outcomes"] = [one for one in self.catalogue.outcomes if one.code in given["outcomes"]]
        given["asks_people"] = given["asks_people"] == "yes"
        return given | {"catalogue": self.catalogue.name}


class CatalogueForm(forms.Form):
    name = forms.CharField(label=_("What is the list called?"), max_length=160)
    source = forms.CharField(
        label=_("Where does it come from, and may you use it here?"), max_length=300,
        help_text=_("Some lists of measures and their values are sold under a licence. Give only what you may share."),
    )  # fmt: skip
    file = forms.FileField(
        label=_("The list, as a CSV file"), max_length=200,
        help_text=_("Columns: code, theme, title and, if you have one, question."),
    )  # fmt: skip


class TermsForm(forms.Form):
    look = {
        "term_months": {"width": 3}, "advance_percent": {"width": 3}, "results_percent": {"width": 3}, "lots": {"width": 3},
        "questions": {"width": 3}, "documents": {"width": 3}, "words": {"width": 5},
    }  # fmt: skip
    term_months = forms.IntegerField(label=_("How many months will it run?"), min_value=1, max_value=180)
    term_reason = LongTextField(
        label=_("Why this term?"), max_length=1500, required=False,
        help_text=_("Needed under 24 months, and where the outcome takes longer than the term."),
    )  # fmt: skip
    payment = forms.ChoiceField(label=_("When is it paid?"), choices=Payment.choices, widget=forms.RadioSelect)
    advance_percent = forms.IntegerField(
        label=_("How much of it ahead, in percent?"), min_value=0, max_value=100, initial=0
    )
    results_percent = forms.IntegerField(
        label=_("How much hangs on results, in percent?"), min_value=0, max_value=100, initial=0
    )
    payment_reason = LongTextField(
        label=_("Why is it paid this way?"), max_length=1500, required=False,
        help_text=_("Needed if small groups are paid after the work, or if more is paid ahead than is usual."),
    )  # fmt: skip
    lots = forms.IntegerField(label=_("Into how many lots is it divided?"), min_value=1, max_value=50, initial=1)
    lots_reason = LongTextField(
        label=_("Why so?"),
        max_length=1500,
        help_text=_("Could a small group do a part that it could not do as a whole?"),
    )
    questions = forms.IntegerField(label=_("How many questions will bidders answer?"), min_value=1, max_value=100)
    words = forms.IntegerField(label=_("How many words may all answers come to?"), min_value=1, max_value=100000)
    documents = forms.IntegerField(
        label=_("How many documents will you ask for?"), min_value=0, max_value=50, initial=0
    )
    documents_reason = LongTextField(
        label=_("What is each document for?"), help_text=_("One on each line."), max_length=2000, required=False
    )
    turnover = MoneyField(label=_("Least yearly income of a bidder"), initial=0)
    insurance = MoneyField(label=_("Least insurance of a bidder"), initial=0)
    allows_overheads = forms.ChoiceField(
        label=_("May bidders put training and the care of volunteers into their price?"), choices=YES_NO,
        widget=forms.RadioSelect, initial="yes",
    )  # fmt: skip

    def terms(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        return given | {"allows_overheads": given["allows_overheads"] == "yes"}

    @staticmethod
    def initial_for(review: Any) -> dict[str, Any]:
        names = (
            "term_months", "term_reason", "payment", "advance_percent", "results_percent", "payment_reason", "lots",
            "lots_reason", "questions", "words", "documents", "documents_reason", "turnover", "insurance",
        )  # fmt: skip
        return {name: getattr(review, name) for name in names} | {
            "allows_overheads": "yes" if review.allows_overheads else "no"
        }


class FundingModelForm(forms.Form):
    """For each way to fund: what speaks for and against it. A way left empty is not compared."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for model in FundingModel:
            name = str(model.label).capitalize()
            self.fields[f"{model}_for"] = LongTextField(
                label=_("%(way)s: what speaks for it?") % {"way": name}, max_length=1000, required=False
            )
            self.fields[f"{model}_against"] = LongTextField(
                label=_("%(way)s: what speaks against it?") % {"way": name}, max_length=1000, required=False
            )
        self.fields["chosen"] = forms.ChoiceField(
            label=_("Which do you choose?"), choices=FundingModel.choices, widget=forms.RadioSelect
        )
        self.fields["reasons"] = LongTextField(label=_("Why?"), help_text=_("Everyone can read this."), max_length=2000)

    def terms(self) -> dict[str, Any]:
        given = self.cleaned_data
        compared = {
            str(model): (given[f"{model}_for"], given[f"{model}_against"])
            for model in FundingModel
            if given[f"{model}_for"].strip() or given[f"{model}_against"].strip()
        }
        return {"options": compared, "chosen": given["chosen"], "reasons": given["reasons"]}

    @staticmethod
    def initial_for(appraisal: Any) -> dict[str, Any]:
        given: dict[str, Any] = {"chosen": appraisal.chosen, "reasons": appraisal.reasons}
        for option in appraisal.options.all():
            given[f"{option.model}_for"] = option.speaks_for
            given[f"{option.model}_against"] = option.speaks_against
        return given
