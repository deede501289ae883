from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as now_said
from django.utils.translation import gettext_lazy as _

from folkmoot.design.forms import DateField, LongTextField, MoneyField
from folkmoot.engagement.actions.panels import Share
from folkmoot.engagement.models import (
    Category,
    CategoryValue,
    FairnessRule,
    LeftBecause,
)  # fmt: skip
from folkmoot.people.models import Organisation
from folkmoot.places.models import Area

TIMES = [(f"{hour:02d}:{minute:02d}", f"{hour:02d}:{minute:02d}") for hour in range(7, 23) for minute in (0, 30)]


class BodyForm(forms.Form):
    """A form that begins with the body one works for."""

    def __init__(self, *args: Any, bodies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]
        if len(bodies) == 1:
            self.fields["body"].initial = bodies[0].pk


class AssemblyForm(BodyForm):
    body = forms.ModelChoiceField(label=_("Who asks?"), queryset=Organisation.objects.none())
    organiser = forms.ModelChoiceField(
        label=_("Who organises it?"),
        help_text=_("Best somebody who does not mind what the answer is, such as the volunteer centre."),
        queryset=Organisation.objects.none(),
    )
    title = forms.CharField(label=_("What is it called?"), max_length=160)
    question = LongTextField(label=_("What is the question?"), max_length=1000)
    why = LongTextField(label=_("Why do you ask people?"), max_length=2000)
    promise = LongTextField(label=_("What do you promise to do with what they say?"), max_length=2000)
    who = forms.CharField(
        label=_("Who can be drawn?"), max_length=200, initial=_("Everybody of 16 and over who lives here")
    )
    area = forms.ModelChoiceField(label=_("For which place?"), queryset=Area.objects.none())
    seats = forms.IntegerField(label=_("How many members?"), min_value=2, max_value=500, initial=40)
    day_payment = MoneyField(label=_("Payment for each session"))
    support = LongTextField(
        label=_("What else do members get?"), help_text=_("Travel, care, interpreters, equipment."), max_length=2000
    )
    fairness = forms.ChoiceField(
        label=_("How fair is the draw?"), choices=FairnessRule.choices, widget=forms.RadioSelect,
        initial=FairnessRule.LEXIMIN,
    )  # fmt: skip
    adopts_at = forms.IntegerField(
        label=_("Share of votes that adopts a recommendation, in per cent"), min_value=50, max_value=100, initial=75,
        help_text=_("Of those who vote for or against. 50 means more than half."),
    )  # fmt: skip
    answer_weeks = forms.IntegerField(
        label=_("In how many weeks do you answer?"), min_value=1, max_value=52, initial=12
    )
    reply_by_date = DateField(label=_("Last day to say yes"))
    contact = forms.CharField(label=_("Whom can people ask?"), help_text=_("A post, not a name."), max_length=160)
    look = {"seats": {"width": 3}, "adopts_at": {"width": 3, "suffix": "%"}, "answer_weeks": {"width": 3}}

    def __init__(self, *args: Any, organisers: Any, areas: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organiser"].queryset = organisers  # type: ignore[attr-defined]
        self.fields["area"].queryset = areas  # type: ignore[attr-defined]


class CategoryForm(forms.Form):
    name = forms.CharField(label=_("Category"), help_text=_("One or two words, such as “age”."), max_length=60)
    question = forms.CharField(
        label=_("How do you ask people for it?"), help_text=_("For example: “How old are you?”"), max_length=200
    )
    values = LongTextField(
        label=_("The values, and how many people of the place have each"),
        help_text=_("Each on a line of its own, as “16 to 29: 41200”."),
        max_length=4000,
    )
    source = forms.CharField(
        label=_("Where do these figures come from?"), help_text=_("For example: Census 2021, table TS007."),
        max_length=200,
    )  # fmt: skip
    is_special = forms.BooleanField(
        label=_("It tells of health, disability, faith, ethnicity or whom people love"), required=False
    )

    def clean_values(self) -> list[Share]:
        shares = []
        for line in self.cleaned_data["values"].splitlines():
            label, _colon, number = line.strip().rpartition(":")
            plain = number.replace(",", "").replace(" ", "").replace("\u00a0", "")
            if not line.strip():
                continue
            if not label.strip() or not plain.isdigit():
                raise forms.ValidationError(
                    now_said("“%(line)s” is not a value, a colon and a whole number of people."),
                    params={"line": line.strip()[:80]},
                )
            shares.append(Share(label.strip()[:80], int(plain)))
        return shares


class CensusForm(forms.Form):
    """A category taken from a table of the evidence that is here already."""

    table = forms.ChoiceField(label=_("Take a category from the evidence"), choices=())
    question = forms.CharField(label=_("How do you ask people for this category?"), max_length=200)

    def __init__(self, *args: Any, tables: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        # It stands beside CategoryForm, which asks a question too: each label must lead to its own field.
        super().__init__(*args, auto_id="id_census_%s", **kwargs)  # type: ignore[misc]
        self.fields["table"].choices = tables  # type: ignore[attr-defined]


class TargetForm(forms.Form):
    least = forms.IntegerField(label=_("Seats, at least"), min_value=0)
    most = forms.IntegerField(label=_("Seats, at most"), min_value=0)
    reason = LongTextField(
        label=_("Why does it differ from the place?"), help_text=_("Only if it does. Everyone can read this."),
        max_length=1000, required=False,
    )  # fmt: skip
    look = {"least": {"width": 3}, "most": {"width": 3}}


class InviteForm(forms.Form):
    file = forms.FileField(
        label=_("List of addresses"), help_text=_("A text or CSV file with one address on each line."), required=False
    )
    addresses = LongTextField(label=_("Or paste them here, one on each line"), max_length=2_000_000, required=False)
    letters = forms.IntegerField(label=_("How many letters?"), min_value=1, max_value=500_000)
    source = forms.CharField(
        label=_("Which list is it?"), help_text=_("For example: Postcode Address File, October."), max_length=200
    )
    look = {"letters": {"width": 5}}

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        upload = said.pop("file", None)
        text = said.get("addresses", "")
        if upload is not None:
            try:
                text = upload.read().decode("utf-8-sig")
            except UnicodeDecodeError:
                self.add_error("file", now_said("This is not a text file in UTF-8."))
        if not text.strip() and not self.errors:
            self.add_error("addresses", now_said("Choose a file of addresses, or paste them."))
        said["addresses"] = text.splitlines()
        return said


def choice_of(category: Category, *, required: bool) -> forms.ModelChoiceField:
    field = forms.ModelChoiceField(
        label=category.question, queryset=CategoryValue.objects.filter(category=category).order_by("position"),
        widget=forms.RadioSelect if category.values.count() < 8 else forms.Select, required=required,
        empty_label=None if required else _("I would rather not say"), blank=not required,
    )  # fmt: skip
    if category.is_special:
        field.help_text = _("This is private in law. We ask so that the panel is like the place, and for nothing else.")
    return field


class AboutYouForm(forms.Form):
    """One question for each category."""

    def __init__(self, *args: Any, categories: Iterable[Category], required: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.categories = list(categories)
        own = {f"category_{each.pk}": choice_of(each, required=required) for each in self.categories}
        self.fields = {**own, **self.fields}

    def values(self) -> dict[Category, CategoryValue]:
        return {each: self.cleaned_data[f"category_{each.pk}"] for each in self.categories}


class YesForm(AboutYouForm):
    code = forms.CharField(label=_("Code on the letter"), help_text=_("Twelve letters and figures."), max_length=20)
    name = forms.CharField(label=_("Your name"), max_length=120)
    reach = forms.CharField(label=_("Telephone or e-mail"), max_length=200)
    access_needs = LongTextField(
        label=_("What do you need so that you can take part?"), max_length=1000, required=False,
        help_text=_("Only those who organise it read this. It makes no difference to the draw."),
    )  # fmt: skip
    agree = forms.BooleanField(label=_("I agree to what is said above"))
    look = {"code": {"width": 20}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, required=True, **kwargs)
        fields = self.fields
        self.fields = {"code": fields.pop("code"), **fields}


class TakenDownForm(YesForm):
    captured_by = forms.CharField(label=_("Taken down by"), help_text=_("Your post, not your name."), max_length=160)


class CodeForm(forms.Form):
    code = forms.CharField(label=_("Code on the letter"), max_length=20)


class ReasonForm(forms.Form):
    reason = LongTextField(label=_("Why?"), help_text=_("Everyone can read this."), max_length=2000)


class WitnessesForm(forms.Form):
    first_email = forms.EmailField(label=_("First witness: e-mail address of the account"))
    first_label = forms.CharField(label=_("First witness: how they are named in public"), max_length=120)
    second_email = forms.EmailField(label=_("Second witness: e-mail address of the account"))
    second_label = forms.CharField(label=_("Second witness: how they are named in public"), max_length=120)


class SeedForm(forms.Form):
    words = forms.CharField(
        label=_("What fell?"), help_text=_("For example the six numbers of dice, in the order they fell."),
        max_length=120,
    )  # fmt: skip
    how = forms.CharField(
        label=_("How did it fall?"), help_text=_("For example: five dice, in the library."), max_length=120
    )


class LeaveSeatForm(forms.Form):
    because = forms.ChoiceField(label=_("Why?"), choices=LeftBecause.choices, widget=forms.RadioSelect)
    words = LongTextField(
        label=_("Anything we should know?"), help_text=_("Not published."), max_length=1000, required=False
    )
