"""What the people who run a panel, and its members, fill in."""

from collections import Counter
from datetime import datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.core.clock import LONDON
from folkmoot.design.forms import DateField, LongTextField
from folkmoot.funding.forms.opportunities import HOURS
from folkmoot.funding.models import Bid, ConflictStep, ReviewOutcome, SessionKind

YES_NO = [("no", _("No, none")), ("yes", _("Yes"))]


class InterestsForm(forms.Form):
    """One question for each bidder that is still unanswered. Some may be left for later."""

    def __init__(self, *args: Any, bids: list[Bid], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Named by the organisation, not by the bid: on a panel that scores without names nothing may join the two.
        self.bids = {f"{bid.organisation_id}_{bid.lot_id}": bid for bid in bids}
        self.look: dict[str, dict[str, Any]] = {}
        often = Counter(bid.organisation_id for bid in bids)
        for key, bid in self.bids.items():
            # Where one organisation bids for several lots, each question says which it is about.
            who = f"{bid.organisation} ({bid.lot})" if often[bid.organisation_id] > 1 else bid.organisation
            self.fields[f"is_conflict_{key}"] = forms.ChoiceField(
                label=_("Do you have an interest in %s?") % who, choices=YES_NO, widget=forms.RadioSelect,
                required=False,
            )  # fmt: skip
            self.fields[f"words_{key}"] = forms.CharField(
                label=_("If yes, what is your interest in %s?") % who, max_length=300, required=False
            )
            self.look[f"is_conflict_{key}"] = {"inline": True, "no_optional": True}
            self.look[f"words_{key}"] = {"no_optional": True}

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        for key in self.bids:
            if given.get(f"is_conflict_{key}") == "yes" and not given.get(f"words_{key}", "").strip():
                self.add_error(f"words_{key}", _("Say what the interest is"))
        if not self.answers() and not self.errors:
            self.add_error(None, _("Answer for at least one bidder."))
        return given

    def answers(self) -> list[tuple[Bid, bool, str]]:
        given = self.cleaned_data
        return [
            (bid, given[f"is_conflict_{key}"] == "yes", given.get(f"words_{key}", ""))
            for key, bid in self.bids.items()
            if given.get(f"is_conflict_{key}")
        ]


class AssessmentForm(forms.Form):
    step = forms.ChoiceField(label=_("Which step is this for?"), choices=ConflictStep.choices, widget=forms.RadioSelect)
    asked = LongTextField(
        label=_("Who was asked about their interests?"),
        help_text=_(
            "Everybody who can sway the outcome: officers, panel members, residents, advisers, whoever decides."
        ),
        max_length=2000,
    )
    found = LongTextField(
        label=_("What was found, and what is done about it?"),
        help_text=_("If nothing was found, say so. Name roles, not people."),
        max_length=3000,
    )
    could_seem = LongTextField(
        label=_("What could look like a conflict to others, and why is it none?"), max_length=2000, required=False
    )


class ReviewForm(forms.Form):
    outcome = forms.ChoiceField(
        label=_("What follows from it?"), choices=ReviewOutcome.choices, widget=forms.RadioSelect
    )
    words = LongTextField(
        label=_("Why, and which safeguards are there?"),
        help_text=_("Kept with the case. Not published."),
        max_length=2000,
    )


class PlanForm(forms.Form):
    is_blind = forms.BooleanField(
        label=_("The panel scores without names"),
        help_text=_(
            "Until all scores are agreed, members see “Bidder A”, “Bidder B”. They still declare their interests."
        ),
        required=False,
    )
    guidance = LongTextField(
        label=_("What should members know before they score?"),
        help_text=_("For example, what a 3 means for each criterion, and when the panel meets."),
        max_length=4000, required=False,
    )  # fmt: skip


class SessionsForm(forms.Form):
    """When each bidder meets the panel. A bidder without a day is not asked, and the reason is owed."""

    kind = forms.ChoiceField(label=_("What is it?"), choices=SessionKind.choices, widget=forms.RadioSelect)
    place = forms.CharField(label=_("Where?"), max_length=300)
    questions = LongTextField(
        label=_("What is every bidder asked?"), help_text=_("Bidders read this when they are invited."), max_length=3000
    )

    def __init__(self, *args: Any, bids: list[Bid], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bids = bids
        self.look: dict[str, dict[str, Any]] = {"why_not_all": {"no_optional": True}}
        for bid in bids:
            self.fields[f"day_{bid.pk}"] = DateField(label=_("Day for %s") % bid.organisation, required=False)
            self.fields[f"hour_{bid.pk}"] = forms.ChoiceField(
                label=_("Time for %s") % bid.organisation, choices=HOURS, initial="10:00"
            )
            self.look[f"day_{bid.pk}"] = {"no_optional": True}
            self.look[f"hour_{bid.pk}"] = {"small": True}
        self.fields["why_not_all"] = LongTextField(
            label=_("If some are not asked, why?"), max_length=2000, required=False
        )

    def times(self) -> dict[Bid, datetime]:
        given = self.cleaned_data
        return {
            bid: datetime.combine(day, time.fromisoformat(given[f"hour_{bid.pk}"]), LONDON)
            for bid in self.bids
            if (day := given.get(f"day_{bid.pk}"))
        }

    def plan(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {name: given[name] for name in ("kind", "place", "questions", "why_not_all")} | {"times": self.times()}


class NotesForm(forms.Form):
    notes = LongTextField(
        label=_("What was said?"),
        help_text=_("The panel reads this beside the bid. It is not published."),
        max_length=6000,
    )
