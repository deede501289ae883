"""Courses, sessions, certificates, skills, programmes and the survey of understanding."""

from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as now_said
from django.utils.translation import gettext_lazy as _

from folkmoot.citizens.actions.learning import SHOWN
from folkmoot.citizens.models import Booking, Course, CourseSession, Learners, Skill, WorkLevel
from folkmoot.commissioning.states import Stage
from folkmoot.design.forms import DateField, LongTextField
from folkmoot.people.models import Organisation, Person

TIMES = [(f"{hour:02}:{minute:02}", f"{hour:02}:{minute:02}") for hour in range(7, 22) for minute in (0, 15, 30, 45)]


class ShelfFilter(forms.Form):
    learners = forms.ChoiceField(label=_("For"), choices=[("", _("everybody")), *Learners.choices], required=False)
    stage = forms.ChoiceField(label=_("Teaches"), choices=[("", _("any stage")), *Stage.choices[:4]], required=False)
    look = {"learners": {"no_optional": True}, "stage": {"no_optional": True}}


class SessionForm(forms.Form):
    day = DateField(label=_("Day"))
    begins = forms.ChoiceField(label=_("From"), choices=TIMES, initial="17:30")
    ends = forms.ChoiceField(label=_("Until"), choices=TIMES, initial="19:30")
    venue = forms.CharField(label=_("Where?"), max_length=200)
    access = LongTextField(
        label=_("How do people get in, hear, see and follow?"), max_length=1000,
        help_text=_("Steps, hearing loop, interpreters, breaks, papers sent ahead."),
    )  # fmt: skip
    places = forms.IntegerField(label=_("Places"), min_value=1, max_value=500, initial=12)
    host = forms.ModelChoiceField(label=_("Who gives it?"), queryset=Person.objects.none())
    second_adult = forms.ModelChoiceField(
        label=_("Second adult there"), queryset=Person.objects.none(), required=False,
        empty_label=_("none: nobody under 18 can come"),
    )  # fmt: skip
    look = {"places": {"width": 3}}

    def __init__(self, *args: Any, adults: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("host", "second_adult"):
            self.fields[name].queryset = adults  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The day and the two times as two moments, London time."""
        said = super().clean() or {}
        day, begins, ends = (said.pop(name, None) for name in ("day", "begins", "ends"))
        if day and begins and ends:
            said["starts_at"] = timezone.make_aware(datetime.combine(day, time.fromisoformat(begins)))
            said["ends_at"] = timezone.make_aware(datetime.combine(day, time.fromisoformat(ends)))
            if said["ends_at"] <= said["starts_at"]:
                self.add_error("ends", now_said("It ends after it begins."))
        return said


class BookForm(forms.Form):
    access_needs = LongTextField(
        label=_("What do you need so that you can take part?"), max_length=1000, required=False,
        help_text=_("Only those who give the course read it. They tell you how it is met."),
    )  # fmt: skip


class NeedsForm(forms.Form):
    needs_met = forms.CharField(label=_("How is it met?"), max_length=300)


class AttendanceForm(forms.Form):
    came = forms.ModelMultipleChoiceField(
        label=_("Who came?"), queryset=Booking.objects.none(), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, session: CourseSession, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["came"]
        field.queryset = session.bookings.filter(state="booked").select_related("person").order_by("booked_at", "pk")
        field.label_from_instance = lambda row: row.person.first_name


class SessionRiskForm(forms.Form):
    risks = LongTextField(label=_("What could go wrong?"), max_length=3000)
    measures = LongTextField(label=_("What is done about it?"), max_length=3000)
    supervision = LongTextField(label=_("Who is with them, and when?"), max_length=2000)
    end_date = DateField(label=_("Look at it again before"))


class AccreditForm(forms.Form):
    awarding_body = forms.ModelChoiceField(label=_("Awarding body"), queryset=Organisation.objects.none())
    level = forms.CharField(label=_("Level"), max_length=60)
    number = forms.CharField(label=_("Certificate number"), max_length=60)
    awarded_date = DateField(label=_("Awarded on"))
    expires_date = DateField(label=_("Holds until"), required=False)

    def __init__(self, *args: Any, bodies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["awarding_body"].queryset = bodies  # type: ignore[attr-defined]


SHOWN_LABELS = {
    "name": _("my name (the first name alone, while I am under 18)"),
    "course": _("the course"),
    "level": _("the level"),
    "number": _("the certificate number"),
    "awarded": _("the day it was awarded"),
    "expires": _("until when it holds"),
    "awarding_body": _("who awarded it"),
}


class ShowsForm(forms.Form):
    shows = forms.MultipleChoiceField(
        label=_("What may whoever has the code see?"), choices=[(one, SHOWN_LABELS[one]) for one in SHOWN],
        widget=forms.CheckboxSelectMultiple, required=False,
    )  # fmt: skip


class SkillForm(forms.Form):
    title = forms.CharField(label=_("Skill"), max_length=120)
    words = LongTextField(label=_("What can somebody with this skill do?"), max_length=1000)
    stage = forms.ChoiceField(label=_("Which stage does it serve most?"), choices=Stage.choices[:4])


ANSWERS = [("0", _("not yet")), ("1", _("with help")), ("2", _("on my own")), ("3", _("well enough to teach it"))]


class SelfForm(forms.Form):
    """One question for each skill of the framework."""

    def __init__(self, *args: Any, skills: list[Skill], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for skill in skills:
            self.fields[f"skill_{skill.pk}"] = forms.ChoiceField(
                label=skill.title, help_text=skill.words, choices=ANSWERS, widget=forms.RadioSelect, required=False
            )


class ProgrammeForm(forms.Form):
    title = forms.CharField(label=_("Name of the programme"), max_length=160)
    aim = LongTextField(label=_("What will people be able to do afterwards?"), max_length=2000)
    courses = forms.ModelMultipleChoiceField(
        label=_("Courses"), queryset=Course.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    units = LongTextField(
        label=_("Directorates or teams, each with its number of people"), max_length=2000,
        help_text=_("One a line, like: Adult social care, 120"),
    )  # fmt: skip

    def __init__(self, *args: Any, courses: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["courses"].queryset = courses  # type: ignore[attr-defined]

    def clean_units(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for line in self.cleaned_data["units"].splitlines():
            name, _comma, people = line.rpartition(",")
            if not line.strip():
                continue
            if not name.strip() or not people.strip().isdigit() or name.strip() in found:
                raise forms.ValidationError(
                    now_said("Write each on its own line, once, with a comma before the number: “%(line)s”")
                    % {"line": line}
                )
            found[name.strip()] = int(people)
        return found


class SurveyForm(forms.Form):
    title = forms.CharField(label=_("What is it called?"), max_length=160)
    statements = LongTextField(label=_("Statements that people agree with or not, one a line"), max_length=3000)

    def clean_statements(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["statements"].splitlines() if line.strip()]


MARKS = [(str(n), str(n)) for n in range(1, 6)]


class UnderstandingForm(forms.Form):
    level = forms.ChoiceField(label=_("Where do you work?"), choices=WorkLevel, widget=forms.RadioSelect)

    def __init__(self, *args: Any, statements: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names = [f"mark_{number}" for number, _words in enumerate(statements)]
        for name, words in zip(self.names, statements, strict=True):
            self.fields[name] = forms.ChoiceField(
                label=words, choices=MARKS, widget=forms.RadioSelect, help_text=_("1: not at all. 5: fully.")
            )
        self.look = {name: {"inline": True, "noun": _("a mark")} for name in self.names}

    def marks(self) -> list[int]:
        return [int(self.cleaned_data[name]) for name in self.names]
