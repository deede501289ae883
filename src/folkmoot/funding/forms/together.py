from decimal import Decimal
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from folkmoot.design.forms import LongTextField, MoneyField
from folkmoot.funding.citing import Citation
from folkmoot.funding.costing import CostKind, CostLine
from folkmoot.funding.queries.together import How, Subcontractor, Together

SPARE, MOST_CITED = 3, 20
KINDS = [(kind.value, capfirst(kind.label)) for kind in CostKind]


class CostsForm(forms.Form):
    """Lines of costs, with some empty ones to fill, and the organisation's own figures for a year."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    overheads_a_year = MoneyField(
        label=_("What does running your whole organisation cost in a year?"),
        help_text=_("Rent of the office, accounts, insurance, management. Leave it empty if you want no help with this."),
        required=False,
    )  # fmt: skip
    direct_a_year = MoneyField(label=_("And what do you spend in a year on all your work with people?"), required=False)

    def __init__(self, *args: Any, lines: list[CostLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.look: dict[str, dict[str, Any]] = {
            name: {"no_optional": True} for name in ("overheads_a_year", "direct_a_year")
        }
        self.places = range(max(len(lines) + SPARE, self._sent()))
        for place in self.places:
            line = lines[place] if place < len(lines) else None
            self.fields[f"label_{place}"] = forms.CharField(
                label=_("What it is"), max_length=160, required=False, initial=line.label if line else ""
            )
            self.fields[f"kind_{place}"] = forms.ChoiceField(
                label=_("Kind"), choices=KINDS, required=False, initial=line.kind if line else CostKind.STAFF
            )
            self.fields[f"amount_{place}"] = MoneyField(
                label=_("For the whole term"), required=False, initial=line.amount if line else None
            )
            for name in ("label", "kind", "amount"):
                self.look[f"{name}_{place}"] = {"no_optional": True, "small": True}

    def _sent(self) -> int:
        numbers = [name.removeprefix("label_") for name in self.data if name.startswith("label_")]
        return min(max((int(number) + 1 for number in numbers if number.isdigit()), default=0), 60)

    def rows(self) -> list[tuple[Any, Any, Any]]:
        return [(self[f"label_{n}"], self[f"kind_{n}"], self[f"amount_{n}"]) for n in self.places]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        for place in self.places:
            label, amount = given.get(f"label_{place}"), given.get(f"amount_{place}")
            if label and amount is None and f"amount_{place}" not in self.errors:
                self.add_error(f"amount_{place}", _("Say what “%s” costs, or empty the line") % label)
            if amount is not None and not label:
                self.add_error(f"label_{place}", _("Say what this amount is for, or empty the line"))
        return given

    def lines(self) -> list[CostLine]:
        given = self.cleaned_data
        return [
            CostLine(CostKind(given[f"kind_{n}"] or CostKind.OTHER), given[f"label_{n}"], given[f"amount_{n}"])
            for n in self.places
            if given.get(f"label_{n}") and given.get(f"amount_{n}") is not None
        ]


class EvidenceForm(forms.Form):
    """What the bid builds on, with some empty places to fill."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, cited: list[Citation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.look: dict[str, dict[str, Any]] = {}
        self.places = range(min(len(cited) + SPARE, MOST_CITED))
        for place in self.places:
            one = cited[place] if place < len(cited) else None
            self.fields[f"found_{place}"] = LongTextField(
                label=_("What was found?"), max_length=1000, required=False, initial=one.found if one else ""
            )
            self.fields[f"source_{place}"] = forms.CharField(
                label=_("Where can it be read?"), max_length=400, required=False, initial=one.source if one else "",
                help_text=_("The study and its year, a page of this site, or your own figures and how you counted."),
            )  # fmt: skip
            self.look[f"found_{place}"] = {"rows": 3, "no_optional": True}
            self.look[f"source_{place}"] = {"no_optional": True}

    def rows(self) -> list[tuple[Any, Any]]:
        return [(self[f"found_{n}"], self[f"source_{n}"]) for n in self.places]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        for place in self.places:
            found, source = (given.get(f"{name}_{place}", "").strip() for name in ("found", "source"))
            if found and not source:
                self.add_error(f"source_{place}", _("Say where this can be read, or empty what was found"))
            if source and not found:
                self.add_error(f"found_{place}", _("Say what was found there, or empty where it can be read"))
        return given

    def cited(self) -> list[Citation]:
        given = self.cleaned_data
        return [
            Citation(given[f"found_{n}"], given[f"source_{n}"])
            for n in self.places
            if given.get(f"found_{n}", "").strip()
        ]


class TogetherForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    how = forms.ChoiceField(label=_("How do you bid?"), choices=How.choices, widget=forms.RadioSelect)
    vehicle = forms.CharField(label=_("If you form a company for this: its name"), max_length=160, required=False)

    def __init__(self, *args: Any, together: Together, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.look: dict[str, dict[str, Any]] = {"vehicle": {"no_optional": True}}
        self.together = together
        if len(together.members) > 1:
            for member in together.members:
                name = f"share_{member.organisation.pk}"
                self.fields[name] = forms.DecimalField(
                    label=_("Share of %s") % member.organisation, min_value=0, max_value=100, decimal_places=1,
                    initial=member.share,
                )  # fmt: skip
                self.look[name] = {"width": 4, "suffix": "/ 100"}
        self.places = range(min(len(together.subcontractors) + 2, 20))
        for place in self.places:
            row = together.subcontractors[place] if place < len(together.subcontractors) else None
            self.fields[f"name_{place}"] = forms.CharField(
                label=_("Subcontractor %s") % (place + 1),
                max_length=160,
                required=False,
                initial=row.name if row else "",
            )
            self.fields[f"what_{place}"] = forms.CharField(
                label=_("What they will do"), max_length=300, required=False, initial=row.what if row else ""
            )
            self.fields[f"part_{place}"] = forms.DecimalField(
                label=_("Their share of the value"), min_value=0, max_value=100, decimal_places=1, required=False,
                initial=row.share if row else None,
            )  # fmt: skip
            for name in ("name", "what", "part"):
                self.look[f"{name}_{place}"] = {"no_optional": True, "small": True}
            self.look[f"part_{place}"] |= {"width": 4, "suffix": "/ 100"}

    def share_fields(self) -> list[Any]:
        return [self[name] for name in self.fields if name.startswith("share_")]

    def subcontractor_fields(self) -> list[tuple[Any, Any, Any]]:
        return [(self[f"name_{n}"], self[f"what_{n}"], self[f"part_{n}"]) for n in self.places]

    def given(self) -> dict[str, Any]:
        said = self.cleaned_data
        shares = {
            member.organisation.pk: said[f"share_{member.organisation.pk}"]
            for member in self.together.members
            if f"share_{member.organisation.pk}" in said
        }
        rows = [(said.get(f"name_{n}"), said.get(f"what_{n}"), said.get(f"part_{n}")) for n in self.places]
        subcontractors = [
            Subcontractor(name or "", what or "", share or Decimal(0))
            for name, what, share in rows
            if name or what or share
        ]
        return {
            "how": How(said["how"]), "vehicle": said["vehicle"], "shares": shares, "subcontractors": subcontractors,
            "seen_version": said["version"],
        }  # fmt: skip


class MemberForm(forms.Form):
    organisation = forms.CharField(
        label=_("Who joins you?"),
        help_text=_("The organisation's name, as it stands in the directory of this site."), max_length=300,
    )  # fmt: skip


class PasteForm(forms.Form):
    look = {"text": {"rows": 16}}
    text = LongTextField(
        label=_("The whole file"),
        help_text=_("Open it, choose everything, copy it and paste it here."),
        max_length=300_000,
    )
