"""The form people answer on: one field or several for each question, whatever its kind, with scripts or without."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from folkmoot.design.forms import LongTextField
from folkmoot.engagement.models import GroupAsked, Question, QuestionKind, Way
from folkmoot.engagement.surveys.asked import condition_in_words
from folkmoot.engagement.surveys.fields import given_to
from folkmoot.engagement.surveys.languages import Reading
from folkmoot.places.fields import PointField
from folkmoot.places.queries import places_to_choose

PAPER_WAYS = [(way.value, way.label) for way in (Way.PAPER, Way.POST, Way.PHONE, Way.IN_PERSON)]


class AnswerForm(forms.Form):
    """One field for each question; first, for an organisation, whom it speaks for (ledger EN-05).

    `parts` says which of the fields that are not questions are asked: all of them, or none on a middle step.
    """

    def __init__(
        self, *args: Any, questions: Sequence[Question], speaker: str, reading: Reading,
        is_first: bool = True, is_last: bool = True, kept_files: dict[int, str] | None = None, **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.speaker, self.questions, self.reading = speaker, list(questions), reading
        self.kept_files = kept_files or {}
        self.look: dict[str, dict[str, Any]] = {}
        if is_first:
            self.look["way"] = {"no_optional": True}
            self.fields.update(self._who())
        for question in self.questions:
            self.fields.update(fields_for(question, reading, self.kept_files.get(question.pk, "")))
            if question.kind == QuestionKind.NUMBER:
                self.look[f"question_{question.pk}"] = {"width": 10}
        if is_last:
            self.fields.update(self._after())

    def _who(self) -> dict[str, forms.Field]:
        if self.speaker == "paper":
            return {
                "captured_by": forms.CharField(label=_("Taken down by"), help_text=_("Your post, not your name."), max_length=160),
                "way": forms.TypedChoiceField(
                    label=_("How did it come?"), choices=PAPER_WAYS, widget=forms.RadioSelect, initial=Way.PAPER,
                    required=False, empty_value=Way.PAPER,
                ),
            }  # fmt: skip
        if self.speaker == "meeting":
            return {
                "met_where": forms.CharField(label=_("Which meeting was it, and when?"), max_length=160),
                "people_present": forms.IntegerField(label=_("How many people were there?"), min_value=1, max_value=100_000),
                "captured_by": forms.CharField(label=_("Who took the notes?"), help_text=_("A post, not a name."), max_length=160),
            }  # fmt: skip
        return {} if self.speaker in ("me", "guest") else standing_fields()

    def _after(self) -> dict[str, forms.Field]:
        fields: dict[str, forms.Field] = {
            "may_be_published": forms.BooleanField(
                label=_("My words may be published or quoted, without my name"), required=False,
                help_text=_("Names and whatever else could give somebody away are taken out first."),
            ),
        }  # fmt: skip
        if self.speaker in ("paper", "meeting"):
            fields["may_be_published"].label = _("They agreed that their words may be published, without a name")
            return fields
        fields["wants_news"] = forms.BooleanField(
            label=_("Write to me once, to tell me what came of this"), required=False
        )
        if self.speaker == "guest":
            fields["news_email"] = forms.EmailField(
                label=_("Email address"), required=False, help_text=_("Only if you want to be written to. It is used for nothing else.")
            )  # fmt: skip
        return fields

    def answers(self) -> dict[Question, Any]:
        return {question: given_to(question, self.cleaned_data, self.kept_files) for question in self.questions}

    def standing(self) -> dict[str, Any]:
        """What was said about who speaks, under the names of `actions.respond`."""
        names = (
            "represents", "gathered_how", "basis", "groups_asked", "captured_by", "way", "met_where", "people_present",
            "may_be_published", "wants_news", "news_email",
        )  # fmt: skip
        said = {name: self.cleaned_data[name] for name in names if name in self.cleaned_data}
        return {**said, "way": Way.MEETING} if self.speaker == "meeting" else said

    def as_typed(self) -> dict[str, Any]:
        """Everything as it was typed, right or wrong, to be kept. A file is sent with the answer, never before."""
        typed: dict[str, Any] = {}
        for name, field in self.fields.items():
            data = self[name].data
            if isinstance(field, forms.FileField):
                continue
            typed[name] = data if isinstance(data, list | bool) else str(data if data is not None else "")[:6000]
        return typed


def standing_fields() -> dict[str, forms.Field]:
    return {
        "represents": LongTextField(label=_("Whom does the organisation speak for?"), max_length=2000),
        "gathered_how": LongTextField(
            label=_("In what capacity does it speak, and how did you gather their views?"), max_length=2000
        ),
        "basis": LongTextField(label=_("On what basis does it speak for them?"), max_length=2000),
        "groups_asked": forms.MultipleChoiceField(
            label=_("Which of your people did you ask before answering?"),
            choices=GroupAsked.choices,
            widget=forms.CheckboxSelectMultiple,
            required=False,
        ),
    }


def fields_for(question: Question, reading: Reading, kept_file: str = "") -> dict[str, forms.Field]:
    """The fields that one question is answered on. What must be answered is refused by the action, which knows of
    whom the question is asked; here it is only said, where it is asked of everybody."""
    name, label = f"question_{question.pk}", reading.text_of(question)
    hint = " ".join(filter(None, [condition_in_words(question), question.hint]))
    needed = question.is_required and question.shown_if_id is None
    told: dict[str, Any] = {"label": label, "help_text": hint, "required": needed}
    choices = [(choice, reading.choice_of(question, choice)) for choice in question.choices]
    match question.kind:
        case QuestionKind.CHOICE:
            return {name: forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **told)}
        case QuestionKind.MANY:
            return {name: forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple, **told)}
        case QuestionKind.RATE:
            marks = [(str(mark), str(mark)) for mark in question.marks]
            field = forms.ChoiceField(choices=marks, widget=forms.RadioSelect, **told)
            field.look = {"inline": True}  # type: ignore[attr-defined]
            return {name: field}
        case QuestionKind.RANK:
            places = [("", _now("not in my list")), *((str(n), _place_word(n)) for n in range(1, len(choices) + 1))]
            return {
                f"{name}_{at}": forms.ChoiceField(
                    label=f"{label} – {words}", choices=places, required=False, help_text=hint if not at else "",
                )
                for at, (_choice, words) in enumerate(choices)
            }  # fmt: skip
        case QuestionKind.GRID:
            return {
                f"{name}_{at}": forms.ChoiceField(
                    label=f"{label} – {line}", choices=choices, widget=forms.RadioSelect, required=needed,
                    help_text=hint if not at else "",
                )
                for at, line in enumerate(question.lines)
            }  # fmt: skip
        case QuestionKind.NUMBER:
            widget = forms.TextInput(attrs={"inputmode": "decimal", "spellcheck": "false"})
            return {
                name: forms.DecimalField(widget=widget, min_value=question.lowest, max_value=question.highest, **told)
            }
        case QuestionKind.PLACE:
            return _place_fields(name, label, hint, has_point=not question.is_home)
        case QuestionKind.UPLOAD:
            kept = (
                _now("You have sent “%(name)s”. Choose another file to replace it.") % {"name": kept_file}
                if kept_file
                else ""
            )
            told |= {"help_text": " ".join(filter(None, [hint, kept])), "required": needed and not kept_file}
            return {name: forms.FileField(max_length=200, **told)}
    return {name: LongTextField(max_length=5000, **told)}


def _place_word(number: int) -> str:
    return _now("place %(number)s") % {"number": number}


def _place_fields(name: str, label: str, hint: str, *, has_point: bool) -> dict[str, forms.Field]:
    """A place from a list, or a point on the map; of where somebody lives, never a point."""
    places = list(places_to_choose())
    areas = [("", _now("Choose a place")), *((area.code, area.name) for area in places)]
    fields: dict[str, forms.Field] = {
        name: forms.ChoiceField(label=label, choices=areas, required=False, help_text=hint)
    }
    if has_point:
        fields[f"{name}_point"] = PointField(
            area=places[0] if places else None, label=_now("Or a point on the map"), required=False,
            help_text=_now(
                "Tap the map, or write two numbers as a map copies them, like 51.3618, -0.1945. Only those who read the "
                "answers see the point."
            ),
        )  # fmt: skip
    return fields
