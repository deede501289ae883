"""Lists: summaries, tasks, timelines, pages of a list, filters."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.core.paginator import Page
from django.forms import BaseForm
from django.template import Library
from django.template.context import RequestContext
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from folkmoot.design.markup import esc, html
from folkmoot.design.tags.boxes import details
from folkmoot.design.tags.states import tag
from folkmoot.design.tags.words import day, moment, prose

register = Library()


@register.simple_tag
def summary_list(rows: Iterable[Any]) -> SafeString:
    """rows: (key, value) or a mapping with key, value, url, action."""
    lines = []
    for each in rows:
        if not isinstance(each, Mapping):
            each = dict(zip(("key", "value", "url", "action"), each, strict=False))
        lines.append(_row(each["value"], each["key"], each.get("url", ""), each.get("action", "")))
    return _summary(SafeString("".join(lines)))


@register.simple_block_tag
def summary(content: SafeString) -> SafeString:
    return _summary(content)


def _summary(rows: SafeString) -> SafeString:
    return format_html('<dl class="govuk-summary-list fm-summary">{}</dl>', rows)


@register.simple_block_tag
def row(content: SafeString, key: object, url: str = "", action: str = "") -> SafeString:
    """One row of {% summary %}; with `url`, a link to change it."""
    return _row(content, key, url, action)


def _row(value: object, key: object, url: str, action: str) -> SafeString:
    change = ""
    if url:
        change = format_html(
            '<dd class="govuk-summary-list__actions"><a class="govuk-link" href="{}">{}'
            '<span class="govuk-visually-hidden"> ({})</span></a></dd>',
            url,
            action or _("Change"),
            key,
        )
    return format_html(
        '<div class="govuk-summary-list__row{}"><dt class="govuk-summary-list__key">{}</dt>'
        '<dd class="govuk-summary-list__value">{}</dd>{}</div>',
        "" if url else " govuk-summary-list__row--no-actions",
        key,
        "–" if value in ("", None) else value,
        change,
    )


@register.simple_tag
def task_list(items: Iterable[Any], name: str = "task") -> SafeString:
    """What must be done before the next step: title, status, and where to do it."""
    tasks = "".join(_task(item, f"{name}-{n}") for n, item in enumerate(items, 1))
    return html(f'<ul class="govuk-task-list fm-tasks">{tasks}</ul>')


def _task(item: Any, name: str) -> str:
    title, url, hint = esc(_part(item, "title")), _part(item, "url"), _part(item, "hint")
    if url:
        described = f"{name}-status {name}-hint" if hint else f"{name}-status"
        title = (
            f'<a class="govuk-link govuk-task-list__link" href="{esc(url)}" aria-describedby="{described}">{title}</a>'
        )
    below = f'<div class="govuk-task-list__hint" id="{name}-hint">{esc(hint)}</div>' if hint else ""
    status = tag(_part(item, "status"), _part(item, "state"))
    return (
        f'<li class="govuk-task-list__item{" govuk-task-list__item--with-link" if url else ""}">'
        f'<div class="govuk-task-list__name-and-hint">{title}{below}</div>'
        f'<div class="govuk-task-list__status" id="{name}-status">{status}</div></li>'
    )


LATEST = 10  # entries of a timeline that are shown at once


@register.simple_tag
def timeline(entries: Iterable[Any], level: int = 3) -> SafeString:
    """What happened, newest first or as given: title, at (a day or a moment), by, text, url. The earlier ones fold away."""
    listed = [_entry(entry, level) for entry in entries]
    if not listed:
        listed = [f'<li class="fm-timeline__entry">{esc(_("Nothing has happened yet."))}</li>']
    latest = html(f'<ol class="fm-timeline">{"".join(listed[:LATEST])}</ol>')
    earlier = listed[LATEST:]
    if not earlier:
        return latest
    summary = ngettext("What happened before: %s more", "What happened before: %s more", len(earlier)) % len(earlier)
    before = html(f'<ol class="fm-timeline fm-timeline--before" start="{LATEST + 1}">{"".join(earlier)}</ol>')
    return latest + details(before, summary)


def _entry(entry: Any, level: int) -> str:
    title, url, at = esc(_part(entry, "title")), _part(entry, "url"), _part(entry, "at")
    title = f'<a href="{esc(url)}">{title}</a>' if url else title
    words = moment(at) if isinstance(at, datetime) else day(at)
    who, text = _part(entry, "by"), _part(entry, "text")
    return (
        f'<li class="fm-timeline__entry"><h{level} class="fm-timeline__title">{title}</h{level}>'
        f'<p class="fm-timeline__when"><time datetime="{at.isoformat() if at else ""}">{esc(words)}</time>'
        f"{f' · {esc(who)}' if who else ''}</p>"
        f"{_words(text)}</li>"
    )


def _words(text: str) -> str:
    return f'<div class="fm-timeline__words">{prose(text)}</div>' if text else ""


def _part(item: Any, name: str) -> Any:
    """Of a mapping or of an object, as templates do it; "" where there is none."""
    found = item.get(name, "") if isinstance(item, Mapping) else getattr(item, name, "")
    return found() if callable(found) else found


@register.inclusion_tag("design/tags/pagination.html", takes_context=True)
def pagination(context: RequestContext, page: Page, name: str = "page") -> dict[str, object]:
    """Ways to the other pages of a list; the filters in the address stay."""
    query = context["request"].GET.copy()

    def address(number: int) -> str:
        query[name] = str(number)
        return f"?{query.urlencode()}"

    shown = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {
        "page": page,
        "previous": address(page.previous_page_number()) if page.has_previous() else "",
        "next": address(page.next_page_number()) if page.has_next() else "",
        "numbers": [
            {"number": n, "url": address(n), "current": n == page.number} if isinstance(n, int) else {"gap": True}
            for n in shown
        ],
    }


@register.inclusion_tag("design/tags/filter_panel.html", takes_context=True)
def filter_panel(context: RequestContext, form: BaseForm, title: str = "") -> dict[str, object]:
    """A form whose answers go into the address, so that what is shown can be shared and downloaded."""
    request = context["request"]
    narrowed = any(request.GET.get(name) for name in form.fields)
    return {"form": form, "title": title or _("Filter"), "clear": request.path if narrowed else "", "open": narrowed}


@register.simple_tag
def download_links(*pairs: str) -> SafeString:
    """Text and address in turn: {% download_links "CSV" csv_url "JSON" json_url %}."""
    links = [
        format_html('<li><a href="{}">{}</a></li>', url, text)
        for text, url in zip(pairs[::2], pairs[1::2], strict=True)
    ]
    return format_html(
        '<div class="fm-downloads"><span>{}</span><ul>{}</ul></div>',
        _("Download what is shown:"),
        SafeString("".join(links)),
    )
