"""What lists can be narrowed by. The answers live in the address, so that a list can be shared and downloaded."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from folkmoot.funding.models import Notice, NoticeStage, Opportunity, Route
from folkmoot.funding.models.notice import NoticeSource
from folkmoot.funding.states import OpportunityState

ANY = ("", _("Any"))
QUIET = {"no_optional": True}


def matching(text: str, *fields: str) -> Q:
    """Every word is in one of the fields."""
    wanted = Q()
    for word in text.split()[:8]:
        anywhere = Q()
        for field in fields:
            anywhere |= Q(**{f"{field}__icontains": word})
        wanted &= anywhere
    return wanted


class Filter(forms.Form):
    """A form of filters. Unanswered it looks the same for everyone, so it is drawn once and kept."""

    _drawn: dict[tuple[type, str | None], SafeString] = {}

    def render(self, *args: Any, **kwargs: Any) -> SafeString:
        if self.is_bound:
            return super().render(*args, **kwargs)
        key = (type(self), get_language())
        if key not in self._drawn:
            self._drawn[key] = super().render(*args, **kwargs)
        return self._drawn[key]

    __str__ = __html__ = render

    def asked(self) -> dict[str, Any]:
        """The answers that make sense."""
        if not self.is_bound:
            return {}
        self.full_clean()
        return self.cleaned_data


class OpportunityFilter(Filter):
    look = dict.fromkeys(("words", "body", "state", "route"), QUIET)
    words = forms.CharField(label=_("Words"), required=False, max_length=100)
    body = forms.CharField(label=_("Body"), required=False, max_length=100)
    state = forms.ChoiceField(
        label=_("State"), required=False,
        choices=[ANY, *(choice for choice in OpportunityState.choices if choice[0] != OpportunityState.DRAFT)],
    )  # fmt: skip
    route = forms.ChoiceField(label=_("Route"), required=False, choices=[ANY, *Route.choices])

    def narrow(self, rows: QuerySet[Opportunity]) -> QuerySet[Opportunity]:
        """The rows asked for. An answer that makes no sense narrows nothing."""
        asked = self.asked()
        if asked.get("words"):
            rows = rows.filter(matching(asked["words"], "title", "summary"))
        if asked.get("body"):
            rows = rows.filter(matching(asked["body"], "project__body__name"))
        for name in ("state", "route"):
            if asked.get(name):
                rows = rows.filter(**{name: asked[name]})
        return rows


class RegisterFilter(Filter):
    look = dict.fromkeys(("words", "body", "stage", "source", "year", "vco"), QUIET)
    words = forms.CharField(label=_("Words"), required=False, max_length=100)
    body = forms.CharField(label=_("Body that pays"), required=False, max_length=100)
    stage = forms.ChoiceField(label=_("Stage"), required=False, choices=[ANY, *NoticeStage.choices])
    source = forms.ChoiceField(label=_("Source"), required=False, choices=[ANY, *NoticeSource.choices])
    year = forms.IntegerField(label=_("Year"), required=False, min_value=1900, max_value=2200)
    vco = forms.BooleanField(label=_("Suits voluntary and community organisations"), required=False)

    def narrow(self, rows: QuerySet[Notice], today: date) -> QuerySet[Notice]:
        """The notices asked for. An answer that makes no sense narrows nothing."""
        asked = self.asked()
        if asked.get("words"):
            rows = rows.filter(matching(asked["words"], "title", "description"))
        if asked.get("body"):
            rows = rows.filter(matching(asked["body"], "body__name"))
        if asked.get("stage"):
            rows = rows.filter(at_stage(asked["stage"], today))
        if asked.get("source"):
            rows = rows.filter(source=asked["source"])
        if asked.get("year"):
            year = asked["year"]
            rows = rows.filter(published_date__gte=date(year, 1, 1), published_date__lt=date(year + 1, 1, 1))
        if asked.get("vco"):
            rows = rows.filter(suits_vco=True)
        return rows


def at_stage(stage: str, today: date) -> Q:
    """Notices at a stage today: one from open data whose closing day has passed is no longer open."""
    passed = Q(stage=NoticeStage.OPEN, closes_date__lt=today) & ~Q(source=NoticeSource.OURS)
    if stage == NoticeStage.OPEN:
        return Q(stage=NoticeStage.OPEN) & ~passed
    if stage == NoticeStage.CLOSED:
        return Q(stage=NoticeStage.CLOSED) | passed
    return Q(stage=stage)


class ShareFilter(Filter):
    look = dict.fromkeys(("source", "year"), QUIET)
    source = forms.ChoiceField(label=_("Source"), required=False, choices=[ANY, *NoticeSource.choices])
    year = forms.IntegerField(label=_("Year"), required=False, min_value=1900, max_value=2200)
