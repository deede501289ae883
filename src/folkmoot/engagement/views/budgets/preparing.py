from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.commissioning.models import Project
from folkmoot.core import clock
from folkmoot.core.policy import allow
from folkmoot.core.posting import attempt, one_effect
from folkmoot.engagement.actions import budgets as actions
from folkmoot.engagement.forms import NoticeForm, ReasonsForm
from folkmoot.engagement.forms.budgets import BudgetForm, PartForm
from folkmoot.engagement.models import Budget, BudgetArea
from folkmoot.engagement.policy import budgets as policy
from folkmoot.engagement.queries import budgets as queries
from folkmoot.engagement.states import BudgetState
from folkmoot.engagement.views.budgets.loading import bodies_of, form_page, run_by
from folkmoot.engagement.voting.election import parts_of
from folkmoot.needs.models import Board
from folkmoot.people.requests import SignedIn
from folkmoot.places.models import Area


def places() -> Any:
    """Boroughs, wards and neighbourhoods: what people call a place."""
    return (
        Area.objects.exclude(kind__in=["lsoa", "region"])
        .filter(Q(pk__in=Board.objects.values("area")) | Q(borough__isnull=False))
        .order_by("name")
    )


def choices(request: HttpRequest) -> dict[str, Any]:
    bodies = bodies_of(request.user)
    return {
        "bodies": bodies,
        "boards": Board.objects.order_by("name"),
        "projects": Project.objects.filter(body__in=bodies, closed_at=None).order_by("title"),
        "areas": places(),
    }


@login_required
@one_effect
def begin(request: SignedIn) -> HttpResponse:
    allow(policy.may_ask(request.user, now=clock.now()))
    form = BudgetForm(request.POST or None, **choices(request))
    return form_page(
        request, form, _("Begin a participatory budget"), _("Begin"), back=reverse("budgets:index"),
        do=lambda: actions.begin_budget(by=request.user, now=clock.now(), **form.words()),
        then=lambda made: reverse("budgets:run", args=[made.pk]),
    )  # fmt: skip


@login_required
@one_effect
def edit(request: SignedIn, pk: int) -> HttpResponse:
    row = run_by(request, pk)
    if row.state != BudgetState.PREPARING:
        return redirect(row)
    local = clock.LONDON
    initial = {
        **{name: getattr(row, name) for name in ("title", "purpose", "total", "body", "board", "project", "area")},
        **{
            name: getattr(row, name)
            for name in ("least_age", "contact", "ideas_until_date", "built_by_date", "version")
        },
        "votes_from_date": row.votes_from.astimezone(local).date(),
        "votes_until_date": row.votes_until.astimezone(local).date(),
        "votes_until_time": row.votes_until.astimezone(local).strftime("%H:%M"),
    }
    form = BudgetForm(request.POST or None, initial=initial, **choices(request))
    for name in ("body", "board", "project"):
        del form.fields[name]

    def revise() -> Budget:
        words = {name: value for name, value in form.words().items() if name not in ("body", "board", "project")}
        seen = form.cleaned_data.get("version") or 0
        return actions.revise_budget(row, seen_version=seen, by=request.user, now=clock.now(), **words)

    answer = form_page(
        request, form, _("What it says and when"), _("Save"), back=reverse("budgets:run", args=[pk]),
        caption=row.title, do=revise, then=lambda made: reverse("budgets:run", args=[pk]),
        template="engagement/budgets/edit.html",
    )  # fmt: skip
    if changes := getattr(form, "changes", None):
        # Sent again, the form saves over what its writer has now been shown.
        row.refresh_from_db()
        form.data = {**request.POST.dict(), "version": row.version}
        context = {"form": form, "title": _("What it says and when"), "button": _("Save"), "changes": changes}
        back = {"back": reverse("budgets:run", args=[pk]), "caption": row.title}
        return render(request, "engagement/budgets/edit.html", {**context, **back})
    return answer


@login_required
@one_effect
def areas(request: SignedIn, pk: int) -> HttpResponse:
    row = run_by(request, pk)
    form = PartForm(request.POST or None, areas=places())
    return form_page(
        request, form, _("Areas with money of their own, or a cap"), _("Save this area"),
        back=reverse("budgets:run", args=[pk]), caption=row.title,
        do=lambda: actions.set_part(row, by=request.user, now=clock.now(), **form.cleaned_data),
        then=lambda made: reverse("budgets:areas", args=[pk]),
        template="engagement/budgets/areas.html", parts=parts_of(row), budget=row,
        is_open=row.state == BudgetState.PREPARING,
    )  # fmt: skip


@login_required
@require_POST
@one_effect
def remove_area(request: HttpRequest, pk: int) -> HttpResponse:
    part = get_object_or_404(BudgetArea.objects.select_related("budget__body", "budget__board", "area"), pk=pk)
    say(request, _("Taken away."), actions.remove_part, part)
    return redirect("budgets:areas", part.budget_id)


def say(request: HttpRequest, words: str, action: Any, thing: Any, **more: Any) -> Any:
    """Do a one-button action and say so, or say why not."""
    form = NoticeForm({})
    done = attempt(form, action, thing, by=request.user, now=clock.now(), **more)
    if done:
        messages.success(request, words)
    else:
        messages.error(request, " ".join(str(error) for error in form.non_field_errors()))
    return done


