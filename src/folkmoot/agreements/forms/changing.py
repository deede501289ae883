"""Forms for changing, mending, reducing and ending an agreement."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.agreements.forms.agreements import EditForm
from folkmoot.agreements.forms.parts import yes_no
from folkmoot.agreements.models.change import AnnualReview
from folkmoot.agreements.models.ending import Ground, PointKind, Step, Support
from folkmoot.design.forms import DateField, LongTextField, MoneyField

PUBLIC = _("Everyone can read this. Name nobody.")


class VariationForm(forms.Form):
    what = LongTextField(label=_("What changes?"), help_text=PUBLIC, max_length=2000)
    reason = LongTextField(label=_("Why?"), help_text=PUBLIC, max_length=2000)
    viability = LongTextField(
        label=_("What does it do to the provider?"),
        help_text=_("Its staff, its money, its other work: can it stay afloat? Everyone can read this."), max_length=2000,
    )  # fmt: skip
    new_end_date = DateField(label=_("New last day, if that changes"), required=False)
    new_value = MoneyField(label=_("New value over the whole term, if that changes"), required=False)
    review = forms.ModelChoiceField(
        label=_("Does it come from an annual review?"), queryset=AnnualReview.objects.none(), required=False,
        empty_label=_("no"),
    )  # fmt: skip
    look = {"what": {"rows": 3}, "reason": {"rows": 3}, "viability": {"rows": 3}}

    def __init__(self, agreement: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = agreement.annual_reviews.filter(held_at__isnull=False).order_by("-number")
        self.fields["review"].queryset = held  # type: ignore[attr-defined]


class AcceptForm(forms.Form):
    accepts = forms.TypedChoiceField(
        label=_("Do you accept it?"), choices=(("True", _("yes")), ("False", _("no"))),
        coerce=lambda value: value == "True", widget=forms.RadioSelect,
    )  # fmt: skip
    words = LongTextField(label=_("What does it mean for you?"), help_text=PUBLIC, max_length=2000)
    look = {"accepts": {"inline": True}}


class ReviewPartForm(forms.Form):
    words = LongTextField(label=_("How do you see the year?"), help_text=PUBLIC, max_length=4000)


class HoldReviewForm(forms.Form):
    user_voices = forms.IntegerField(
        label=_("How many people who use it were heard?"), min_value=0, max_value=1_000_000
    )
    changes_made = LongTextField(label=_("What changed because of them?"), help_text=PUBLIC, max_length=4000)
    works = LongTextField(label=_("Does the work do what it should?"), help_text=PUBLIC, max_length=4000)
    look = {"user_voices": {"width": 5, "noun": _("how many people were heard")}}


class PlanForm(forms.Form):
    trouble = LongTextField(label=_("What is not going well?"), help_text=PUBLIC, max_length=2000)
    help_offered = LongTextField(label=_("What help do you give?"), help_text=PUBLIC, max_length=2000)
    until_date = DateField(label=_("When do you look at it again?"))


class StepForm(forms.Form):
    what = forms.CharField(label=_("What is done?"), max_length=300)
    by_funder = forms.TypedChoiceField(
        label=_("Who does it?"), choices=(("False", _("the provider")), ("True", _("the funder"))),
        coerce=lambda value: value == "True", widget=forms.RadioSelect,
    )  # fmt: skip
    by_date = DateField(label=_("By which day?"))
    look = {"by_funder": {"inline": True}}


class StepDoneForm(forms.Form):
    done_date = DateField(label=_("On which day was it done?"))
    note = forms.CharField(label=_("How did it go?"), max_length=300, required=False)


class ClosePlanForm(forms.Form):
    worked = forms.TypedChoiceField(
        label=_("Did it work?"), choices=(("True", _("yes")), ("False", _("no"))), coerce=lambda value: value == "True",
        widget=forms.RadioSelect,
    )  # fmt: skip
    outcome = LongTextField(label=_("How did it turn out?"), help_text=PUBLIC, max_length=2000)
    look = {"worked": {"inline": True}}


class WarnForm(forms.Form):
    words = LongTextField(
        label=_("What may go wrong?"),
        help_text=_("Only the parties read this. It is never a mark against you."),
        max_length=4000,
    )


class TalkForm(forms.Form):
    step = forms.ChoiceField(label=_("What is thought of?"), choices=Step.choices, widget=forms.RadioSelect)
    support = forms.ChoiceField(label=_("Which kind of help?"), choices=Support.choices, widget=forms.RadioSelect)
    what = forms.CharField(label=_("What exactly would end or shrink?"), max_length=300)
    ground = forms.ChoiceField(label=_("Because of what?"), choices=Ground.choices, widget=forms.RadioSelect)
    why = LongTextField(label=_("Why is it thought of?"), max_length=4000)
    respond_by_date = DateField(label=_("Until when may the provider answer?"), help_text=_("Four weeks at least."))
    look = {"step": {"inline": True}}


class PointForm(forms.Form):
    kind = forms.ChoiceField(label=_("What is it?"), choices=PointKind.choices, widget=forms.RadioSelect)
    words = LongTextField(label=_("What do you say?"), max_length=4000)


class ImpactForm(forms.Form):
    beneficiaries = LongTextField(label=_("What would it do to the people it helps?"), max_length=4000)
    users = LongTextField(label=_("What would it do to those who use the service?"), max_length=4000)
    volunteers = LongTextField(label=_("What would it do to volunteers?"), max_length=4000)
    reallocate = yes_no(_("Should the money go to another body that helps the same people?"))
    reallocate_reason = LongTextField(label=_("Why, or why not?"), max_length=4000)
    look = {name: {"rows": 4} for name in ("beneficiaries", "users", "volunteers", "reallocate_reason")} | {
        "reallocate": {"inline": True}
    }


class DecideForm(forms.Form):
    go_ahead = forms.TypedChoiceField(
        label=_("Does it go ahead?"), choices=(("True", _("yes")), ("False", _("no"))), coerce=lambda value: value == "True",
        widget=forms.RadioSelect,
    )  # fmt: skip
    reasons = LongTextField(label=_("Why?"), help_text=PUBLIC, max_length=4000)
    look = {"go_ahead": {"inline": True}}


class NoticeForm(forms.Form):
    notice = LongTextField(
        label=_("The notice"),
        help_text=_("What ends, when, why, and whom to ask. Everyone can read this."),
        max_length=8000,
    )
    dated = DateField(label=_("It bears the date of"), help_text=_("The day on which you send it, which is today."))
    effective_date = DateField(
        label=_("It takes effect on"), help_text=_("Three calendar months from today at least; six is best.")
    )
    new_value = MoneyField(label=_("If it shrinks: what is it worth over the whole term from then on?"), required=False)
    exceptional_reason = LongTextField(
        label=_("If it is shorter than three months: why is the case exceptional?"),
        help_text=_("Then a second person must sign before it is sent. Everyone can read this."), required=False,
        max_length=2000,
    )  # fmt: skip


class HowForm(forms.Form):
    how = LongTextField(
        label=_("How were the people who use it, and the public, told?"), help_text=PUBLIC, max_length=2000
    )


class DropForm(forms.Form):
    reasons = LongTextField(label=_("Why does it not go ahead?"), max_length=2000)


class ExitPlanForm(EditForm):
    users = LongTextField(label=_("Where do the people who use it go next, and who goes with them?"), max_length=4000)
    telling = LongTextField(label=_("Who is told what, and when?"), max_length=4000)
    redundancy = LongTextField(
        label=_("Who may lose work? What is owed to them, and what help do they get?"), max_length=4000
    )
    volunteers = LongTextField(label=_("How are volunteers thanked, and where can they go on?"), max_length=4000)
    data = LongTextField(  # type: ignore[assignment]
        label=_("Records about people: who passes on what, with whose consent, and what is destroyed when?"),
        help_text=_("Never a list of people here: no address, telephone or number of anybody."), max_length=4000,
    )  # fmt: skip
    things = LongTextField(label=_("Rooms, things and leases"), max_length=4000)
    knowledge = LongTextField(label=_("How is what was learnt handed over, and to whom?"), max_length=4000)
    small_groups = LongTextField(label=_("Which small groups depend on it, and what becomes of them?"), max_length=4000)
    look = {name: {"rows": 4} for name in ("users", "telling", "redundancy", "volunteers", "data", "things", "knowledge",
                                           "small_groups")}  # fmt: skip


class HandOverForm(forms.Form):
    what = LongTextField(
        label=_("What was handed over, and to which body?"),
        help_text=_("Knowledge, records, keys. Name nobody."),
        max_length=4000,
    )
