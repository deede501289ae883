from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.commissioning.models.project import ServiceKind
from folkmoot.design.forms import DateField, LongTextField, MoneyField
from folkmoot.funding.choosing import Answers
from folkmoot.funding.clocks import Clock, Unit
from folkmoot.funding.models import Procedure, Route
from folkmoot.funding.models.procedure import Bodies, ClockKind, Decider, Family, Providers, Services, Special
from folkmoot.funding.owed import kinds_of_notice

YES_NO = [("yes", _("Yes")), ("no", _("No"))]
ONE = forms.RadioSelect


class ChooserForm(forms.Form):
    """Six questions that somebody who has never bought anything can answer."""

    kind = forms.ChoiceField(
        label=_("1. What kind of service is it?"), choices=ServiceKind.choices, widget=ONE,
        error_messages={"required": _("Choose what kind of service it is")},
    )  # fmt: skip
    health = forms.ChoiceField(
        label=_("2. Is it health care for patients?"),
        help_text=_("Such as health visiting, or treatment for people who use drugs. Health care has rules of its own."),
        choices=YES_NO, widget=ONE, error_messages={"required": _("Say whether it is health care")},
    )  # fmt: skip
    value = MoneyField(
        label=_("3. How much is it worth, over its whole term?"),
        help_text=_("With VAT. Count every year, and every part you may add later."),
        min_value=1, error_messages={"required": _("Enter how much it is worth, like 96,000")},
    )  # fmt: skip
    gives = forms.ChoiceField(
        label=_("4. Whose work is it?"),
        choices=[
            ("yes", _("The group’s own: we help it do what it does")),
            ("no", _("Ours: we say what is to be done, and pay for it")),
        ],
        widget=ONE, error_messages={"required": _("Say whose work it is")},
    )  # fmt: skip
    providers = forms.ChoiceField(
        label=_("5. Who could do it?"), choices=Providers.choices, widget=ONE,
        error_messages={"required": _("Say who could do it")},
    )  # fmt: skip
    special = forms.ChoiceField(
        label=_("6. Is there a list to use, or a kind of organisation to keep it for?"),
        choices=Special.choices, widget=ONE, required=False,
    )  # fmt: skip
    look = {"special": {"no_optional": True}}

    def answers(self) -> Answers:
        given = self.cleaned_data
        return Answers(
            kind=given["kind"],
            is_health=given["health"] == "yes",
            value=given["value"],
            gives=given["gives"] == "yes",
            providers=given["providers"],
            special=given["special"],
        )


class ProcedureForm(forms.Form):
    """One row of law. Begun from another row, only what changed has to be typed."""

    code = forms.SlugField(
        label=_("Short name"), max_length=40,
        help_text=_("Small letters and hyphens. Keep it when the law only changes: the new row then follows the old."),
    )  # fmt: skip
    title = forms.CharField(label=_("Name"), max_length=160)
    family = forms.ChoiceField(label=_("Kind of procedure"), choices=Family.choices)
    route = forms.ChoiceField(label=_("Route"), choices=Route.choices)
    law = forms.CharField(label=_("Under which law?"), max_length=160)
    plain = LongTextField(label=_("What is it, in plain words?"), max_length=1000)
    valid_from = DateField(label=_("In force from"))
    valid_to = DateField(label=_("Until (this day not included)"), required=False)
    source = LongTextField(label=_("Where is it written?"), max_length=500)
    bodies = forms.ChoiceField(label=_("Who may use it?"), choices=Bodies.choices)
    services = forms.MultipleChoiceField(
        label=_("For which services?"), choices=Services.choices, widget=forms.CheckboxSelectMultiple
    )
    gives = forms.BooleanField(label=_("Money is given; nothing is bought"), required=False)
    value_from = MoneyField(label=_("From this value"), required=False)
    value_under = MoneyField(label=_("Under this value"), required=False)
    providers = forms.MultipleChoiceField(
        label=_("Only when this is true of who could do it"), choices=Providers.choices,
        widget=forms.CheckboxSelectMultiple, required=False,
    )  # fmt: skip
    special = forms.ChoiceField(label=_("List used, or kept for whom"), choices=Special.choices, required=False)
    most_months = forms.IntegerField(label=_("Longest term in months"), min_value=1, max_value=600, required=False)
    notices = forms.MultipleChoiceField(
        label=_("Notices owed"), widget=forms.CheckboxSelectMultiple, required=False,
        choices=lambda: [(code, str(kind)) for code, kind in kinds_of_notice().items()],
    )  # fmt: skip
    decider = forms.ChoiceField(label=_("Who decides?"), choices=Decider.choices)
    note = LongTextField(label=_("What else is there to know?"), max_length=1000, required=False)
    look = {"most_months": {"width": 3}} | {f"{kind}_length": {"width": 3} for kind in ClockKind}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = [("", _("We hold no figure")), *Unit.choices]
        for kind in ClockKind:
            self.fields[f"{kind}_length"] = forms.IntegerField(
                label=_("%(period)s: how many?") % {"period": str(kind.label).capitalize()},
                help_text=_("0 where the law asks for none."), min_value=0, max_value=400, required=False,
            )  # fmt: skip
            self.fields[f"{kind}_unit"] = forms.ChoiceField(label=_("Counted in"), choices=units, required=False)
            self.fields[f"{kind}_first"] = forms.BooleanField(label=_("The first day counts"), required=False)
        self.fields[f"{ClockKind.STANDSTILL}_voluntary"] = forms.BooleanField(
            label=_("The standstill is voluntary"), required=False
        )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for kind in ClockKind:
            if (given.get(f"{kind}_length") is None) != (not given.get(f"{kind}_unit")):
                self.add_error(f"{kind}_length", _("Give both how many and what they are counted in, or neither"))
        return given

    def row(self) -> dict[str, Any]:
        """As the action wants it."""
        given = self.cleaned_data
        names = [name for name in given if not name.startswith(tuple(f"{kind}_" for kind in ClockKind))]
        clocks = {
            str(kind): Clock(given[f"{kind}_length"], Unit(given[f"{kind}_unit"]), given[f"{kind}_first"])
            for kind in ClockKind
            if given[f"{kind}_unit"]
        }
        voluntary = (ClockKind.STANDSTILL.value,) if given[f"{ClockKind.STANDSTILL}_voluntary"] else ()
        return {name: given[name] for name in names} | {"clocks": clocks, "voluntary": voluntary}

    @staticmethod
    def initial_for(row: Procedure) -> dict[str, Any]:
        names = (
            "code", "title", "family", "route", "law", "plain", "bodies", "services", "gives", "value_from", "value_under",
            "providers", "special", "most_months", "notices", "decider", "note",
        )  # fmt: skip
        given = {name: getattr(row, name) for name in names}
        for clock in row.clocks.all():
            given[f"{clock.kind}_length"], given[f"{clock.kind}_unit"] = clock.length, clock.unit
            given[f"{clock.kind}_first"] = clock.counts_first_day
            if clock.kind == ClockKind.STANDSTILL:
                given["standstill_voluntary"] = clock.is_voluntary
        return given


class CloseProcedureForm(forms.Form):
    valid_to = DateField(label=_("From which day can it no longer be chosen?"))
