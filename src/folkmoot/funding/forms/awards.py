"""From the proposal to the letters, one step at a time; and what a bidder may say to them."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.design.forms import LongTextField, MoneyField
from folkmoot.funding.models import Bid, Criterion, RulingGround
from folkmoot.funding.queries.award import LotTold, Told
from folkmoot.people.models import Organisation


class ChooseForm(forms.Form):
    """How much each bid is awarded. Empty: it is not."""

    def __init__(self, *args: Any, lots: Sequence[LotTold], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.told = [told for each in lots for told in each.bidders]
        self.look: dict[str, dict[str, Any]] = {"nobody": {"no_optional": True}}
        for told in self.told:
            name = f"amount_{told.bid.pk}"
            who = told.bid.organisation if len(lots) == 1 else f"{told.bid.organisation} ({told.bid.lot.title})"
            self.fields[name] = MoneyField(
                label=_("Award to %s") % who,
                help_text=_("%s out of 100") % f"{told.total.normalize():f}",
                required=False,
            )
            self.look[name] = {"no_optional": True}
        self.fields["nobody"] = forms.BooleanField(label=_("Nobody is awarded: no bid is good enough"), required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if not self.errors and not self.awards() and not given.get("nobody"):
            self.add_error(None, _("Enter an amount for at least one bidder, or say that nobody is awarded."))
        if self.awards() and given.get("nobody"):
            self.add_error("nobody", _("You entered an amount. Take it out, or untick this."))
        return given

    def awards(self) -> dict[Bid, Decimal]:
        given = self.cleaned_data
        return {told.bid: amount for told in self.told if (amount := given.get(f"amount_{told.bid.pk}"))}


class SummaryForm(forms.Form):
    """What one bidder is told. May be saved half-way; the page says what is missing."""

    reasons = LongTextField(
        label=_("Reasons"),
        help_text=_("Everyone can read this, under the bidder’s name."),
        max_length=3000,
        required=False,
    )
    feedback = LongTextField(
        label=_("Feedback"),
        help_text=_("Only this bidder reads it. It begins with what the panel agreed; make it a letter."),
        max_length=10_000, required=False,
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, told: Told, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.told = told
        self.look: dict[str, dict[str, Any]] = {
            "reasons": {"rows": 4, "no_optional": True}, "feedback": {"rows": 10, "no_optional": True},
        }  # fmt: skip
        for criterion in told.outdone:
            self.fields[f"better_{criterion.pk}"] = LongTextField(
                label=_("What the winner did better: %s") % criterion.title, max_length=2000, required=False,
                help_text=_("Only this bidder reads it. It begins with the panel’s reasons for the winner’s score; tell no secrets of the winner."),
            )  # fmt: skip
            self.look[f"better_{criterion.pk}"] = {"rows": 3, "no_optional": True}

    def summary(self) -> dict[str, Any]:
        given = self.cleaned_data
        better: dict[Criterion, str] = {row: given.get(f"better_{row.pk}", "") for row in self.told.outdone}
        return {
            "reasons": given["reasons"],
            "feedback": given["feedback"],
            "better": better,
            "seen_version": given["version"] or 0,
        }


class RecommendForm(forms.Form):
    words = LongTextField(
        label=_("Why do you recommend this?"), help_text=_("For whoever decides. Not published."), max_length=4000
    )


class SettleForm(forms.Form):
    """Who decides: the person who presses the button, or a committee whose decision they record."""

    look = {"body_name": {"no_optional": True}, "minute": {"no_optional": True}}
    body_name = forms.CharField(
        label=_("If a committee or board decided, which one?"), max_length=200, required=False,
        help_text=_("Leave it empty if the decision is yours to take."),
    )  # fmt: skip
    minute = forms.CharField(label=_("Where is it minuted?"), max_length=200, required=False)
    holds_standstill = forms.BooleanField(
        label=_("Hold a standstill before anything is signed"), required=False, initial=True,
        help_text=_("The law leaves it to you for this kind of contract. Once it is announced you have to keep it."),
    )  # fmt: skip

    def __init__(self, *args: Any, may_hold: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_hold:
            del self.fields["holds_standstill"]


class SendBackForm(forms.Form):
    reasons = LongTextField(label=_("What has to be mended?"), max_length=2000)


class RuleOutForm(forms.Form):
    ground = forms.ChoiceField(label=_("On what ground?"), choices=RulingGround.choices, widget=forms.RadioSelect)
    reasons = LongTextField(
        label=_("Why?"),
        help_text=_("The bidder is told at once. Everyone reads it with the decision."),
        max_length=3000,
    )


class ChallengeForm(forms.Form):
    words = LongTextField(
        label=_("What do you think was wrong?"),
        help_text=_("Say which step, and what should have happened. It is not published."),
        max_length=6000,
    )


class ObjectForm(ChallengeForm):
    """Asks for which organisation, where there is a choice."""

    organisation = forms.ModelChoiceField(
        label=_("For which organisation?"), queryset=Organisation.objects.none(), widget=forms.RadioSelect, empty_label=None
    )  # fmt: skip
    field_order = ("organisation", "words")

    def __init__(self, *args: Any, organisations: Sequence[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [one.pk for one in organisations]
        self.fields["organisation"].queryset = Organisation.objects.filter(pk__in=known).order_by("name")  # type: ignore[attr-defined]
        if len(known) == 1:
            self.fields["organisation"].initial = known[0]


class AnswerChallengeForm(forms.Form):
    upheld = forms.ChoiceField(
        label=_("Is the objection right?"), widget=forms.RadioSelect,
        choices=[("no", _("No, the award stands")), ("yes", _("Yes, the award is set aside and decided anew"))],
    )  # fmt: skip
    words = LongTextField(
        label=_("Why?"), help_text=_("The bidder reads it. If the award is set aside, everyone does."), max_length=6000
    )


class DebriefForm(forms.Form):
    question = LongTextField(
        label=_("What would you like to know?"), help_text=_("Only the officers and you read this."), max_length=3000
    )


class AnswerDebriefForm(forms.Form):
    answer = LongTextField(
        label=_("Your answer"),
        help_text=_("Or when and where you talk about it. Only this bidder reads it."),
        max_length=6000,
    )
