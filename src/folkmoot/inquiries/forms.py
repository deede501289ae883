from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.commissioning.models import Project
from folkmoot.design.forms import DateField, LongTextField
from folkmoot.inquiries.models import Inquiry
from folkmoot.inquiries.states import InquiryState, RecommendationAnswer
from folkmoot.people.models import Organisation, Person


class OpenForm(forms.Form):
    title = forms.CharField(label=_("Title"), max_length=160)
    aim = LongTextField(label=_("What does it ask?"), max_length=3000)
    host = forms.ModelChoiceField(label=_("Who hosts it?"), queryset=Organisation.objects.none())
    chair = forms.ModelChoiceField(
        label=_("Who chairs it?"), queryset=Person.objects.none(),
        help_text=_("Their post is shown, not their name."),
    )  # fmt: skip
    reports_to = forms.CharField(
        label=_("To whom does it report?"), help_text=_("A committee or a meeting, for example."), max_length=160
    )
    report_due_date = DateField(label=_("When is its report due?"))

    def __init__(self, hosts: Iterable[int], chairs: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["host"].queryset = Organisation.objects.filter(pk__in=list(hosts)).order_by("name")  # type: ignore[attr-defined]
        self.fields["chair"].queryset = chairs  # type: ignore[attr-defined]


class EvidenceForm(forms.Form):
    words = LongTextField(
        label=_("What do you want the inquiry to know?"),
        help_text=_("What happened, to whom, how often. Leave out other people’s names."), max_length=10000,
    )  # fmt: skip
    source = forms.CharField(
        label=_("How do you know?"), max_length=300,
        help_text=_("I live it, I saw it, we counted it, or a report that says so."),
    )  # fmt: skip
    organisation = forms.ModelChoiceField(
        label=_("Whom do you speak for?"), queryset=Organisation.objects.none(), required=False, empty_label=_("myself")
    )
    may_publish = forms.BooleanField(
        label=_("It may be published, without my name"), required=False,
        help_text=_("If you leave this empty, only the commissioners read it."),
    )  # fmt: skip
    look = {"words": {"rows": 8}, "organisation": {"no_optional": True}, "may_publish": {"no_optional": True}}

    def __init__(self, bodies: Iterable[int], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["organisation"]
        field.queryset = Organisation.objects.filter(pk__in=list(bodies)).order_by("name")  # type: ignore[attr-defined]


class FindingsForm(forms.Form):
    findings = LongTextField(label=_("What did the inquiry find?"), max_length=30000)
    look = {"findings": {"rows": 12}}


class RecommendationForm(forms.Form):
    text = LongTextField(label=_("What should be done?"), max_length=3000)
    addressee = forms.TypedChoiceField(label=_("Who should answer?"), coerce=int)
    answer_due_date = DateField(label=_("By when should they answer?"))
    look = {
        "text": {"rows": 3, "no_optional": True},
        "addressee": {"no_optional": True},
        "answer_due_date": {"no_optional": True},
    }

    def __init__(self, *args: Any, bodies: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["addressee"].choices = [("", _("Choose a body")), *bodies]  # type: ignore[attr-defined]


class ManyRecommendations(forms.BaseFormSet):  # type: ignore[type-arg]
    """The first must be written; any other left empty is left out."""

    def _construct_form(self, i: int, **kwargs: Any) -> Any:
        form = super()._construct_form(i, **kwargs)  # type: ignore[misc]
        form.empty_permitted = i > 0
        return form


# Thirty is more than any report we know of; it keeps one sender from asking for a million rows.
RecommendationFormSet = forms.formset_factory(
    RecommendationForm, formset=ManyRecommendations, extra=0, min_num=1, validate_min=True, max_num=30
)


class AnswerForm(forms.Form):
    answer = forms.ChoiceField(label=_("Your answer"), choices=RecommendationAnswer.choices, widget=forms.RadioSelect)
    reasons = LongTextField(
        label=_("Why, and what happens next?"), help_text=_("Everyone can read this."), max_length=5000
    )
    project = forms.ModelChoiceField(
        label=_("Which project came of it, if one did?"),
        queryset=Project.objects.none(),
        required=False,
        empty_label=_("none"),
    )

    def __init__(self, body: Organisation, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["project"].queryset = Project.objects.filter(body=body).order_by("title", "pk")  # type: ignore[attr-defined]


class ListFilter(forms.Form):
    q = forms.CharField(label=_("Words in the title or the aim"), required=False, max_length=100)
    state = forms.ChoiceField(label=_("State"), choices=[("", _("all")), *InquiryState.choices], required=False)
    look = {"q": {"no_optional": True}, "state": {"no_optional": True}}


class OwedFilter(forms.Form):
    """Recommendations by whom they are put to and how they stand (ledger IQ-11)."""

    addressee = forms.ModelChoiceField(
        label=_("Put to"), queryset=Organisation.objects.none(), required=False, empty_label=_("every body")
    )
    state = forms.ChoiceField(
        label=_("How it stands"), required=False,
        choices=[
            ("", _("owed an answer")), ("overdue", _("overdue")), ("answered", _("answered")),
            *RecommendationAnswer.choices, ("all", _("all")),
        ],
    )  # fmt: skip
    look = {"addressee": {"no_optional": True}, "state": {"no_optional": True}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = Inquiry.objects.order_by().values("recommendations__addressee_id")
        self.fields["addressee"].queryset = Organisation.objects.filter(pk__in=asked).order_by("name", "pk")  # type: ignore[attr-defined]
