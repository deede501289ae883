from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.commissioning.models import Project
from folkmoot.design.forms import LongTextField
from folkmoot.network.models import CaseStudy
from folkmoot.people.models import Organisation

HINTS = {
    "context": _("Where, when, and what was the matter?"),
    "story": _("What did people do, step by step?"),
    "partners": _("Which bodies and groups took part?"),
    "impact": _("What changed, and how do you know?"),
    "success_factors": _("What could others not leave out?"),
    "learning": _("What would you do differently?"),
    "contacts": _("A post others can write to. No person’s name."),
}


class CaseStudyForm(forms.Form):
    """The seven headings (ledger NW-03). A draft may leave any of them blank."""

    seen_version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    title = forms.CharField(label=_("Title"), max_length=160)
    body = forms.ModelChoiceField(label=_("Who tells it?"), queryset=Organisation.objects.none())
    project = forms.ModelChoiceField(
        label=_("Which project is it about?"),
        queryset=Project.objects.none(),
        required=False,
        empty_label=_("none of ours"),
    )
    changes: list[tuple[str, str, str]] = []

    def __init__(self, bodies: Iterable[int], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = Organisation.objects.filter(pk__in=list(bodies)).order_by("name")  # type: ignore[attr-defined]
        self.fields["project"].queryset = Project.objects.order_by("title", "pk")  # type: ignore[attr-defined]
        for name, hint in HINTS.items():
            label = str(CaseStudy._meta.get_field(name).verbose_name).capitalize()  # type: ignore[union-attr]
            field = forms.CharField if name == "contacts" else LongTextField
            most = 200 if name == "contacts" else 6000
            self.fields[name] = field(label=label, help_text=hint, required=False, max_length=most)


class StudyFilter(forms.Form):
    q = forms.CharField(label=_("Words to look for"), required=False, max_length=100)
    body = forms.ModelChoiceField(
        label=_("Told by"), queryset=Organisation.objects.none(), required=False, empty_label=_("anyone")
    )
    look = {"q": {"no_optional": True}, "body": {"no_optional": True}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        those = CaseStudy.objects.filter(published_at__isnull=False).order_by().values("body")
        self.fields["body"].queryset = Organisation.objects.filter(pk__in=those).order_by("name", "pk")  # type: ignore[attr-defined]
