"""What is asked of who joins, of their guardian, and of the scheme that takes them in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.citizens.models.preferences import Benefit, ContactBy
from folkmoot.commissioning.models.project import ServiceKind
from folkmoot.design.forms import DateField, LongTextField
from folkmoot.people.models import Person


class ChildForm(forms.Form):
    name = forms.CharField(
        label=_("Child’s name"), max_length=120, help_text=_("Pages show the first name alone, and only to people who work with them.")
    )  # fmt: skip
    birth_date = DateField(label=_("Child’s date of birth"))


class HandOverForm(forms.Form):
    email = forms.EmailField(
        label=_("Their own email address"),
        help_text=_("From now on only they can sign in, with a code sent there. What they learnt and did stays."),
    )


class AskForm(forms.Form):
    guardian_email = forms.EmailField(
        label=_("Your parent or guardian’s email address"),
        help_text=_("They sign in with that address, read what they agree to, and answer."),
    )


class AgreeForm(forms.Form):
    relationship = forms.CharField(
        label=_("Who are you to them?"), max_length=60, help_text=_("For example: mother, foster carer.")
    )
    guardian_phone = forms.CharField(label=_("Telephone number for emergencies"), max_length=40)
    health = LongTextField(
        label=_("Is there anything about their health, or anything else, that we must know to keep them safe?"),
        max_length=1000,
        required=False,
    )
    has_responsibility = forms.BooleanField(label=_("I am 18 or over and I have parental responsibility for them"))
    look = {"guardian_phone": {"width": 20}}


class AdultForm(forms.Form):
    adult = forms.ModelChoiceField(
        label=_("Which adult looks out for them?"),
        help_text=_("Somebody of the volunteer centre, who is there or can be reached whenever they take part."),
        queryset=Person.objects.none(),
    )

    def __init__(self, *args: Any, adults: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["adult"].queryset = adults  # type: ignore[attr-defined]


class PreferencesForm(forms.Form):
    contact_by = forms.ChoiceField(
        label=_("How should we reach you?"), choices=ContactBy, widget=forms.RadioSelect, initial=ContactBy.EMAIL
    )
    phone = forms.CharField(label=_("Telephone number"), max_length=40, required=False)
    languages = forms.CharField(
        label=_("Which languages do you use?"), max_length=200, required=False,
        help_text=_("British Sign Language is one of them."),
    )  # fmt: skip
    access_needs = LongTextField(
        label=_("What do you need so that you can take part?"), max_length=1000, required=False,
        help_text=_("For example: step-free rooms, large print, breaks, somebody with you. Only the volunteer centre sees it."),
    )  # fmt: skip
    needs_travel = forms.BooleanField(label=_("I need my travel paid"), required=False)
    needs_care = forms.BooleanField(label=_("I need somebody to look after a person I care for"), required=False)
    benefits = forms.MultipleChoiceField(
        label=_("What do you want out of it?"), choices=Benefit, widget=forms.CheckboxSelectMultiple, required=False,
        help_text=_("Tasks that offer it are suggested to you."),
    )  # fmt: skip
    interests = forms.MultipleChoiceField(
        label=_("Which services interest you?"),
        choices=ServiceKind,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    look = {"phone": {"width": 20}}


class ShownNameForm(forms.Form):
    whole = forms.TypedChoiceField(
        label=_("What should others see?"), widget=forms.RadioSelect, coerce=lambda value: value == "yes",
        choices=[("no", _("My first name alone")), ("yes", _("My whole name"))],
    )  # fmt: skip


class TwoWayForm(forms.Form):
    member_promises = LongTextField(label=_("What does a member promise?"), max_length=3000)
    scheme_promises = LongTextField(label=_("What do the scheme and the council promise them?"), max_length=3000)
