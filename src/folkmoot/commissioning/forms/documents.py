from functools import partial
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.commissioning import choices
from folkmoot.commissioning.choices import lines
from folkmoot.commissioning.models import Impact, MeasureKind, Option, OptionKind, OptionsAppraisal
from folkmoot.design.forms import DateField, LongTextField, MoneyField


class SpecificationForm(forms.Form):
    task_group = forms.CharField(
        label=_("Task group that writes it"), help_text=_("The small group, with local people in it."), max_length=160
    )
    purpose = LongTextField(label=_("What is the service for?"), max_length=6000)
    people_served = LongTextField(label=_("Who is it for?"), max_length=4000)
    choice_and_control = LongTextField(label=_("What choice and control do people have?"), max_length=4000)
    rights = LongTextField(label=_("How are people’s own wishes and rights respected?"), max_length=4000)
    affordability = LongTextField(label=_("How does it stay affordable to those who use it?"), max_length=4000)


class WhatChangedForm(forms.Form):
    what_changed = LongTextField(
        label=_("What changes, and because of whom?"),
        help_text=_("Everyone can read this. Leave out names."),
        max_length=4000,
    )


class LaterSpecificationForm(WhatChangedForm, SpecificationForm):
    """A later version also says what changed."""


class ContributionForm(forms.Form):
    contributor = forms.CharField(
        label=_("Who was it, as they wish to be named?"),
        help_text=_("For example “a carer in Moorfield”. Nobody under 18 is ever named."),
        max_length=160,
    )
    is_resident = forms.BooleanField(label=_("A resident or citizen commissioner"), required=False)
    said = LongTextField(label=_("What did they say?"), max_length=3000)
    changed = LongTextField(
        label=_("What changed because of it?"), help_text=_("If nothing did, say why not."), max_length=3000
    )
    may_publish = forms.BooleanField(
        label=_("They agree that this is shown to everyone"),
        help_text=_("Without it, only the team sees it; the page says how many are not shown."),
        required=False,
    )


class MeasureForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("Which question does it answer?"), choices=partial(lines, MeasureKind), widget=forms.RadioSelect
    )
    title = forms.CharField(label=_("The measure"), max_length=200)
    unit = forms.CharField(label=_("Counted in"), help_text=_("People, visits, per cent…"), max_length=40)
    purpose = LongTextField(label=_("Why is it asked?"), max_length=2000)
    use = LongTextField(label=_("How will the answer be used?"), max_length=2000)
    baseline = forms.DecimalField(
        label=_("How many are there now?"), max_digits=14, decimal_places=2, required=False,
        help_text=_("At least one measure of whether anyone is better off says where things start."),
    )  # fmt: skip
    target = forms.DecimalField(label=_("How many should there be?"), max_digits=14, decimal_places=2, required=False)
    months_between = forms.IntegerField(
        label=_("Asked every how many months?"), min_value=1, max_value=60, initial=6,
        help_text=_("Ask only as often as the answer is used."),
    )  # fmt: skip
    look = {"unit": {"width": 20}, "baseline": {"width": 10}, "target": {"width": 10}, "months_between": {"width": 2}}


class OptionForm(forms.Form):
    kind = forms.ChoiceField(label=_("Who would do it?"), choices=partial(lines, OptionKind), widget=forms.RadioSelect)
    title = forms.CharField(label=_("The option"), max_length=160)
    for_it = LongTextField(label=_("What speaks for it?"), max_length=4000)
    against_it = LongTextField(label=_("What speaks against it?"), max_length=4000)
    cost = MoneyField(label=_("What would it cost a year?"))


class CitationForm(forms.Form):
    source = forms.ChoiceField(label=_("Which study or indicator?"), choices=[])
    says = forms.CharField(label=_("What does it say about this option?"), max_length=300)

    def __init__(self, *args: Any, option: Option, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["source"].choices = [("", _("Choose one")), *choices.sources(option.appraisal.project)]


class PreferForm(forms.Form):
    option: Any = forms.ModelChoiceField(
        label=_("Which option is preferred?"), queryset=None, widget=forms.RadioSelect, empty_label=None
    )
    reasons = LongTextField(label=_("Why?"), help_text=_("Everyone can read this once it is agreed."), max_length=4000)

    def __init__(self, *args: Any, appraisal: OptionsAppraisal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["option"].queryset = appraisal.options.order_by("pk")


class AssessmentForm(forms.Form):
    is_screening = forms.BooleanField(
        label=_("This is a screening: no full assessment is needed"), required=False,
        help_text=_("Only when nobody could be worse off. Say below how you know."),
    )  # fmt: skip
    scope = LongTextField(label=_("What is assessed?"), max_length=4000)
    eliminate = LongTextField(
        label=_("How does it help to end discrimination, harassment and victimisation?"), max_length=4000
    )
    advance = LongTextField(label=_("How does it advance equality of opportunity?"), max_length=4000)
    foster = LongTextField(label=_("How does it foster good relations?"), max_length=4000)
    evidence = LongTextField(label=_("What do you know, and how?"), max_length=4000)
    engagement = LongTextField(
        label=_("Which groups have you heard directly, and how?"), max_length=4000, required=False,
        help_text=_("If you leave this out, the page says that nobody was heard directly."),
    )  # fmt: skip
    review_date = DateField(label=_("Look at it again by"))


class GroupForm(forms.Form):
    impact = forms.ChoiceField(
        label=_("What would it mean for them?"), choices=partial(lines, Impact), widget=forms.RadioSelect
    )
    how = LongTextField(label=_("How, or how do you know that there is no difference?"), max_length=3000)
    mitigation = LongTextField(
        label=_("If worse for them: what will be done about it, or why is it justified?"),
        max_length=3000,
        required=False,
    )
    owner = forms.CharField(
        label=_("If worse for them: who sees to it?"),
        help_text=_("A post, not a name."),
        max_length=120,
        required=False,
    )


class StaleForm(forms.Form):
    because = forms.CharField(label=_("What has changed since it was signed?"), max_length=300)
