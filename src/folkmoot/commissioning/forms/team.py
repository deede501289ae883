from datetime import date
from functools import partial
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.commissioning import choices
from folkmoot.commissioning.choices import lines
from folkmoot.commissioning.models import AskedGroup, CoreService, Project
from folkmoot.design.forms import DateField, LongTextField


class CoreServiceForm(forms.Form):
    service = forms.ChoiceField(
        label=_("Which core service?"), choices=partial(lines, CoreService), widget=forms.RadioSelect
    )
    post = forms.CharField(
        label=_("Which post or team does it?"), max_length=160, required=False,
        help_text=_("Everyone can read this. Leave it empty if this service has no hand in the project any more."),
    )  # fmt: skip
    person: Any = forms.ModelChoiceField(
        label=_("Who is it?"), queryset=None, required=False, empty_label=_("Not said"),
        help_text=_("The team alone can see the name. It is needed for the manager of the service."),
    )  # fmt: skip

    def __init__(self, *args: Any, project: Project, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["person"].queryset = choices.staff(project, today)
        named = {row.service: _("Now: %(post)s") % {"post": row.post} for row in project.engaged.all()}
        self.look = {"service": {"item_hints": named}}


class DoubleRoleForm(forms.Form):
    mitigation = LongTextField(
        label=_("What is done so that nobody judges their own service?"), max_length=3000,
        help_text=_("For example: who scores bids instead, and what the lead is not shown. Everyone can read this."),
    )  # fmt: skip
    reviewer: Any = forms.ModelChoiceField(
        label=_("Who looks at the work independently?"), queryset=None, empty_label=_("Choose one"),
        help_text=_("Somebody who neither leads the project, answers for it nor works in it. The team alone sees the name."),
    )  # fmt: skip
    reviewer_post = forms.CharField(
        label=_("Which post do they hold?"), help_text=_("Everyone can read this."), max_length=160
    )

    def __init__(self, *args: Any, project: Project, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["reviewer"].queryset = choices.outsiders(project, today)


class MarketForm(forms.Form):
    demand = LongTextField(
        label=_("How much is asked for?"), help_text=_("How many people, how often, and how you know."), max_length=4000
    )
    capability = LongTextField(
        label=_("Who could provide it, and how much?"), max_length=4000,
        help_text=_("Small groups too, and what would keep them from taking part."),
    )  # fmt: skip
    gaps = LongTextField(label=_("What is missing?"), help_text=_("If nothing is, say how you know."), max_length=4000)
    assessed_date = DateField(label=_("When was this assessed?"))


class FeedbackForm(forms.Form):
    group = forms.ChoiceField(label=_("Who said it?"), choices=partial(lines, AskedGroup), widget=forms.RadioSelect)
    who = forms.CharField(
        label=_("How many were asked, and how?"), help_text=_("No names: “six groups that bid, by telephone”."),
        max_length=200,
    )  # fmt: skip
    said = LongTextField(
        label=_("What did they say of how this was commissioned?"), max_length=4000,
        help_text=_("Not of the service itself: of how it was planned, decided and agreed."),
    )  # fmt: skip
    answer = LongTextField(label=_("What do you do differently because of it, or why nothing?"), max_length=4000)
