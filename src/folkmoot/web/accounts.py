"""Opening an account: an email address and a name. Nobody needs a password; a code comes by email."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import SignupForm as AllauthSignupForm
from django import forms
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from folkmoot.core import clock
from folkmoot.core.record import record
from folkmoot.people.models import Person


class SignupForm(AllauthSignupForm):  # type: ignore[misc]
    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        help_text=_("Only people you work with here see it. It is never on a public page."),
    )
    is_13 = forms.BooleanField(
        label=_("I am 13 or over"),
        error_messages={
            "required": _(
                "If you are 12, a parent or carer opens the account: they open their own first, then yours under “Family”."
            )
        },
    )
    field_order = ["name", "email", "is_13"]

    def save(self, request: HttpRequest) -> Person:
        with transaction.atomic():
            person: Person = super().save(request)
            moment = clock.now()
            record(person, "people.person.joined", person, capacity="resident", now=moment)
        return person


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    def save_user(self, request: HttpRequest, user: Person, form: Any, commit: bool = True) -> Person:
        user.name = form.cleaned_data["name"]
        person: Person = super().save_user(request, user, form, commit)
        return person
