from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.design.forms import DateField, LongTextField
from folkmoot.evidence.models import Theme
from folkmoot.evidence.models.study import EvidenceKind
from folkmoot.places.models import Area
from folkmoot.places.queries import places_to_choose


class CatalogueFilter(forms.Form):
    q = forms.CharField(label=_("Words"), required=False, max_length=100)
    theme = forms.ChoiceField(label=_("About"), required=False, choices=[("", _("everything")), *Theme.choices])


class StudyFilter(forms.Form):
    q = forms.CharField(label=_("Words"), required=False, max_length=100)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("every kind")), *EvidenceKind.choices])


class StudyForm(forms.Form):
    look = {
        "kind": {"noun": _("what kind of evidence it is")},
        "published_date": {"noun": _("the date")},
        "source": {"noun": _("who made it")},
        "summary": {"noun": _("what it found")},
    }

    title = forms.CharField(label=_("Title"), max_length=200)
    kind = forms.ChoiceField(label=_("What kind of evidence is it?"), choices=EvidenceKind, widget=forms.RadioSelect)
    source = forms.CharField(
        label=_("Who made it?"), max_length=200, help_text=_("An organisation or a team, not a person’s name.")
    )
    method = forms.CharField(
        label=_("How was it made?"), max_length=300, required=False,
        help_text=_("For example: 40 interviews in two libraries, March 2026."),
    )  # fmt: skip
    published_date = DateField(label=_("Date"))
    summary = LongTextField(label=_("What did it find?"), max_length=4000)
    link = forms.URLField(label=_("Link"), required=False, assume_scheme="https")
    area = forms.ModelChoiceField(
        label=_("Which place is it about?"), queryset=Area.objects.none(), required=False, to_field_name="code",
        empty_label=_("no one place"),
    )  # fmt: skip

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["area"].queryset = places_to_choose()  # type: ignore[attr-defined]
