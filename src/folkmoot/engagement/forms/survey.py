from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.design.forms import DateField, LongTextField, MoneyField
from folkmoot.engagement.hearing.census import COMPARISONS
from folkmoot.engagement.models import Consultation, QuestionKind
from folkmoot.engagement.surveys.asked import DECIDES
from folkmoot.engagement.surveys.languages import choices as languages
from folkmoot.people.models import Organisation


class SectionForm(forms.Form):
    title = forms.CharField(label=_("Title of the part"), max_length=120)
    words = LongTextField(label=_("What people should know before they answer it"), max_length=2000, required=False)


class QuestionForm(forms.Form):
    text = forms.CharField(label=_("Question"), max_length=300)
    hint = forms.CharField(label=_("Hint, if it needs one"), max_length=300, required=False)
    kind = forms.ChoiceField(
        label=_("How is it answered?"),
        choices=QuestionKind.choices,
        widget=forms.RadioSelect,
        initial=QuestionKind.TEXT,
    )
    choices = LongTextField(
        label=_("Choices"),
        help_text=_("Where there is something to choose: each on a line of its own."),
        max_length=1000,
        required=False,
    )
    lines = LongTextField(
        label=_("Lines of the grid"), help_text=_("For a grid only: each on a line of its own."), max_length=1000,
        required=False,
    )  # fmt: skip
    lowest = forms.IntegerField(label=_("Lowest mark or number"), required=False)
    highest = forms.IntegerField(label=_("Highest mark or number"), required=False)
    is_required = forms.BooleanField(label=_("It must be answered"), required=False)
    is_home = forms.BooleanField(
        label=_("It asks where people live"),
        help_text=_("For a place only. Answers are then laid beside the census of each area."),
        required=False,
    )
    after = forms.TypedChoiceField(
        label=_("Ask it only of some people"), required=False, coerce=int, empty_value=None, choices=()
    )
    after_any = LongTextField(
        label=_("Who chose any of these"), help_text=_("Each choice on a line of its own."), max_length=1000,
        required=False,
    )  # fmt: skip
    look = {
        "lowest": {"width": 4}, "highest": {"width": 4}, "choices": {"rows": 4}, "lines": {"rows": 3},
        "after_any": {"rows": 2}, "after": {"no_optional": True},
    }  # fmt: skip

    def __init__(self, *args: Any, consultation: Consultation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        earlier = [
            (row.position, _("those who chose something at question %(number)s") % {"number": row.position})
            for row in consultation.questions.filter(kind__in=DECIDES).order_by("position")
        ]
        self.fields["after"].choices = [("", _("No: ask everybody")), *earlier]  # type: ignore[attr-defined]
        if not earlier:
            del self.fields["after"], self.fields["after_any"]


class AboutForm(forms.Form):
    what = forms.ChoiceField(
        label=_("Ask about those who answer"),
        choices=[(row.code, row.question) for row in COMPARISONS.values()],
        help_text=_("Ready-made questions whose answers are laid beside the census. Nobody has to answer them."),
        widget=forms.RadioSelect,
    )


class OptionForm(forms.Form):
    title = forms.CharField(label=_("The option in a few words"), max_length=160)
    cost = MoneyField(label=_("What it costs a year"), required=False)
    cost_words = forms.CharField(label=_("Or what it costs, in words"), max_length=200, required=False)
    good = LongTextField(label=_("What would be better"), max_length=2000)
    bad = LongTextField(label=_("What would be worse, and for whom"), max_length=2000)


class WordingForm(forms.Form):
    """One field for each thing people read; a question left empty stays in the language it was written in."""

    language = forms.ChoiceField(label=_("Language"), choices=languages)
    title = forms.CharField(label=_("Title"), max_length=160)
    summary = LongTextField(label=_("What it is about"), max_length=3000)
    promise = LongTextField(label=_("What is promised"), max_length=2000, required=False)
    checked_by = forms.CharField(
        label=_("Who checked the translation?"), help_text=_("A post or a body, not a name."), max_length=160
    )

    def __init__(self, *args: Any, consultation: Consultation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions = list(consultation.questions.order_by("position"))
        for row in self.questions:
            self.fields[f"text_{row.pk}"] = forms.CharField(
                label=_("Question %(number)s") % {"number": row.position}, help_text=row.text, max_length=300,
                required=False,
            )  # fmt: skip
            if row.choices:
                self.fields[f"choices_{row.pk}"] = LongTextField(
                    label=_("Choices of question %(number)s") % {"number": row.position},
                    help_text=" / ".join(row.choices), max_length=1000, required=False,
                )  # fmt: skip

    def words(self) -> dict[str, Any]:
        """What was typed, under the names of `actions.save_wording`."""
        given = self.cleaned_data
        questions = {
            str(row.pk): {
                "text": given.get(f"text_{row.pk}", "").strip(),
                "choices": [line.strip() for line in given.get(f"choices_{row.pk}", "").splitlines() if line.strip()],
            }
            for row in self.questions
        }
        names = ("language", "title", "summary", "promise", "checked_by")
        return {**{name: given[name] for name in names}, "questions": questions}


class RenewForm(forms.Form):
    what_is_new = LongTextField(
        label=_("What is different, and why?"), help_text=_("Everyone can read this."), max_length=2000
    )
    opens_date = DateField(label=_("First day"))
    closes_date = DateField(label=_("Last day to answer"))


class ChannelForm(forms.Form):
    name = forms.CharField(
        label=_("Which channel?"), help_text=_("For example its newsletter, its waiting room, its youth council."),
        max_length=120,
    )  # fmt: skip
    partner = forms.ModelChoiceField(
        label=_("Whose channel is it?"), queryset=Organisation.objects.none(), required=False,
        empty_label=_("Our own"),
    )  # fmt: skip
    look = {"partner": {"no_optional": True}}

    def __init__(self, *args: Any, partners: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if partners is None:
            del self.fields["partner"]
        else:
            self.fields["partner"].queryset = partners  # type: ignore[attr-defined]


class EffortForm(forms.Form):
    group = forms.CharField(label=_("Whom do you want to reach?"), max_length=160)
    method = LongTextField(label=_("How?"), max_length=2000)
    result = LongTextField(label=_("What came of it?"), max_length=2000, required=False)
