from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.design.forms import DateField, LongTextField
from folkmoot.engagement.models import Community, CommunityKind, Outcome, ProposalKind
from folkmoot.people.models import Organisation
from folkmoot.places.models import Area
from folkmoot.places.queries import places_to_choose

NO_NAMES = _("Everybody can read this. Leave out names, addresses and telephone numbers.")


class _ToABody(forms.Form):
    """Put to a body that has said how it answers, for a place."""

    body = forms.ModelChoiceField(label=_("Who should answer?"), queryset=Organisation.objects.none())
    area = forms.ModelChoiceField(
        label=_("Which place is it about?"), queryset=Area.objects.none(), to_field_name="code", required=False
    )

    def __init__(self, *args: Any, bodies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]
        self.fields["area"].queryset = places_to_choose()  # type: ignore[attr-defined]


class ProposalForm(_ToABody):
    sort = forms.ChoiceField(label=_("What is it?"), choices=ProposalKind.choices, widget=forms.RadioSelect)
    title = forms.CharField(label=_("What do you propose, in a few words?"), max_length=120)
    text = LongTextField(label=_("Tell us more"), help_text=NO_NAMES, max_length=4000)
    community = forms.ModelChoiceField(
        label=_("Or which community is it for?"), queryset=Community.objects.none(), required=False,
        help_text=_("People who share something, wherever they live."),
    )  # fmt: skip
    field_order = ["sort", "title", "text", "area", "community", "body"]
    look = {"sort": {"noun": _("whether it is an idea or a challenge")}, "body": {"noun": _("who should answer")}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["community"].queryset = Community.objects.order_by("name")  # type: ignore[attr-defined]


class PetitionForm(_ToABody):
    title = forms.CharField(label=_("What do you ask for, in a few words?"), max_length=120)
    text = LongTextField(label=_("Why?"), help_text=NO_NAMES, max_length=4000)
    field_order = ["title", "text", "area", "body"]


class CommentForm(forms.Form):
    text = LongTextField(label=_("Your comment"), help_text=NO_NAMES, max_length=2000)
    look = {"text": {"rows": 4, "noun": _("your comment")}}


class AnswerProposalForm(forms.Form):
    outcome = forms.ChoiceField(label=_("What becomes of it?"), choices=Outcome.choices, widget=forms.RadioSelect)
    answer = LongTextField(label=_("Why?"), help_text=_("Everyone can read this."), max_length=5000)


class AnswerPetitionForm(forms.Form):
    answer = LongTextField(
        label=_("Your answer, with reasons"), help_text=_("Everyone can read this."), max_length=5000
    )
    debated_date = DateField(label=_("If it was debated: on which day?"), required=False)
    debated_where = forms.CharField(label=_("If it was debated: where?"), max_length=160, required=False)


class CommunityForm(forms.Form):
    name = forms.CharField(label=_("What is the community called?"), max_length=120)
    kind = forms.ChoiceField(
        label=_("What holds it together?"), choices=CommunityKind.choices, widget=forms.RadioSelect
    )
    about = LongTextField(label=_("Who belongs to it, and what does it want?"), help_text=NO_NAMES, max_length=2000)
    area = forms.ModelChoiceField(
        label=_("Its place, if it has one"), queryset=Area.objects.none(), to_field_name="code", required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area"].queryset = places_to_choose()  # type: ignore[attr-defined]


class LeadForm(forms.Form):
    community = forms.ModelChoiceField(label=_("Which community?"), queryset=Community.objects.none())
    does = LongTextField(label=_("What does it lead?"), max_length=1000)
    reach = LongTextField(
        label=_("How are the people who need it most reached?"),
        help_text=_("Who are they, who goes to them, and how will you know that they came?"),
        max_length=2000,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["community"].queryset = Community.objects.order_by("name")  # type: ignore[attr-defined]
