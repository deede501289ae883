"""What people say without being asked for more: offers of help, and what they think of a policy."""

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.design.forms import DateField, LongTextField


class FollowForm(forms.Form):
    offer = LongTextField(
        label=_("Could you help? Say how"), max_length=1000, required=False,
        help_text=_("Leave it empty to follow only. The project’s team reads your first name and what you write."),
    )  # fmt: skip


class OfferAnswerForm(forms.Form):
    answer = LongTextField(label=_("What could they do, or why not now?"), max_length=1000)


class PolicyForm(forms.Form):
    title = forms.CharField(label=_("Title"), max_length=160)
    change = LongTextField(label=_("What do you mean to change, and why?"), max_length=3000)
    asks = LongTextField(label=_("What do you ask citizen commissioners?"), max_length=1000)
    limits = LongTextField(label=_("What cannot change, whatever they say?"), max_length=1000)
    who_decides = forms.CharField(label=_("Who decides in the end?"), max_length=200)
    closes_date = DateField(label=_("Until which day can they answer?"))


class PolicyAnswerForm(forms.Form):
    words = LongTextField(
        label=_("What do you think of it?"), max_length=3000, help_text=_("The council reads it without your name.")
    )


class OutcomeForm(forms.Form):
    outcome = LongTextField(
        label=_("What was decided, and what did their answers change? If nothing, why?"), max_length=3000
    )
