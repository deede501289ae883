from collections.abc import Iterable
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from folkmoot.core.clock import LONDON
from folkmoot.design.forms import DateField, LongTextField, MoneyField
from folkmoot.funding.choosing import way_when
from folkmoot.funding.models import Counting, Opportunity, Procedure, Route
from folkmoot.funding.models.procedure import Bodies
from folkmoot.funding.states import Way
from folkmoot.funding.ways import BIDDING, dates_asked

HOURS = [
    (f"{hour:02}:00", _("midday") if hour == 12 else f"{(hour - 1) % 12 + 1}{'am' if hour < 12 else 'pm'}")
    for hour in range(9, 18)
]


class WayForm(forms.Form):
    """How it is let. Which days are asked for afterwards follows from it."""

    look: dict[str, Any] = {
        "route": {
            "item_hints": {
                Route.GRANT: _("Groups apply for money for work that they shape."),
                Route.NEGOTIATED: _("You talk with partners, or name the only one who can do it."),
                Route.FRAMEWORK: _("You set up a list of providers, or ask those on one."),
                Route.COMPETITIVE: _("Anyone who fits may bid."),
                Route.RESERVED: _("Only some kinds of organisation may bid, such as voluntary ones."),
            }
        },
    }
    route = forms.ChoiceField(label=_("Route"), choices=Route.choices, widget=forms.RadioSelect)
    procedure = forms.ModelChoiceField(
        label=_("Which lawful procedure?"),
        help_text=_("Leave it open and we take the usual one for this route and value, where there is one."),
        queryset=Procedure.objects.none(), required=False,
    )  # fmt: skip

    def __init__(self, *args: Any, law_date: date, **kwargs: Any) -> None:
        """`law_date` is the day whose law the opportunity keeps."""
        super().__init__(*args, **kwargs)
        self.rows = Procedure.objects.in_force(law_date)
        chosen = [row.pk for row in self.rows if row.bodies != Bodies.CENTRAL]
        self.fields["procedure"].queryset = Procedure.objects.filter(pk__in=chosen).order_by("position")  # type: ignore[attr-defined]


class OpportunityForm(WayForm):
    """What is offered. It asks for the days that its way has and for no others; `terms()` gives it as the actions
    want it. Where another way was chosen while it was filled in, it comes back with that way's questions."""

    look = {**WayForm.look, "term_months": {"width": 3, "suffix": _("months")}, "closes_time": {"small": True}}
    title = forms.CharField(label=_("Title"), max_length=160)
    summary = LongTextField(
        label=_("What is wanted?"),
        help_text=_("In plain words, for somebody who has never bid before."),
        max_length=3000,
    )
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
    field_order = ("title", "summary", "route", "route_reason", "procedure", "value")

    def __init__(self, *args: Any, services: str, **kwargs: Any) -> None:
        """`services` is the kind of service in the words of the law on buying."""
        super().__init__(*args, **kwargs)
        self.way = way_when(
            self.rows, route=self["route"].value(), procedure=self["procedure"].value(), services=services,
            value=self._value(),
        )  # fmt: skip
        asked = dates_asked(self.way)
        for name in {*BIDDING, "needs_citizen"} - {*asked.names, *(["needs_citizen"] if asked.has_bids else [])}:
            del self.fields[name]
        for name in asked.optional:
            self.fields[name].required = False
        if asked.optional:
            self.fields[asked.optional[0]].help_text = str(asked.why_optional)
        if not asked.has_bids:
            self.fields["eligibility"].label, self.fields["eligibility"].help_text = _WITHOUT_BIDS
            if "opens_date" in self.fields:
                self.fields["opens_date"].label = str(asked.begins)
            if "decides_date" in self.fields:
                self.fields["decides_date"].help_text = str(_("Everyone can see it."))

    def _value(self) -> Decimal | None:
        """What was typed as its value, if it is one."""
        try:
            return self.fields["value"].clean(self["value"].value())
        except forms.ValidationError:
            return None

    @staticmethod
    def initial_for(row: Opportunity) -> dict[str, Any]:
        names = (
            "title", "summary", "route", "route_reason", "procedure", "value", "term_months", "eligibility", "opens_date",
            "decides_date", "needs_citizen", "suits_vco", "version",
        )  # fmt: skip
        given = {name: getattr(row, name) for name in names} | {"procedure": row.procedure_id}
        if not row.has_bidding_period:
            return given | ({"opens_date": None} if row.way == Way.CALL_OFF else {})
        closes = row.closes_at.astimezone(LONDON)
        return given | {"closes_date": closes.date(), "closes_time": f"{closes:%H:%M}"}

    def terms(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        given.pop("version")
        day, hour = given.pop("closes_date", None), given.pop("closes_time", "") or "12:00"
        closes_at = datetime.combine(day, time.fromisoformat(hour), LONDON) if day else None
        return {"opens_date": None, "decides_date": None} | given | {"closes_at": closes_at}


_WITHOUT_BIDS = (
    _("What does a provider have to meet?"),
    _("One condition on each line. Keep to what matters: everyone can read them."),
)


class CriterionForm(forms.Form):
    look = {
        "weight": {"width": 3, "suffix": "/ 100", "no_optional": True}, "most_words": {"width": 4}, "counts": {"no_optional": True},
    }  # fmt: skip
    title = forms.CharField(label=_("Criterion"), max_length=160)
    under = forms.CharField(
        label=_("Is it part of a wider criterion?"),
        help_text=_("Write the wider one here, the same words for each of its parts. It weighs what they weigh together."),
        max_length=160, required=False,
    )  # fmt: skip
    question = LongTextField(label=_("What are bidders asked?"), max_length=2000)
    counts = forms.ChoiceField(
        label=_("What does the answer count?"), choices=[(one.value, capfirst(one.label)) for one in Counting],
        widget=forms.RadioSelect, initial=Counting.SCORED, required=False,
    )  # fmt: skip
    weight = forms.IntegerField(
        label=_("Weight"),
        help_text=_("All weights together must come to 100. Leave it empty for a question that is not scored."),
        min_value=0, max_value=100, required=False,
    )  # fmt: skip
    most_words = forms.IntegerField(label=_("Most words in an answer"), min_value=20, max_value=2000, initial=500)
    is_price = forms.BooleanField(label=_("This is the price"), required=False)
    is_social_value = forms.BooleanField(
        label=_("This is social value: the wider good it does for people, places and the local economy"), required=False
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        given["counts"] = given.get("counts") or Counting.SCORED
        if "weight" not in self.errors:
            given["weight"] = given.get("weight") or 0
            if given["counts"] == Counting.SCORED and not given["weight"]:
                self.add_error("weight", _("Enter what it weighs, from 1 to 100"))
        return given


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
