"""What is asked about an organisation, and about two records that may be one."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from folkmoot.design.forms import LongTextField
from folkmoot.people.models import Organisation, Telling
from folkmoot.people.models.notice import Channel, Often
from folkmoot.people.models.organisation import LegalForm, OrganisationKind, SizeBand, VcoFunction
from folkmoot.people.notices.topics import topics_to_stop
from folkmoot.places.models import Area
from folkmoot.places.queries import places_to_choose

ANY = ("", _("any"))


class OrganisationFilter(forms.Form):
    q = forms.CharField(label=_("Words"), required=False, max_length=100)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[ANY, *OrganisationKind.choices])
    function = forms.ChoiceField(label=_("What it does"), required=False, choices=[ANY, *VcoFunction.choices])
    size = forms.ChoiceField(
        label=_("Size"), required=False, choices=[ANY, *(pair for pair in SizeBand.choices if pair[0])]
    )


class _Details(forms.Form):
    """What an organisation says of itself."""

    purpose = LongTextField(label=_("What it does, in a few sentences"), max_length=2000, required=False)
    functions = forms.MultipleChoiceField(
        label=_("Which of these does it do?"), choices=VcoFunction, widget=forms.CheckboxSelectMultiple, required=False,
        help_text=_("A voluntary or community organisation does at least one."),
    )  # fmt: skip
    size = forms.ChoiceField(
        label=_("Income a year"), choices=[("", _("not known")), *(pair for pair in SizeBand.choices if pair[0])],
        required=False,
    )  # fmt: skip
    area = forms.ModelChoiceField(
        label=_("Where does it mostly work?"), queryset=Area.objects.none(), required=False, to_field_name="code",
        empty_label=_("not one place"),
    )  # fmt: skip
    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["area"].queryset = places_to_choose()  # type: ignore[attr-defined]


class CorrectForm(_Details):
    changes: list[tuple[str, str, str]]
    seen_version = forms.IntegerField(widget=forms.HiddenInput)


class RegisterForm(_Details):
    name = forms.CharField(label=_("Name"), max_length=300)
    kind = forms.ChoiceField(label=_("Kind"), choices=OrganisationKind)
    legal_form = forms.ChoiceField(label=_("Legal form"), choices=LegalForm)
    identifiers = forms.CharField(
        label=_("Number in a register"), required=False, max_length=60,
        help_text=_("For example GB-CHC-1234567 for a charity, GB-COH-01234567 for a company."),
    )  # fmt: skip
    is_anchor = forms.BooleanField(label=_("It is an anchor organisation"), required=False)

    field_order = [
        "name",
        "kind",
        "legal_form",
        "identifiers",
        "functions",
        "purpose",
        "size",
        "area",
        "website",
        "is_anchor",
    ]

    def clean_identifiers(self) -> list[str]:
        return [self.cleaned_data["identifiers"]] if self.cleaned_data["identifiers"] else []


APART = "apart"


class PairForm(forms.Form):
    answer = forms.ChoiceField(
        label=_("Are these one organisation?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose whether these are one organisation")},
    )
    reasons = LongTextField(
        label=_("How do you know?"),
        help_text=_("Everyone will be able to read it. Name the register or the page that shows it."),
        max_length=300,
    )
    look = {"reasons": {"noun": _("how you know")}}

    def __init__(self, *args: Any, pair: tuple[Organisation, Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer"].choices = [  # type: ignore[attr-defined]
            *(
                (str(one.pk), gettext("Yes. Keep record %(number)s, “%(name)s”") % {"number": one.pk, "name": one.name})
                for one in pair
            ),
            (APART, gettext("No, they are different organisations")),
        ]


class PartForm(forms.Form):
    reasons = LongTextField(
        label=_("Why should they be parted?"),
        help_text=_("Everyone will be able to read it."),
        max_length=300,
    )
    look = {"reasons": {"noun": _("why they should be parted")}}


class NameForm(forms.Form):
    name = forms.CharField(label=_("Your name"), max_length=120)


class EraseForm(forms.Form):
    understands = forms.BooleanField(label=_("I know that this cannot be undone"))


class TellingForm(forms.Form):
    """How somebody wants to be told. Topics are ticked for "tell me", and kept as those that were stopped."""

    often = forms.ChoiceField(
        label=_("How often?"), choices=Often, widget=forms.RadioSelect,
        help_text=_("What has to be done within a week does not wait, unless you choose not at all."),
    )  # fmt: skip
    channel = forms.ChoiceField(label=_("How?"), choices=Channel, widget=forms.RadioSelect)
    address = forms.CharField(
        label=_("Where letters go"), required=False, max_length=400, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Only for letters."),
    )  # fmt: skip
    phone = forms.CharField(
        label=_("Telephone for text messages"), required=False, max_length=40, help_text=_("Only for text messages.")
    )
    topics = forms.MultipleChoiceField(
        label=_("What should we send you?"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("All of it is on your page of notices in any case. Answers to your own bids are always sent."),
    )  # fmt: skip

    def __init__(self, *args: Any, telling: Telling, young: bool, texts: bool, **kwargs: Any) -> None:
        topics = topics_to_stop()
        kwargs["initial"] = {
            "often": telling.often, "channel": telling.channel, "address": telling.address, "phone": telling.phone,
            "topics": [one.code for one in topics if one.code not in telling.stopped],
        }  # fmt: skip
        super().__init__(*args, **kwargs)
        self.fields["topics"].choices = [(one.code, str(one.words).capitalize()) for one in topics]  # type: ignore[attr-defined]
        if not texts:
            del self.fields["phone"]
            self.fields["channel"].choices = [one for one in Channel.choices if one[0] != Channel.TEXT]  # type: ignore[attr-defined]
        if young:
            for name in ("channel", "address", "phone"):
                self.fields.pop(name, None)

    def chosen(self) -> dict[str, Any]:
        given = {"channel": Channel.EMAIL.value, **self.cleaned_data}
        wanted = given.pop("topics")
        return {**given, "stopped": [one.code for one in topics_to_stop() if one.code not in wanted]}
