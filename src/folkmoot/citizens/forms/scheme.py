from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from folkmoot.citizens.models import Claimed, CostKind, Course, InfluenceLevel, Learners, Reward, Shows, Skill, TaskKind
from folkmoot.citizens.models.preferences import Benefit
from folkmoot.citizens.models.task import PROMISES
from folkmoot.design.forms import DateField, LongTextField, MoneyField
from folkmoot.people.models import Organisation, Person


class JoinForm(forms.Form):
    operator = forms.ModelChoiceField(
        label=_("Which scheme do you want to join?"),
        queryset=Organisation.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
    )
    birth_date = DateField(
        label=_("Date of birth"),
        help_text=_("You can join from your 12th birthday. Nobody but the volunteer centre sees it."),
    )
    wants = forms.CharField(
        label=_("What do you want out of it?"),
        help_text=_("For example: learn something, meet people, change how a service works."),
        max_length=300,
        required=False,
    )

    def __init__(self, *args: Any, operators: Sequence[Organisation], knows_age: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if knows_age:
            del self.fields["birth_date"]
        field = self.fields["operator"]
        field.queryset = Organisation.objects.filter(pk__in=[each.pk for each in operators]).order_by("name")  # type: ignore[attr-defined]
        if len(operators) == 1:
            # Nothing to choose: the one scheme there is.
            field.widget, field.initial = forms.HiddenInput(), operators[0].pk


class ConsentForm(forms.Form):
    guardian_name = forms.CharField(label=_("Parent or guardian’s name"), max_length=120)
    guardian_email = forms.EmailField(label=_("Parent or guardian’s email address"))
    responsible_adult = forms.ModelChoiceField(
        label=_("Which adult looks out for them?"),
        help_text=_("Somebody of the volunteer centre, who is there or can be reached whenever they take part."),
        queryset=Person.objects.none(),
    )
    guardian_phone = forms.CharField(label=_("Telephone number for emergencies"), max_length=40, required=False)
    relationship = forms.CharField(label=_("Who are they to the young person?"), max_length=60, required=False)
    health = LongTextField(label=_("Health, or anything else we must know"), max_length=1000, required=False)
    look = {"guardian_phone": {"width": 20}}

    def __init__(self, *args: Any, adults: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["responsible_adult"].queryset = adults  # type: ignore[attr-defined]


class CourseForm(forms.Form):
    title = forms.CharField(label=_("Name of the course"), max_length=160)
    hours = forms.IntegerField(label=_("Hours"), min_value=1, max_value=500)
    is_core = forms.BooleanField(
        label=_("It is the core course"),
        help_text=_("Needed before scoring bids. It teaches all four stages."),
        required=False,
    )
    analyse = LongTextField(
        label=_("What it teaches about finding out what is needed"), max_length=1000, required=False
    )
    plan = LongTextField(label=_("What it teaches about planning"), max_length=1000, required=False)
    deliver = LongTextField(
        label=_("What it teaches about choosing and running a service"), max_length=1000, required=False
    )
    review = LongTextField(label=_("What it teaches about reviewing"), max_length=1000, required=False)
    open_to = forms.MultipleChoiceField(
        label=_("Who is it for?"), choices=Learners, widget=forms.CheckboxSelectMultiple, initial=[Learners.CITIZENS]
    )
    skills = forms.ModelMultipleChoiceField(
        label=_("Which skills does it teach?"), queryset=Skill.objects.order_by("stage", "title"),
        widget=forms.CheckboxSelectMultiple, required=False,
    )  # fmt: skip
    look = {"hours": {"width": 3}}


class CompletionForm(forms.Form):
    course = forms.ModelChoiceField(label=_("Course"), queryset=Course.objects.none())
    completed_date = DateField(label=_("Completed on"))

    def __init__(self, *args: Any, courses: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["course"].queryset = courses  # type: ignore[attr-defined]


class TaskForm(forms.Form):
    kind = forms.ChoiceField(label=_("What kind of task is it?"), choices=TaskKind.choices, widget=forms.RadioSelect)
    title = forms.CharField(label=_("The task in a few words"), max_length=160)
    what = LongTextField(label=_("What would somebody do?"), max_length=2000)
    influence = LongTextField(
        label=_("What can they influence?"),
        help_text=_("Say it plainly: it is why people give their time."),
        max_length=1000,
    )
    limits = LongTextField(
        label=_("What can they not change?"),
        help_text=_("The money, the law, a decision taken already."),
        max_length=1000,
    )
    level = forms.ChoiceField(
        label=_("How much of a say do they have?"), choices=InfluenceLevel, widget=forms.RadioSelect,
        help_text=_("It cannot be raised afterwards, and you will be asked whether the promise was kept."),
    )  # fmt: skip
    who_decides = forms.CharField(label=_("Who decides in the end?"), max_length=200)
    when = forms.CharField(
        label=_("When is it?"), max_length=200, help_text=_("For example: two Tuesday evenings in May.")
    )
    access = LongTextField(label=_("How do people get in, hear, see and follow?"), max_length=1000)
    hours = forms.IntegerField(label=_("Hours it takes"), min_value=1, max_value=500)
    places = forms.IntegerField(label=_("How many people"), min_value=1, max_value=100, initial=1)
    reward = forms.ChoiceField(
        label=_("What do they get for it?"), choices=Reward, widget=forms.RadioSelect, initial=Reward.EXPENSES,
        help_text=_("A voucher counts as pay, and pay can end a check that was free."),
    )  # fmt: skip
    training = forms.ModelChoiceField(
        label=_("Which course does it need first?"), queryset=Course.objects.order_by("title", "pk"), required=False,
        empty_label=_("none"), help_text=_("Scoring bids and interviewing always need the core course."),
    )  # fmt: skip
    supervision = forms.CharField(
        label=_("Whom can they reach while they do it?"), max_length=200, required=False,
        help_text=_("Needed for outreach: a name and a number."),
    )  # fmt: skip
    benefits = forms.MultipleChoiceField(
        label=_("What does it offer people?"), choices=Benefit, widget=forms.CheckboxSelectMultiple, required=False,
        help_text=_("It is suggested to those who said that they want it."),
    )  # fmt: skip
    with_adults_at_risk = forms.BooleanField(label=_("It brings people together with adults at risk"), required=False)
    draw_day = DateField(
        label=_("If too many may want it: the last day to put a name in"), required=False,
        help_text=_("Leave it empty, and the first who choose it have it. With a day, names are drawn fairly after it."),
    )  # fmt: skip
    look: dict[str, Any] = {"hours": {"width": 3}, "places": {"width": 3}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["level"]
        looks: dict[str, Any] = {
            **self.look,
            "level": {"item_hints": {str(one): words for one, words in PROMISES.items()}},
        }
        field.initial = InfluenceLevel.INVOLVE
        self.look = looks

    def clean(self) -> dict[str, Any]:
        """The last day for names, as the moment at which it ends in London."""
        said = super().clean() or {}
        day = said.pop("draw_day", None)
        said["choose_by"] = timezone.make_aware(datetime.combine(day + timedelta(days=1), time())) if day else None
        return said


class OfficerForm(forms.Form):
    officer = forms.ModelChoiceField(label=_("Which officer?"), queryset=Person.objects.none())

    def __init__(self, *args: Any, officers: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["officer"].queryset = officers  # type: ignore[attr-defined]


class FinishForm(forms.Form):
    hours_given = forms.DecimalField(label=_("Hours you gave"), min_value=0, max_digits=5, decimal_places=1)
    did = LongTextField(label=_("What did you do?"), max_length=2000)
    said = LongTextField(
        label=_("What did you say should change?"), max_length=2000, required=False,
        help_text=_("The officer answers it, line by line."),
    )  # fmt: skip
    residents_reached = forms.IntegerField(
        label=_("How many residents did you speak with or ask?"), min_value=0, max_value=100_000, required=False
    )
    look = {"hours_given": {"width": 4}, "residents_reached": {"width": 5}}


class DayForm(forms.Form):
    on_date = DateField(label=_("Which day?"))
    hours = forms.DecimalField(label=_("Hours"), min_value=0, max_digits=4, decimal_places=1)
    did = LongTextField(label=_("What did you do?"), max_length=2000)
    said = LongTextField(label=_("What did you say should change?"), max_length=2000, required=False)
    look = {"hours": {"width": 4}}


class ChangedForm(forms.Form):
    changed = LongTextField(
        label=_("What changed because of what they did?"),
        help_text=_("If nothing did, say so and why. They will read it."),
        max_length=2000,
    )
    changed_subject = forms.ChoiceField(
        label=_("Where can one see the change?"), required=False,
        help_text=_("A version of the specification, a criterion, a decision."),
    )  # fmt: skip

    def __init__(self, *args: Any, things: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["changed_subject"].choices = [("", _("nowhere yet")), *things]  # type: ignore[attr-defined]


class ReasonsForm(forms.Form):
    reasons = LongTextField(
        label=_("Why are no more people needed?"), help_text=_("Everyone can read this."), max_length=1000
    )


class PressForm(forms.Form):
    """Nothing to fill in; carries what refuses a one-button step."""


class TaskFilterForm(forms.Form):
    kind = forms.ChoiceField(label=_("Kind of task"), choices=[("", _("Any kind")), *TaskKind.choices], required=False)
    state = forms.ChoiceField(
        label=_("Where it stands"),
        choices=[("", _("Open to join")), ("filled", _("Filled")), ("done", _("Done")), ("all", _("All"))],
        required=False,
    )
    benefit = forms.ChoiceField(label=_("Offers"), choices=[("", _("anything")), *Benefit.choices], required=False)
    look = {"kind": {"no_optional": True}, "state": {"no_optional": True}, "benefit": {"no_optional": True}}


class ChallengeForm(forms.Form):
    about = forms.CharField(
        label=_("Which evidence?"), max_length=200, help_text=_("A figure, a study, a sentence of the specification.")
    )
    says = LongTextField(label=_("What is wrong with it, or what does it miss?"), max_length=3000)
    shown_by = LongTextField(label=_("How do you know?"), max_length=3000)


class FoundForm(forms.Form):
    found = LongTextField(label=_("What did you look at, and what did you find?"), max_length=3000)


class UpholdForm(forms.Form):
    upheld = forms.TypedChoiceField(
        label=_("Are they right?"), widget=forms.RadioSelect, coerce=lambda value: value == "yes",
        choices=[("yes", _("Yes, and the specification changed")), ("no", _("No"))],
    )  # fmt: skip
    changed_subject = forms.ChoiceField(label=_("Which version changed?"), required=False)
    reasons = LongTextField(label=_("Why?"), max_length=3000, help_text=_("Everybody can read it."))

    def __init__(self, *args: Any, things: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["changed_subject"].choices = [("", _("none")), *things]  # type: ignore[attr-defined]


class BadgeForm(forms.Form):
    shows = forms.MultipleChoiceField(
        label=_("What may it show?"), choices=Shows, widget=forms.CheckboxSelectMultiple,
        help_text=_("Nothing else stands in it. You can have another one that shows something else."),
    )  # fmt: skip


class CostForm(forms.Form):
    kind = forms.ChoiceField(label=_("Cash or in kind?"), choices=CostKind, widget=forms.RadioSelect)
    words = forms.CharField(label=_("For what?"), max_length=200)
    amount = MoneyField(label=_("How much, or what would it have cost?"))
    hours = forms.DecimalField(
        label=_("Hours of officers’ time"), min_value=0, max_digits=8, decimal_places=1, required=False,
        help_text=_("Only for what was given in kind."),
    )  # fmt: skip
    paid_by = forms.CharField(label=_("Who bore it?"), max_length=200)
    on_date = DateField(label=_("When?"))
    look = {"hours": {"width": 5}}


class ClaimForm(forms.Form):
    figure = forms.ChoiceField(label=_("Which figure?"), choices=Claimed)
    value = forms.IntegerField(label=_("How many?"), min_value=0, max_value=1_000_000)
    words = forms.CharField(label=_("As it was said"), max_length=60, help_text=_("For example: more than 100."))
    source = forms.CharField(label=_("Where was it published?"), max_length=200)
    look = {"value": {"width": 6}}


class CarryOverForm(forms.Form):
    old = forms.ModelChoiceField(label=_("From whose scheme?"), queryset=Organisation.objects.none())
    new = forms.ModelChoiceField(label=_("To whose scheme?"), queryset=Organisation.objects.none())
    reasons = LongTextField(label=_("Why?"), max_length=1000, help_text=_("Everyone can read this."))

    def __init__(self, *args: Any, operators: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("old", "new"):
            self.fields[name].queryset = operators  # type: ignore[attr-defined]
