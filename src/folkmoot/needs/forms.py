from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from folkmoot.design.forms import DateField, LongTextField
from folkmoot.evidence.models import Indicator, Theme
from folkmoot.needs.models import CommitteeArea, CommitteeWard, Need, Sector
from folkmoot.needs.models.asset import AssetKind
from folkmoot.needs.models.priority import Scope
from folkmoot.needs.states import NeedState
from folkmoot.people.models import Organisation
from folkmoot.places.models import Area
from folkmoot.places.models.area import AreaKind
from folkmoot.places.queries import places_to_choose

ANY = ("", _("any"))
SCORES = [("3", _("3, most")), ("2", _("2, a lot")), ("1", _("1, a little")), ("0", _("0, not now"))]


class PlaceChoice(forms.ModelChoiceField):
    """A place, sent by its code. `offer` adds one that the list would not hold, such as a small area."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Area.objects.none(), to_field_name="code", **kwargs)

    def offer(self, *codes: str) -> None:
        self.queryset = places_to_choose(*codes)


class _WithPlace(forms.Form):
    """A form whose `area` may name any place in the address it was reached by."""

    def __init__(self, *args: Any, place: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        area = self.fields["area"]
        assert isinstance(area, PlaceChoice)
        area.offer(place)


class NeedFilter(_WithPlace):
    q = forms.CharField(label=_("Words"), required=False, max_length=100)
    area = PlaceChoice(label=_("Where"), required=False, empty_label=_("anywhere"))
    theme = forms.ChoiceField(label=_("About"), required=False, choices=[("", _("anything")), *Theme.choices])
    state = forms.ChoiceField(label=_("How it stands"), required=False, choices=[ANY, *NeedState.choices])
    order = forms.ChoiceField(
        label=_("Order"), required=False, choices=[("", _("newest first")), ("support", _("most “me too” first"))]
    )


class RaiseForm(_WithPlace):
    look = {
        "title": {"noun": _("what is needed, in a few words")},
        "words": {"rows": 6, "noun": _("what is needed, in your own words")},
        "theme": {"noun": _("what it is about")},
        "area": {"noun": _("where it is")},
        "speaker": {"noun": _("whom you speak for")},
    }

    title = forms.CharField(label=_("What is needed, in a few words?"), max_length=120)
    words = LongTextField(
        label=_("Tell us in your own words"), max_length=4000,
        help_text=_("Your words are kept exactly as you write them, and everybody can read them. Leave out names, addresses and phone numbers."),
    )  # fmt: skip
    theme = forms.ChoiceField(label=_("What is it about?"), choices=[("", _("choose one")), *Theme.choices[:-1]])
    area = PlaceChoice(label=_("Where?"), empty_label=_("choose a place"))
    speaker = forms.ModelChoiceField(
        label=_("Who says so?"), queryset=Organisation.objects.none(), required=False, widget=forms.RadioSelect,
        empty_label=_("I do, as a resident"), blank=True,
    )  # fmt: skip

    def __init__(self, *args: Any, bodies: Iterable[Organisation] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keys = [body.pk for body in bodies]
        if keys:
            self.fields["speaker"].queryset = Organisation.objects.filter(pk__in=keys).order_by("name")  # type: ignore[attr-defined]
        else:
            del self.fields["speaker"]


class DeclineForm(forms.Form):
    look = {"answer": {"noun": _("your answer"), "rows": 6}}

    answer = LongTextField(
        label=_("Why is it not taken up this time?"), max_length=2000,
        help_text=_("The people who raised it and everybody who said “me too” will read this."),
    )  # fmt: skip


class BoardForm(_WithPlace):
    look = {
        "quorum": {"width": 3},
        "residents_needed": {"width": 3},
        "area": {"noun": _("the place it looks after")},
        "host": {"noun": _("who hosts it")},
    }

    name = forms.CharField(label=_("Name"), max_length=160)
    purpose = LongTextField(label=_("What is it for?"), max_length=2000)
    area = PlaceChoice(label=_("Which place does it look after?"))
    host = forms.ModelChoiceField(label=_("Who hosts it?"), queryset=Organisation.objects.none())
    quorum = forms.IntegerField(label=_("How many members must take part?"), min_value=1, max_value=100, initial=4)
    residents_needed = forms.IntegerField(
        label=_("How many of them must be residents?"), min_value=1, max_value=100, initial=1
    )

    def __init__(self, *args: Any, hosts: Iterable[Organisation] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keys = [body.pk for body in hosts]
        self.fields["host"].queryset = Organisation.objects.filter(pk__in=keys).order_by("name")  # type: ignore[attr-defined]


class SeatForm(forms.Form):
    email = forms.EmailField(label=_("Email address of their account"))
    sector = forms.ChoiceField(label=_("Whom do they sit for?"), choices=Sector, widget=forms.RadioSelect)
    is_chair = forms.BooleanField(label=_("They chair the board"), required=False)


class RoundForm(forms.Form):
    look = {"needs": {"noun": _("the needs to compare")}, "question": {"noun": _("what you ask the board")}}

    question = forms.CharField(
        label=_("What do you ask the board?"),
        max_length=200,
        help_text=_("For example: what matters most this spring?"),
    )
    closes_date = DateField(label=_("Last day for scores"))
    needs = forms.ModelMultipleChoiceField(
        label=_("Which needs do they compare?"), queryset=Need.objects.none(), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, needs: Iterable[Need], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = list(needs)
        self.fields["needs"].queryset = Need.objects.filter(pk__in=[need.pk for need in rows])  # type: ignore[attr-defined]
        self.fields["needs"].choices = [(need.pk, f"{need.title} ({need.area.name})") for need in rows]  # type: ignore[attr-defined]


class ScoreForm(forms.Form):
    """One question for each need of the round."""

    look: dict[str, dict[str, object]] = {}

    def __init__(self, *args: Any, needs: Iterable[Need], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.look = {}
        for need in needs:
            self.look[f"need_{need.pk}"] = {"inline": True, "noun": _("a score for “%s”") % need.title}
            self.fields[f"need_{need.pk}"] = forms.TypedChoiceField(
                label=need.title, choices=SCORES, coerce=int, widget=forms.RadioSelect,
                help_text=Truncator(need.words).chars(240),
            )  # fmt: skip


class LapseForm(forms.Form):
    look = {"reasons": {"noun": _("why the board did not agree")}}

    reasons = LongTextField(label=_("Why did the board not agree?"), max_length=2000)


class AgreeForm(forms.Form):
    look = {
        "needs": {"noun": _("the needs that are taken up")},
        "horizon_months": {"width": 3, "suffix": _("months"), "noun": _("the number of months")},
        "reasons": {"noun": _("why this matters most")},
        "outcome_title": {"noun": _("what will be different for people")},
        "outcome_theme": {"noun": _("what the outcome is about")},
        "outcome_scope": {"noun": _("whom the outcome is for"), "inline": True},
    }

    needs = forms.ModelMultipleChoiceField(
        label=_("Which needs are taken up?"), queryset=Need.objects.none(), widget=forms.CheckboxSelectMultiple,
        help_text=_("At least one must have been raised by a resident. The others will wait for your answer."),
    )  # fmt: skip
    title = forms.CharField(label=_("The priority, in a few words"), max_length=160)
    reasons = LongTextField(label=_("Why does this matter most?"), max_length=4000)
    disagreement = LongTextField(label=_("Who saw it otherwise, and why?"), max_length=4000, required=False)
    outcome_title = forms.CharField(
        label=_("What will be different for people?"),
        max_length=200,
        help_text=_("For example: fewer adults are often lonely."),
    )
    outcome_theme = forms.ChoiceField(label=_("What is that about?"), choices=[("", _("choose one")), *Theme.choices])
    outcome_scope = forms.ChoiceField(label=_("Whom is it for?"), choices=Scope, widget=forms.RadioSelect)
    effect_elsewhere = LongTextField(
        label=_("If for part of the borough: what does it mean for the rest?"), max_length=2000, required=False
    )
    horizon_months = forms.IntegerField(label=_("In how many months can it show?"), min_value=1, max_value=120)
    indicator = forms.ModelChoiceField(
        label=_("Which official figure should move?"), queryset=Indicator.objects.none(), required=False,
        empty_label=_("none of them"),
    )  # fmt: skip

    def __init__(self, *args: Any, needs: Iterable[tuple[Need, int]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = list(needs)
        self.fields["needs"].queryset = Need.objects.filter(pk__in=[need.pk for need, _score in rows])  # type: ignore[attr-defined]
        self.fields["needs"].choices = [  # type: ignore[attr-defined]
            (need.pk, _("%(need)s (score %(score)s, said by %(origin)s)") % {"need": need.title, "score": score, "origin": need.get_origin_display()})
            for need, score in rows
        ]  # fmt: skip
        self.fields["indicator"].queryset = Indicator.objects.filter(is_headline=True).order_by("title")  # type: ignore[attr-defined]


class AssetFilter(_WithPlace):
    q = forms.CharField(label=_("Words"), required=False, max_length=100)
    area = PlaceChoice(label=_("Where"), required=False, empty_label=_("anywhere"))
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[ANY, *AssetKind.choices])


class AssetForm(_WithPlace):
    look = {
        "title": {"noun": _("what it is")},
        "kind": {"noun": _("what kind of thing it is")},
        "description": {"noun": _("what it offers")},
        "area": {"noun": _("where it is")},
    }

    title = forms.CharField(label=_("What is it?"), max_length=160)
    kind = forms.ChoiceField(label=_("What kind of thing is it?"), choices=AssetKind, widget=forms.RadioSelect)
    description = LongTextField(label=_("What does it offer?"), max_length=2000)
    area = PlaceChoice(label=_("Where is it?"), empty_label=_("choose a place"))
    is_public = forms.BooleanField(
        label=_("Whoever it belongs to agrees that it is shown here"), required=False,
        help_text=_("Without this it stays hidden. Where a private person lives is never shown, only the borough."),
    )  # fmt: skip


class WardsForm(forms.Form):
    look: dict[str, dict[str, object]] = {"wards": {"noun": _("its wards")}}

    wards = forms.ModelMultipleChoiceField(
        label=_("Which wards meet together?"), queryset=Area.objects.none(), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, committee: CommitteeArea | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        taken = CommitteeWard.objects.exclude(committee=committee).values("ward")
        inside = places_to_choose().filter(kind__in=(AreaKind.WARD, AreaKind.NEIGHBOURHOOD))
        self.fields["wards"].queryset = inside.exclude(pk__in=taken)  # type: ignore[attr-defined]


class CommitteeForm(WardsForm):
    look = {**WardsForm.look, "body": {"noun": _("the council")}}

    body = forms.ModelChoiceField(label=_("Which council?"), queryset=Organisation.objects.none())
    name = forms.CharField(label=_("What is the area called?"), max_length=120)
    field_order = ("body", "name", "wards")

    def __init__(self, *args: Any, bodies: Iterable[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keys = [body.pk for body in bodies]
        self.fields["body"].queryset = Organisation.objects.filter(pk__in=keys).order_by("name")  # type: ignore[attr-defined]


class BriefingForm(forms.Form):
    look = {"opening": {"rows": 8, "noun": _("what matters here now")}, "steps": {"rows": 6}}

    opening = LongTextField(
        label=_("What matters here now?"), max_length=6000,
        help_text=_("In plain words, for councillors and everybody else. Figures and needs are added by themselves."),
    )  # fmt: skip
    steps = LongTextField(label=_("What could councillors do?"), max_length=4000, required=False)
