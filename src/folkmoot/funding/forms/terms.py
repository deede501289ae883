"""Lots, documents asked for, questions and answers, amendments."""

from datetime import datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.core.clock import LONDON
from folkmoot.design.forms import DateField, LongTextField, MoneyField
from folkmoot.funding.forms.opportunities import HOURS
from folkmoot.funding.models import Opportunity
from folkmoot.people.models import Organisation


class LotForm(forms.Form):
    title = forms.CharField(label=_("What is this part?"), max_length=160)
    value = MoneyField(label=_("Its value over the whole term"))


class DocumentAskedForm(forms.Form):
    title = forms.CharField(label=_("Document"), max_length=160)
    why = LongTextField(label=_("What do you need it for?"), help_text=_("Everyone can read this."), max_length=500)
    is_needed = forms.BooleanField(label=_("A bid is not complete without it"), required=False)


class AskForm(forms.Form):
    look = {"question": {"rows": 6}}
    question = LongTextField(
        label=_("What do you want to know?"),
        help_text=_("Leave out your name and anything that only you could know. Everyone reads the answer."),
        max_length=3000,
    )

    def __init__(self, *args: Any, organisations: list[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if len(organisations) > 1:
            choices = [(str(row.pk), row.name) for row in organisations]
            self.fields["organisation"] = forms.ChoiceField(
                label=_("For whom do you ask?"), choices=choices, widget=forms.RadioSelect
            )


class AnswerQuestionForm(forms.Form):
    look = {
        "published": {"rows": 4, "no_optional": True},
        "answer": {"rows": 6, "no_optional": True},
        "returned": {"rows": 3, "no_optional": True},
    }
    how = forms.ChoiceField(
        label=_("What do you do with it?"), widget=forms.RadioSelect, initial="answer",
        choices=[("answer", _("Answer it for everyone")), ("return", _("Send it back to who asked"))],
    )  # fmt: skip
    published = LongTextField(
        label=_("The question, as everyone will read it"),
        help_text=_("Take out whatever could show who asked."), max_length=3000, required=False,
    )  # fmt: skip
    answer = LongTextField(label=_("The answer, for everyone"), max_length=5000, required=False)
    returned = LongTextField(
        label=_("If you send it back: why?"),
        help_text=_("Only who asked reads this. Do it where an answer for all would give their idea away."),
        max_length=2000, required=False,
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        wanted = ("published", "answer") if given.get("how") == "answer" else ("returned",)
        for name in wanted:
            if not (given.get(name) or "").strip() and name not in self.errors:
                self.add_error(name, _("Fill in “%s”") % self.fields[name].label)
        return given


class AmendForm(forms.Form):
    look = {"closes_time": {"small": True}, "what": {"rows": 3}, "reasons": {"rows": 3}}
    what = LongTextField(
        label=_("What changes?"), help_text=_("In a sentence or two. Everyone can read this."), max_length=2000
    )
    reasons = LongTextField(label=_("Why?"), help_text=_("Everyone can read this."), max_length=2000)
    summary = LongTextField(label=_("What is wanted"), max_length=3000)
    eligibility = LongTextField(
        label=_("Who can bid"),
        help_text=_("One condition on each line. If you change them, every bidder answers them again."),
        max_length=2000,
    )
    closes_date = DateField(label=_("Bids close on"))
    closes_time = forms.ChoiceField(label=_("At what time?"), choices=HOURS)

    @staticmethod
    def initial_for(row: Opportunity) -> dict[str, Any]:
        closes = row.closes_at.astimezone(LONDON)
        return {
            "summary": row.summary, "eligibility": row.eligibility, "closes_date": closes.date(),
            "closes_time": f"{closes:%H:%M}",
        }  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A closing time off the hour, as a rehearsal or an import may have, can stay as it is.
        own = str(self.initial.get("closes_time", ""))
        if own and own not in dict(HOURS):
            self.fields["closes_time"].choices = [(own, own), *HOURS]  # type: ignore[attr-defined]

    def terms(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        day, hour = given.pop("closes_date"), time.fromisoformat(given.pop("closes_time"))
        return given | {"closes_at": datetime.combine(day, hour, LONDON)}
