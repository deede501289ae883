"""What a person was told, how they want to be told, and the steps that need no signing in."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from folkmoot.core import clock
from folkmoot.core.dated import dates_of
from folkmoot.core.ical import calendar
from folkmoot.core.policy import allow
from folkmoot.core.posting import attempt, one_effect
from folkmoot.people import actions, policy
from folkmoot.people.forms import TellingForm
from folkmoot.people.models import Message, Notice, Telling
from folkmoot.people.models.notice import Channel, telling_of
from folkmoot.people.notices.posting import EVERYTHING, site_address
from folkmoot.people.notices.topics import topic_of
from folkmoot.people.requests import SignedIn


@never_cache
@login_required
def notices(request: SignedIn) -> HttpResponse:
    """Everything told to whoever is signed in, latest first."""
    mine = Notice.objects.filter(person=request.user)
    only_unread = request.GET.get("show") == "unread"
    rows = mine.unread() if only_unread else mine
    page = Paginator(rows.select_related("message").order_by("-told_at", "-pk"), 25).get_page(request.GET.get("page"))
    for row in page:
        row.about_words = topic_of(row.topic).words  # type: ignore[attr-defined]
    context = {
        "page": page, "unread": mine.unread().count(), "only_unread": only_unread,
        "prints": policy.may_post_letters(request.user, now=clock.now()),
    }  # fmt: skip
    return render(request, "people/notices/list.html", context)


@never_cache
@login_required
def notice(request: SignedIn, pk: int) -> HttpResponse:
    """One notice. To have seen it is to have read it."""
    row = get_object_or_404(Notice.objects.select_related("message"), pk=pk, person=request.user)
    if row.read_at is None:
        row.read_at = clock.now()
        row.save(update_fields=["read_at"])
    return render(request, "people/notices/notice.html", {"notice": row, "topic": topic_of(row.topic)})


@login_required
@require_POST
def read_all(request: SignedIn) -> HttpResponse:
    Notice.objects.filter(person=request.user).unread().update(read_at=clock.now())
    messages.success(request, _("All of it is marked as read."))
    return redirect("me:notices")


@never_cache
@login_required
@one_effect
def telling(request: HttpRequest) -> HttpResponse:
    person: Any = request.user
    now_chosen = telling_of(person)
    form = TellingForm(
        request.POST or None,
        telling=now_chosen,
        young=person.is_under_18(clock.day_of(clock.now())),
        texts=bool(settings.FOLKMOOT_NOTIFY_KEY and settings.FOLKMOOT_NOTIFY_TEXT_TEMPLATE),
    )
    if form.is_valid() and attempt(form, actions.choose_telling, by=person, now=clock.now(), **form.chosen()):
        messages.success(request, _("Saved. It holds from the next message on."))
        return redirect("me:notices")
    feed = now_chosen.calendar_key and site_address() + reverse("me:calendar", args=[now_chosen.calendar_key])
    return render(request, "people/notices/telling.html", {"form": form, "feed": feed})


@login_required
@require_POST
@one_effect
def renew(request: SignedIn) -> HttpResponse:
    actions.renew_calendar(by=request.user, now=clock.now())
    messages.success(request, _("Your calendar has a new address. An older one no longer works."))
    return redirect(reverse("me:telling") + "#calendar")


@csrf_exempt
@never_cache
def stop(request: HttpRequest, ticket: str) -> HttpResponse:
    """One step, without signing in: the signed address came in the message. Mail programs post to it by themselves
    (RFC 8058), so no form's token is asked for; the signature is what is trusted."""
    found = actions.told_by(ticket)
    if found is None:
        raise Http404
    person, code = found
    if done := request.method == "POST":
        actions.stop_telling(topic=code, by=person, now=clock.now())
    topic = None if code == EVERYTHING else topic_of(code)
    return render(request, "people/notices/stop.html", {"topic": topic, "done": done})


@never_cache
def feed(request: HttpRequest, key: str) -> HttpResponse:
    """A calendar to subscribe to. Who knows its address may read it, so it can be changed for another."""
    chosen = get_object_or_404(Telling.objects.select_related("person"), calendar_key=key, person__is_active=True)
    events = dates_of(chosen.person, clock.day_of(clock.now()))
    words = calendar(settings.FOLKMOOT_SITE_NAME, sorted(events, key=lambda one: str(one.starts)))
    return HttpResponse(words, content_type="text/calendar; charset=utf-8")


@never_cache
@login_required
def letters(request: SignedIn) -> HttpResponse:
    """The letters to print, oldest first, then those posted lately."""
    allow(policy.may_post_letters(request.user, now=clock.now()))
    rows = Message.objects.filter(channel=Channel.LETTER).select_related("person")
    page = Paginator(rows.filter(sent_at=None).order_by("made_at", "pk"), 25).get_page(request.GET.get("page"))
    posted = rows.filter(sent_at__isnull=False).order_by("-sent_at")[:10]
    return render(request, "people/notices/letters.html", {"page": page, "posted": posted})


@never_cache
@login_required
@one_effect
def letter(request: SignedIn, pk: int) -> HttpResponse:
    """One letter as it is printed; posting it says that it was posted."""
    allow(policy.may_post_letters(request.user, now=clock.now()))
    row = get_object_or_404(Message.objects.select_related("person"), pk=pk, channel=Channel.LETTER)
    if request.method == "POST":
        actions.note_posted(row, by=request.user, now=clock.now())
        messages.success(request, _("Noted: it is posted."))
        return redirect("me:letters")
    return render(request, "people/notices/letter.html", {"letter": row})
