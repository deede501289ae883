"""What is asked about an organisation, and about two records that may be one."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from folkmoot.design.forms import DateField, LongTextField
from folkmoot.people.models import ContactPoint, Organisation, Person, Purpose, Role, Telling
from folkmoot.people.models.member import InterestKind, MemberPost
from folkmoot.people.models.notice import Channel, Often
from folkmoot.people.models.organisation import Group, LegalForm, OrganisationKind, SizeBand, VcoFunction
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
    serves = forms.ChoiceField(label=_("Whom it is there for"), required=False, choices=[ANY, *Group.choices])
    legal_form = forms.ChoiceField(label=_("Legal form"), required=False, choices=[ANY, *LegalForm.choices])
    area = forms.ModelChoiceField(
        label=_("Mostly works in"), queryset=Area.objects.none(), required=False, to_field_name="code",
        empty_label=_("anywhere"),
    )  # fmt: skip
    mark = forms.ChoiceField(
        label=_("Marked as"), required=False,
        choices=[
            ANY, ("anchor", _("anchor organisation")), ("infrastructure", _("infrastructure body")), ("mutual", _("mutual")),
            ("living_wage", _("pays the London Living Wage")),
        ],
    )  # fmt: skip
    checked = forms.ChoiceField(
        label=_("Checked lately"), required=False,
        choices=[ANY, ("fresh", _("yes, in the last year")), ("stale", _("no, not for a year or ever"))],
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area"].queryset = places_to_choose()  # type: ignore[attr-defined]

    def chosen(self) -> dict[str, Any]:
        """What was asked; a choice that is none is left out, the others hold."""
        self.is_valid()
        given = {name: value for name, value in self.cleaned_data.items() if value}
        given["words"] = given.pop("q", "")
        if area := given.get("area"):
            given["area"] = area.code
        return given


class _Details(forms.Form):
    """What an organisation says of itself."""

    purpose = LongTextField(label=_("What it does, in a few sentences"), max_length=2000, required=False)
    functions = forms.MultipleChoiceField(
        label=_("Which of these does it do?"), choices=VcoFunction, widget=forms.CheckboxSelectMultiple, required=False,
        help_text=_("A voluntary or community organisation does at least one."),
    )  # fmt: skip
    serves = forms.MultipleChoiceField(
        label=_("Is it there for some people in particular?"), choices=Group, widget=forms.CheckboxSelectMultiple,
        required=False, help_text=_("Leave all of them empty if it is there for everybody."),
    )  # fmt: skip
    pays_living_wage = forms.TypedChoiceField(
        label=_("Does it pay everybody at least the London Living Wage?"), required=False, empty_value=None,
        coerce=lambda said: said == "yes", choices=[("", _("not known")), ("yes", _("yes")), ("no", _("no"))],
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
    legal_form = forms.ChoiceField(label=_("Legal form"), choices=LegalForm, required=False)
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


class _MemberChoice(forms.Form):
    """A choice among the elected members of one body."""

    person = forms.ModelChoiceField(label=_("Member"), queryset=Person.objects.none())

    def __init__(self, *args: Any, members: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = Person.objects.filter(pk__in=[one.person.pk for one in members]).order_by("name")
        self.fields["person"].queryset = known  # type: ignore[attr-defined]


class MemberForm(_MemberChoice):
    post = forms.ChoiceField(label=_("Post"), choices=MemberPost)
    of = forms.CharField(
        label=_("Of which ward, committee or portfolio"), required=False, max_length=160,
        help_text=_("Not needed for the leader."),
    )  # fmt: skip
    start_date = DateField(label=_("From"), required=False)


class InterestForm(_MemberChoice):
    kind = forms.ChoiceField(label=_("Kind of interest"), choices=InterestKind)
    words = LongTextField(label=_("What is the interest?"), max_length=1000)
    of_partner = forms.BooleanField(label=_("It is a spouse’s or partner’s"), required=False)
    is_sensitive = forms.BooleanField(label=_("Publishing it could lead to violence or threats"), required=False)
    look = {"words": {"noun": _("what the interest is")}}


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


class RoleChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj: Role) -> str:  # type: ignore[override]
        return f"{obj.person}: {obj.get_kind_display()}"


class HandContactForm(forms.Form):
    role = RoleChoice(
        label=_("Who holds the post?"), queryset=Role.objects.none(), widget=forms.RadioSelect, empty_label=None,
        help_text=_("Only colleagues see the name. The post stands vacant when this role ends."),
    )  # fmt: skip

    def __init__(self, *args: Any, roles: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].queryset = roles  # type: ignore[attr-defined]


class ContactForm(HandContactForm):
    post = forms.CharField(label=_("What is the post called?"), max_length=120, help_text=_("A post, not a name."))
    reach = forms.CharField(
        label=_("How can people reach it?"), max_length=200,
        help_text=_("An e-mail address of the post, a telephone number, or where to come. Everyone can read it."),
    )  # fmt: skip
    purpose = forms.ChoiceField(
        label=_("What does it answer for?"), choices=Purpose, widget=forms.RadioSelect, initial=Purpose.THINGS
    )
    field_order = ("post", "reach", "purpose", "role")


class NameContactForm(forms.Form):
    point = forms.ModelChoiceField(
        label=_("Which post answers questions about this?"), queryset=ContactPoint.objects.none(),
        widget=forms.RadioSelect, empty_label=None,
    )  # fmt: skip

    def __init__(self, *args: Any, points: list[ContactPoint], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["point"].queryset = ContactPoint.objects.filter(pk__in=[point.pk for point in points])  # type: ignore[attr-defined]
