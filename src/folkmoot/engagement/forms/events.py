from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as now_said
from django.utils.translation import gettext_lazy as _

from folkmoot.commissioning.models import Project
from folkmoot.design.forms import DateField, LongTextField
from folkmoot.engagement.forms.assembly_work import WhenForm
from folkmoot.engagement.forms.panels import BodyForm
from folkmoot.engagement.models import EngagedGroup, Event, EventKind, FrameworkLevel, LedBy, Sector
from folkmoot.people.models import Organisation, Person
from folkmoot.places.models import Area


class EventForm(BodyForm, WhenForm):
    body = forms.ModelChoiceField(label=_("Who holds it?"), queryset=Organisation.objects.none())
    title = forms.CharField(label=_("What is it called?"), max_length=160)
    kind = forms.ChoiceField(label=_("What kind of event is it?"), choices=EventKind.choices)
    led_by = forms.ChoiceField(label=_("Who leads it?"), choices=LedBy.choices, initial=LedBy.BODY)
    summary = LongTextField(label=_("What is it about?"), max_length=3000)
    venue = forms.CharField(label=_("Where?"), max_length=200)
    access = LongTextField(
        label=_("How do people get in, hear, see and follow?"), max_length=1000,
        help_text=_("Steps, hearing loop, interpreters, breaks, papers sent ahead."),
    )  # fmt: skip
    places = forms.IntegerField(label=_("Places, if they are limited"), min_value=1, max_value=5000, required=False)
    contact = forms.CharField(label=_("Whom can people ask?"), help_text=_("A post, not a name."), max_length=160)
    project = forms.ModelChoiceField(
        label=_("For which project?"), queryset=Project.objects.none(), required=False, empty_label=_("None")
    )
    area = forms.ModelChoiceField(
        label=_("In which place?"), queryset=Area.objects.none(), required=False, empty_label=_("Not said")
    )
    with_under_18 = forms.BooleanField(label=_("People under 18 are meant to come"), required=False)
    with_children_in_care = forms.BooleanField(label=_("Children in care are meant to come"), required=False)
    safeguarding_lead = forms.ModelChoiceField(
        label=_("Safeguarding lead"), help_text=_("Needed where children are meant to come. The name is not published."),
        queryset=Person.objects.none(), required=False, empty_label=_("Nobody"),
    )  # fmt: skip
    level = forms.ModelChoiceField(
        label=_("Level of young people’s participation"), queryset=FrameworkLevel.objects.none(), required=False,
        help_text=_("Needed where young people take part or lead."), empty_label=_("Not for young people"),
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    field_order = ("body", "title", "kind", "led_by", "summary", "day", "begins", "ends", "venue", "access", "places")
    look = {"places": {"width": 4}}

    def __init__(self, *args: Any, projects: Any, areas: Any, leads: Any, levels: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (("project", projects), ("area", areas), ("safeguarding_lead", leads), ("level", levels)):
            self.fields[name].queryset = rows  # type: ignore[attr-defined]

    @staticmethod
    def initial_of(event: Event) -> dict[str, Any]:
        names = (
            "body", "title", "kind", "led_by", "summary", "venue", "access", "places", "contact", "project", "area",
            "with_under_18", "with_children_in_care", "safeguarding_lead", "level", "version",
        )  # fmt: skip
        start, end = timezone.localtime(event.starts_at), timezone.localtime(event.ends_at)
        return {name: getattr(event, name) for name in names} | {
            "day": start.date(), "begins": f"{start:%H:%M}", "ends": f"{end:%H:%M}",
        }  # fmt: skip


class BookEventForm(forms.Form):
    sector = forms.ChoiceField(
        label=_("I come as one of"), choices=Sector.choices, widget=forms.RadioSelect, initial=Sector.RESIDENT
    )
    access_needs = LongTextField(
        label=_("What do you need so that you can take part?"), max_length=1000, required=False,
        help_text=_("Only those who hold the event read this."),
    )  # fmt: skip


class OrganiserForm(forms.Form):
    email = forms.EmailField(
        label=_("E-mail address of the account"), help_text=_("Who leads an event is not published by name.")
    )


class SignInForm(forms.Form):
    """How many came, by sector."""

    def __init__(self, *args: Any, counts: dict[str, int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for sector in Sector:
            self.fields[sector.value] = forms.IntegerField(
                label=str(sector.label).capitalize(), min_value=0, max_value=50_000, required=False,
                initial=counts.get(sector.value),
            )  # fmt: skip

    look = {sector.value: {"width": 4, "no_optional": True} for sector in Sector}

    def people(self) -> dict[Sector, int]:
        return {sector: self.cleaned_data.get(sector.value) or 0 for sector in Sector}

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not self.errors and not any(said.values()):
            raise forms.ValidationError(now_said("Count at least one person."))
        return said


class OutputForm(forms.Form):
    title = forms.CharField(label=_("What is it?"), max_length=160)
    words = LongTextField(label=_("What does it say?"), max_length=5000)
    link = forms.URLField(label=_("Link to it"), required=False, assume_scheme="https")


class ReportEventForm(forms.Form):
    learnt = LongTextField(label=_("What was learnt?"), max_length=5000)
    follows = LongTextField(label=_("What happens because of it?"), max_length=5000)


class FrameworkForm(BodyForm):
    body = forms.ModelChoiceField(label=_("Who adopts it?"), queryset=Organisation.objects.none())
    title = forms.CharField(label=_("What is it called?"), max_length=160)
    standards = LongTextField(label=_("What can young people expect?"), max_length=5000)
    levels = LongTextField(
        label=_("Levels, from least say to most"),
        help_text=_("Each on a line of its own: “Asked: we listen and say what we did”."), max_length=3000,
    )  # fmt: skip

    def clean_levels(self) -> list[tuple[str, str]]:
        lines = (line.partition(":") for line in self.cleaned_data["levels"].splitlines() if line.strip())
        return [(name.strip()[:80], means.strip()[:300]) for name, _colon, means in lines]


class StaffForm(forms.Form):
    group = forms.ChoiceField(
        label=_("With whom did you talk?"), choices=EngagedGroup.choices, widget=forms.RadioSelect
    )
    name = forms.CharField(label=_("Which staff, or which union?"), max_length=160)
    held_date = DateField(label=_("When?"))
    said = LongTextField(
        label=_("What did they say?"),
        help_text=_("In words that give nobody away. This is published."),
        max_length=5000,
    )
    answered = LongTextField(label=_("What did you answer, or change?"), max_length=5000)
    event = forms.ModelChoiceField(
        label=_("At which event?"), queryset=Event.objects.none(), required=False, empty_label=_("At none")
    )

    def __init__(self, *args: Any, events: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["event"].queryset = events  # type: ignore[attr-defined]


class FilterEventsForm(forms.Form):
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("All kinds")), *EventKind.choices])
    when = forms.ChoiceField(
        label=_("When"), required=False, choices=[("", _("Any day")), ("coming", _("To come")), ("past", _("Past"))]
    )
    look = {"kind": {"no_optional": True}, "when": {"no_optional": True}}
