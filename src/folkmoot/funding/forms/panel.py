from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.design.forms import LongTextField
from folkmoot.funding.models import Criterion
from folkmoot.funding.scoring import MOST, STEP


class SeatForm(forms.Form):
    person = forms.ChoiceField(label=_("Who joins the panel?"))

    def __init__(self, *args: Any, choices: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = [("", ""), *choices]  # type: ignore[attr-defined]


class DeclareForm(forms.Form):
    look = {"is_conflict": {"inline": True}, "words": {"no_optional": True}}
    is_conflict = forms.ChoiceField(
        label=_("Do you have an interest in this bidder?"),
        help_text=_("Money, work, family, friends, membership, or anything that others could think sways you."),
        choices=[("no", _("No, none")), ("yes", _("Yes"))], widget=forms.RadioSelect,
    )  # fmt: skip
    words = forms.CharField(
        label=_("If yes, what is it?"),
        help_text=_("Only the officers who run the panel read this."),
        max_length=300,
        required=False,
    )


class ScoreForm(forms.Form):
    """A score and a reason for each criterion. Whatever is written is kept, even half of it, until scores are locked."""

    def __init__(self, *args: Any, criteria: list[Criterion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.criteria = criteria
        self.look: dict[str, dict[str, Any]] = {}
        for row in criteria:
            self.fields[f"score_{row.pk}"] = forms.TypedChoiceField(
                label=_("Score"), choices=[(n, str(n)) for n in range(MOST + 1)], coerce=int, widget=forms.RadioSelect,
                required=False, empty_value=None,
            )  # fmt: skip
            self.fields[f"comment_{row.pk}"] = LongTextField(
                label=_("Why this score?"), max_length=2000, required=False
            )
            self.look[f"score_{row.pk}"] = {"inline": True, "small": True, "no_optional": True}
            self.look[f"comment_{row.pk}"] = {"rows": 3, "no_optional": True}

    def scores(self) -> dict[Criterion, tuple[int | None, str]]:
        """What is written now, of the criteria that this request speaks of and of those written before."""
        given = self.cleaned_data
        written = {
            row: (given.get(f"score_{row.pk}"), (given.get(f"comment_{row.pk}") or "").strip()) for row in self.criteria
        }
        return {row: pair for row, pair in written.items() if pair != (None, "") or f"score_{row.pk}" in self.initial}

    def halves(self) -> list[str]:
        """The criteria with a score and no reason, or a reason and no score."""
        return [row.title for row, (score, comment) in self.scores().items() if (score is None) != (not comment)]


class JudgeForm(forms.Form):
    """Whether each answer passes, and why. One may be left for later."""

    def __init__(self, *args: Any, criteria: list[Criterion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.criteria = criteria
        self.look: dict[str, dict[str, Any]] = {}
        for row in criteria:
            self.fields[f"passes_{row.pk}"] = forms.ChoiceField(
                label=_("Does the answer pass?"), choices=[("yes", _("Yes")), ("no", _("No"))], widget=forms.RadioSelect,
                required=False,
            )  # fmt: skip
            self.fields[f"reasons_{row.pk}"] = LongTextField(label=_("Why?"), max_length=2000, required=False)
            self.look[f"passes_{row.pk}"] = {"inline": True, "small": True, "no_optional": True}
            self.look[f"reasons_{row.pk}"] = {"rows": 2, "no_optional": True}

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if not self.errors and not self.judged():
            self.add_error(f"passes_{self.criteria[0].pk}", _("Say for at least one answer whether it passes"))
        return given

    def judged(self) -> dict[Criterion, tuple[bool, str]]:
        given = self.cleaned_data
        return {
            row: (given[f"passes_{row.pk}"] == "yes", given.get(f"reasons_{row.pk}") or "")
            for row in self.criteria
            if given.get(f"passes_{row.pk}")
        }


class ModerateForm(forms.Form):
    def __init__(self, *args: Any, criteria: list[Criterion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.criteria = criteria
        self.look: dict[str, dict[str, Any]] = {}
        halves = [STEP * n for n in range(int(MOST / STEP) + 1)]
        for row in criteria:
            self.fields[f"score_{row.pk}"] = forms.TypedChoiceField(
                label=_("The score you agreed"), coerce=Decimal, choices=[("", ""), *((f"{n:f}", f"{n:f}") for n in halves)],
                error_messages={"required": _("Choose the agreed score for “%s”") % row.title}, required=False,
                empty_value=None,
            )  # fmt: skip
            self.fields[f"reasons_{row.pk}"] = LongTextField(
                label=_("Why you agreed it"), help_text=_("The bidder reads this in their feedback."), max_length=2000,
                required=False,
            )  # fmt: skip
            self.look[f"score_{row.pk}"] = {"no_optional": True}
            self.look[f"reasons_{row.pk}"] = {"rows": 3, "no_optional": True}

    def clean(self) -> dict[str, Any]:
        """A criterion may wait until the panel has talked about it; its score and its reason come together."""
        given = super().clean() or self.cleaned_data
        for row in self.criteria:
            score, reasons = given.get(f"score_{row.pk}"), (given.get(f"reasons_{row.pk}") or "").strip()
            # The form begins with the mean as a proposal, so a score alone is a criterion not talked about yet.
            if reasons and score is None and f"score_{row.pk}" not in self.errors:
                self.add_error(f"score_{row.pk}", _("Choose the agreed score for “%s”") % row.title)
        if not self.errors and not self.agreed():
            row = self.criteria[0]
            self.add_error(f"reasons_{row.pk}", _("Say why you agreed the score for “%s”") % row.title)
        return given

    def agreed(self) -> dict[Criterion, tuple[Decimal, str]]:
        given = self.cleaned_data
        return {
            row: (given[f"score_{row.pk}"], given[f"reasons_{row.pk}"])
            for row in self.criteria
            if given.get(f"score_{row.pk}") is not None and given.get(f"reasons_{row.pk}", "").strip()
        }