@login_required
def run(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything that those who run it have to do, as a list of tasks, and the next step."""
    row = run_by(request, pk)
    moment = clock.now()
    days = actions.what_the_days_say(row, now=moment)
    lacks = [days] if days else []
    if row.state == BudgetState.CHECKING:
        lacks = actions.what_keeps_voting_closed(row) + lacks
    elif row.state == BudgetState.CLOSED:
        lacks = actions.what_keeps_the_count_waiting(row)
    context = {
        "budget": row, "tasks": tasks(row), "step": next_step(row), "lacks": lacks,
        "standing": queries.standing_of(row, moment),
        "may_withdraw": row.state in (BudgetState.PREPARING, BudgetState.IDEAS, BudgetState.CHECKING),
    }  # fmt: skip
    return render(request, "engagement/budgets/run.html", context)


STEPS = {
    "ideas": actions.open_for_ideas,
    "check": actions.close_ideas,
    "vote": actions.open_voting,
    "close": actions.close_voting,
    "count": actions.count_budget,
}


def step_words() -> dict[str, tuple[str, str, str]]:
    """Button, what cannot be undone, and what is said when it is done."""
    return {
        "ideas": (_("Open for ideas"), _("It is public from then on, and its money and days stay as they are."), _("It is open for ideas.")),
        "check": (_("Close for ideas"), _("No more ideas are taken."), _("Closed for ideas. Check what is left.")),
        "vote": (_("Open the vote"), _("The ideas get their numbers, and nothing of the vote changes after."), _("Voting is open.")),
        "close": (_("Close the vote"), _("No vote is taken after."), _("Voting is closed. Enter the papers that are left, then count.")),
        "count": (_("Count the votes"), _("The whole count is published at once."), _("Counted and published.")),
    }  # fmt: skip


def next_step(row: Budget) -> dict[str, str] | None:
    name = {
        BudgetState.PREPARING: "ideas", BudgetState.IDEAS: "check", BudgetState.CHECKING: "vote",
        BudgetState.VOTING: "close", BudgetState.CLOSED: "count",
    }.get(BudgetState(row.state))  # fmt: skip
    if name is None:
        return None
    button, once, _done = step_words()[name]
    return {"url": reverse("budgets:step", args=[row.pk, name]), "button": button, "once": once}


def tasks(row: Budget) -> list[dict[str, Any]]:
    done, todo, fixed = (_("done"), "kept"), (_("to do"), "due"), (_("fixed"), "kept")
    early = row.state in (BudgetState.PREPARING, BudgetState.IDEAS, BudgetState.CHECKING)
    unchecked = row.ideas.filter(state="sent").count()

    def task(title: str, name: str, hint: str, state: tuple[str, str]) -> dict[str, Any]:
        url = reverse(f"budgets:{name}", args=[row.pk])
        return {"title": title, "url": url, "hint": hint, "status": state[0], "state": state[1]}

    found = []
    if row.state == BudgetState.PREPARING:
        found.append(task(_("Words and days"), "edit", _("What it is for, how much, when."), done))
        found.append(task(_("Areas"), "areas", _("Money of their own, or a cap."), (_("if you need it"), "none")))
    if row.state != BudgetState.PREPARING:
        left = (_("%(count)s to check") % {"count": unchecked}, "due") if unchecked else done
        found.append(task(_("Ideas"), "ideas", _("Check each: can it be done, and what does it cost?"), left))
    if early:
        found.append(
            task(_("Compare rules"), "compare", _("On past ballots, before you choose."), (_("any time"), "none"))
        )
    found.append(
        task(
            _("How people vote, how it is counted"),
            "rule",
            _("Fixed before the vote."),
            fixed if row.rule_fixed_at else todo,
        )
    )
    found.append(
        task(_("Who may vote"), "who", _("Closed to everybody until it is settled."), done if row.electorate else todo)
    )
    if row.state in (BudgetState.VOTING, BudgetState.CLOSED):
        found.append(
            task(_("Paper and table"), "papers", _("Hand out, print and enter ballot papers."), (_("open"), "info"))
        )
    if row.counted_at:
        found.append(task(_("Follow the winners"), "follow", _("To their opening, step by step."), (_("open"), "info")))
    return found


@login_required
@require_POST
@one_effect
def step(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    row = run_by(request, pk)
    if step not in STEPS:
        raise Http404
    done = say(request, step_words()[step][2], STEPS[step], row)
    return redirect("budgets:result" if done and step == "count" else "budgets:run", pk)


@login_required
@one_effect
def withdraw(request: SignedIn, pk: int) -> HttpResponse:
    row = run_by(request, pk)
    form = ReasonsForm(request.POST or None)
    return form_page(
        request, form, _("Withdraw this budget"), _("Withdraw it"), back=reverse("budgets:run", args=[pk]),
        caption=row.title, warning=_("It cannot be opened again."),
        do=lambda: actions.withdraw_budget(row, by=request.user, now=clock.now(), **form.cleaned_data),
        then=lambda made: made.get_absolute_url(),
    )  # fmt: skip
