from datetime import date
from functools import partial
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from folkmoot.commissioning import choices
from folkmoot.commissioning.choices import any_of, lines
from folkmoot.commissioning.models import Project, ServiceKind
from folkmoot.commissioning.models.intention import IntentionLevel
from folkmoot.commissioning.states import ENDS, ORDER, GateOutcome, Stage, stages_before
from folkmoot.design.forms import DateField, LongTextField
from folkmoot.people.models import Organisation

YES_NO = [("yes", _("Yes")), ("no", _("No"))]


class OutcomeField(forms.ModelChoiceField):
    def label_from_instance(self, outcome: Any) -> str:
        return f"{outcome.title} ({outcome.priority.title})"


class IntentionField(forms.ModelChoiceField):
    def label_from_instance(self, intention: Any) -> str:
        return f"{intention.title} ({intention.year}/{(intention.year + 1) % 100:02d})"


class DetailsForm(forms.Form):
    """What a project says of itself, when it is opened and later."""

    title = forms.CharField(label=_("Name of the project"), max_length=160)
    area: Any = forms.ModelChoiceField(label=_("Which area is it for?"), queryset=None)
    outcome: Any = OutcomeField(
        label=_("Which agreed outcome should it bring?"),
        help_text=_("Outcomes come from priorities that a joint action board agreed. Without one, no gate can be passed."),
        queryset=None, required=False, empty_label=_("None yet"),
    )  # fmt: skip
    service_kind = forms.ChoiceField(
        label=_("What kind of service is it?"), choices=partial(lines, ServiceKind), widget=forms.RadioSelect
    )
    existing_service = forms.TypedChoiceField(
        label=_("Does a service like this run today?"),
        help_text=_("If so, running it in-house must be among the options you compare."),
        choices=YES_NO, widget=forms.RadioSelect, coerce=lambda answer: answer == "yes",
    )  # fmt: skip
    intention: Any = IntentionField(
        label=_("Which of the year’s intentions does it belong to?"),
        queryset=None, required=False, empty_label=_("None"),
    )  # fmt: skip
    accountable: Any = forms.ModelChoiceField(
        label=_("Who answers for it?"),
        help_text=_("One person. Everyone sees the post; the name is shown to the team alone."),
        queryset=None, required=False, empty_label=_("Not decided yet"),
    )  # fmt: skip
    look = {"existing_service": {"inline": True}}

    def __init__(self, *args: Any, bodies: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["area"].queryset = choices.areas()
        fields["outcome"].queryset = choices.outcomes()
        fields["intention"].queryset = choices.intentions(bodies, today)
        fields["accountable"].queryset = choices.colleagues(bodies, today)

    def clean_accountable(self) -> Any:
        """A browser sends one name; a hand-made request with two would otherwise quietly lose one (ledger CC-06)."""
        if (
            hasattr(self.data, "getlist")
            and len([name for name in self.data.getlist(self.add_prefix("accountable")) if name]) > 1
        ):
            raise forms.ValidationError(_("Name one person. Two people who answer for it means that nobody does."))
        return self.cleaned_data["accountable"]

    def clean(self) -> dict[str, Any]:
        """A project's priority is that of its outcome, so it is never asked for."""
        data = super().clean() or self.cleaned_data
        data["priority"] = data["outcome"].priority if data.get("outcome") else None
        return data


class OpenProjectForm(DetailsForm):
    body: Any = forms.ModelChoiceField(label=_("Which body is it for?"), queryset=None)
    summary = LongTextField(
        label=_("What is it about?"), help_text=_("In plain words, for residents."), max_length=4000
    )
    no_intention_reason = LongTextField(
        label=_("If it belongs to none of the year’s intentions, why not?"),
        help_text=_("Everyone can read this, signed with your post."),
        required=False, max_length=2000,
    )  # fmt: skip
    partners: Any = forms.ModelMultipleChoiceField(
        label=_("Which other public bodies join in?"),
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    field_order = [
        "body", "title", "summary", "area", "outcome", "service_kind", "existing_service", "intention",
        "no_intention_reason", "accountable", "partners",
    ]  # fmt: skip

    def __init__(self, *args: Any, bodies: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, bodies=bodies, today=today, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["body"].queryset = bodies
        fields["partners"].queryset = choices.partners(bodies)
        only = list(bodies[:2])
        if len(only) == 1:
            fields["body"].initial = only[0].pk
            fields["body"].empty_label = None


class InvolvementForm(forms.Form):
    stage = forms.ChoiceField(label=_("In which stage?"), choices=[], widget=forms.RadioSelect)
    who = forms.CharField(
        label=_("Who took part?"), help_text=_("Groups and numbers, no names of people: “12 residents of Northfield”."),
        max_length=200, required=False,
    )  # fmt: skip
    how = LongTextField(label=_("What did they do?"), max_length=2000, required=False)
    none_because = LongTextField(
        label=_("If nobody took part, why not?"), help_text=_("This is published as your explanation."),
        max_length=2000, required=False,
    )  # fmt: skip

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        begun = [] if project.stage in ENDS else ORDER[: ORDER.index(Stage(project.stage)) + 1]
        fields: dict[str, Any] = self.fields
        fields["stage"].choices = [(stage.value, capfirst(stage.label)) for stage in begun]


class EvidenceForm(forms.Form):
    source = forms.ChoiceField(label=_("Which study or indicator?"), choices=[])
    says = forms.CharField(label=_("What does it say about the need?"), max_length=300)

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["source"].choices = [("", _("Choose one")), *choices.sources(project)]


class FairnessForm(forms.Form):
    note = LongTextField(
        label=_("Who misses out now, and who could lose from a change?"),
        help_text=_("Say how you know. Everyone can read this."), max_length=3000,
    )  # fmt: skip


class NoConsultationForm(forms.Form):
    reason = LongTextField(
        label=_("Why is nobody consulted?"),
        help_text=_("Everyone can read this, signed with your post."),
        max_length=2000,
    )


class GateForm(forms.Form):
    outcome = forms.ChoiceField(label=_("What do you decide?"), choices=[], widget=forms.RadioSelect)
    reasons = LongTextField(label=_("Why?"), help_text=_("Everyone can read this, with your post."), max_length=4000)
    look = {
        "outcome": {
            "item_hints": {
                GateOutcome.APPROVE.value: _(
                    "The project goes on to the next stage. Every line of the list must be settled."
                ),
                GateOutcome.RETURN.value: _("It stays in this stage, and the team works on."),
                GateOutcome.REJECT.value: _("This ends the project for good."),
            }
        }
    }

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = {
            GateOutcome.APPROVE: _("Approve"), GateOutcome.RETURN: _("Send back for more work"),
            GateOutcome.REJECT: _("Reject"),
        }  # fmt: skip
        if project.stage == Stage.REVIEW:
            del words[GateOutcome.REJECT]
        fields: dict[str, Any] = self.fields
        fields["outcome"].choices = [(outcome.value, label) for outcome, label in words.items()]


class GoBackForm(forms.Form):
    to = forms.ChoiceField(label=_("Back to which stage?"), choices=[], widget=forms.RadioSelect)
    reasons = LongTextField(label=_("Why?"), help_text=_("Everyone can read this, with your post."), max_length=4000)

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["to"].choices = [(stage.value, capfirst(stage.label)) for stage in stages_before(project.stage)]


class IntentionForm(forms.Form):
    body: Any = forms.ModelChoiceField(label=_("Which body intends it?"), queryset=None)
    title = forms.CharField(label=_("What does it mean to commission?"), max_length=200)
    level = forms.ChoiceField(
        label=_("At which level?"), choices=partial(lines, IntentionLevel), widget=forms.RadioSelect
    )
    year = forms.IntegerField(label=_("Financial year beginning in April"), min_value=2000, max_value=2100)
    agreed_date = DateField(label=_("Agreed on"))
    look = {"year": {"width": 4}}

    def __init__(self, *args: Any, bodies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["body"].queryset = bodies


class FilterForm(forms.Form):
    """The register's filters. Everything is optional and lives in the address."""

    words = forms.CharField(label=_("Words"), required=False, max_length=100)
    stage = forms.ChoiceField(label=_("Stage"), required=False, choices=partial(any_of, Stage))
    kind = forms.ChoiceField(label=_("Kind of service"), required=False, choices=partial(any_of, ServiceKind))
    body: Any = forms.ModelChoiceField(label=_("Body"), required=False, queryset=None, empty_label=_("Any"))
    area: Any = forms.ModelChoiceField(label=_("Area"), required=False, queryset=None, empty_label=_("Any"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["body"].queryset = Organisation.objects.filter(projects__isnull=False).distinct().order_by("name", "pk")
        fields["area"].queryset = choices.areas()
