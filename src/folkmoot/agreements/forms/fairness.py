"""Forms for being fair back."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.agreements.models.fairness import QUESTIONS, SCALE, HealthAnswer
from folkmoot.design.forms import DateField, LongTextField
from folkmoot.people.models import Organisation
from folkmoot.people.models.organisation import PUBLIC_BODIES


class FeedbackForm(forms.Form):
    works = LongTextField(
        label=_("What does it do well?"), help_text=_("Everyone can read this. Name nobody."), max_length=4000
    )
    could = LongTextField(
        label=_("What could it do better?"), help_text=_("Everyone can read this. Name nobody."), max_length=4000
    )


class FeedbackFilter(forms.Form):
    body = forms.ModelChoiceField(
        label=_("About"), queryset=Organisation.objects.none(), required=False, empty_label=_("every public body")
    )
    look = {"body": {"no_optional": True}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Organisation.objects.filter(kind__in=PUBLIC_BODIES, feedback_received__isnull=False).distinct()
        self.fields["body"].queryset = rows.order_by("name", "pk")  # type: ignore[attr-defined]


class HealthOpenForm(forms.Form):
    closes_date = DateField(label=_("Until when may they answer?"), help_text=_("A week at least."))


class HealthForm(forms.Form):
    """Four sentences, each from not at all to fully."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.look = {}
        for name in QUESTIONS:
            label = str(getattr(HealthAnswer._meta.get_field(name), "verbose_name", name))
            self.fields[name] = forms.TypedChoiceField(
                label=label[:1].upper() + label[1:], choices=SCALE, coerce=int, widget=forms.RadioSelect
            )
            self.look[name] = {"inline": True}
