"""The clause library: what agreements are made of, in versions."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from folkmoot.agreements import actions, policy
from folkmoot.agreements.forms import ClauseForm, NewClauseForm, WhyForm
from folkmoot.agreements.models import Clause
from folkmoot.agreements.views.asking import SignedIn, ask
from folkmoot.core import clock
from folkmoot.core.policy import allow
from folkmoot.core.posting import one_effect


def clauses(request: HttpRequest) -> HttpResponse:
    """The newest version of each clause, and how many agreements have it."""
    rows = Clause.objects.annotate(used=Count("uses")).order_by("title", "code", "-number")
    newest: dict[str, Clause] = {}
    for row in rows:
        newest.setdefault(row.code, row)
    may_add = bool(policy.may_keep_clauses(request.user, now=clock.now()))
    return render(request, "agreements/clauses.html", {"clauses": list(newest.values()), "may_add": may_add})


def clause(request: HttpRequest, code: str) -> HttpResponse:
    """A clause with every version it has had."""
    versions = list(Clause.objects.filter(code=code).annotate(used=Count("uses")).order_by("-number"))
    if not versions:
        raise Http404
    moment = clock.now()
    return render(
        request,
        "agreements/clause.html",
        {
            "clause": versions[0],
            "versions": versions,
            "may_add": bool(policy.may_keep_clauses(request.user, now=moment)),
            "may_withdraw": bool(policy.may_withdraw_clause(request.user, versions[0], now=moment)),
        },
    )


@login_required
@one_effect
def write(request: SignedIn, code: str = "") -> HttpResponse:
    """A new clause, or the next version of one."""
    moment = clock.now()
    allow(policy.may_keep_clauses(request.user, now=moment))
    latest = Clause.objects.filter(code=code).order_by("-number").first() if code else None
    if code and latest is None:
        raise Http404
    if latest:
        first = {name: getattr(latest, name) for name in ("kind", "title", "text")}
        form = ClauseForm(request.POST or None, initial={**first, "is_gagging": str(latest.is_gagging)})
        act = partial(actions.write_clause, code=code, by=request.user, now=moment)
    else:
        form = NewClauseForm(request.POST or None)
        act = partial(actions.write_clause, by=request.user, now=moment)
    title = _("Write the next version") if latest else _("Add a clause")
    return ask(
        request, form, act, title=title, button=_("Save it"), back=reverse("agreements:clauses"),
        caption=_("Clause library"), done=_("The clause is in the library."),
        intro=_("Agreements that have an earlier version keep it."), then=lambda made: made.get_absolute_url(),
    )  # fmt: skip


@login_required
@one_effect
def withdraw(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = get_object_or_404(Clause, pk=pk), clock.now()
    allow(policy.may_withdraw_clause(request.user, row, now=moment))
    return ask(
        request, WhyForm(request.POST or None), partial(actions.withdraw_clause, row, by=request.user, now=moment),
        title=_("Withdraw this version"), button=_("Withdraw it"), back=row, done=_("The version is withdrawn."),
    )  # fmt: skip
