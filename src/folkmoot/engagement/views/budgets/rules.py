import csv
import io
from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from folkmoot.core import clock
from folkmoot.core.policy import Refused
from folkmoot.core.posting import attempt, one_effect
from folkmoot.engagement.actions import budgets as actions
from folkmoot.engagement.actions.budgets.rules import OPEN_TO_RULES
from folkmoot.engagement.counting import CountRefused, Kind
from folkmoot.engagement.counting.pabulib import read
from folkmoot.engagement.counting.words import rule_sentences
from folkmoot.engagement.forms.budgets import CompareForm, CountOfForm, ElectorateForm, RegisterForm, RuleForm
from folkmoot.engagement.models import Budget, Electorate
from folkmoot.engagement.policy.budgets import is_old_enough
from folkmoot.engagement.queries import budgets as queries
from folkmoot.engagement.states import BudgetState
from folkmoot.engagement.views.budgets.loading import form_page, run_by
from folkmoot.engagement.voting.election import election_of, rule_of
from folkmoot.people.requests import SignedIn

MOST_BYTES = 40_000_000


@login_required
@one_effect
def rule(request: SignedIn, pk: int) -> HttpResponse:
    row = run_by(request, pk)
    if row.rule_fixed_at or row.state not in OPEN_TO_RULES:
        said = list(rule_sentences(rule_of(row), Kind(row.ballot), _))
        return render(request, "engagement/budgets/rule.html", {"budget": row, "rule": said})
    form = RuleForm(request.POST or None, initial={"ballot": row.ballot, "method": row.method})
    return form_page(
        request, form, _("How people vote, and how it is counted"), _("Fix the rule"),
        back=reverse("budgets:run", args=[pk]), caption=row.title,
        warning=_("The rule is published, and cannot be changed for this vote."),
        do=lambda: actions.fix_rule(row, by=request.user, now=clock.now(), **form.cleaned_data),
        then=lambda made: reverse("budgets:run", args=[pk]),
    )  # fmt: skip


@login_required
def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """What each rule would have made of past ballots. Nothing of an uploaded file is kept."""
    row = run_by(request, pk)
    earlier = Budget.objects.filter(counted_at__isnull=False).exclude(pk=pk).order_by("-counted_at")
    form = CompareForm(request.POST or None, request.FILES or None, budgets=earlier)
    rows: list[queries.Compared] = []
    if form.is_valid():
        given = form.cleaned_data
        try:
            if given["file"]:
                rows = queries.compare(read(as_text(given["file"])))
            elif given["earlier"]:
                rows = queries.compare(election_of(given["earlier"]))
            else:
                form.add_error(None, _("Choose an earlier budget or a file."))
        except CountRefused as refused:
            form.add_error("file", " ".join(refused.reasons[:5]))
        except Refused as refused:
            form.add_error("file", str(refused))
    return render(request, "engagement/budgets/compare.html", {"budget": row, "form": form, "rows": rows})


def as_text(file: object) -> str:
    if file.size > MOST_BYTES:  # type: ignore[attr-defined]
        raise Refused(_("The file is too large."))
    try:
        return file.read().decode("utf-8-sig")  # type: ignore[attr-defined]
    except UnicodeDecodeError:
        raise Refused(_("The file is not text in UTF-8.")) from None


@login_required
@one_effect
def who(request: SignedIn, pk: int) -> HttpResponse:
    row = run_by(request, pk)
    form = ElectorateForm(
        request.POST or None,
        initial={"electorate": row.electorate, "needs_account": row.needs_account, "reasons": row.electorate_reason},
    )
    return form_page(
        request, form, _("Who may vote"), _("Save"), back=reverse("budgets:run", args=[pk]), caption=row.title,
        do=lambda: actions.choose_electorate(row, by=request.user, now=clock.now(), **form.cleaned_data),
        then=lambda made: reverse("budgets:who", args=[pk]), template="engagement/budgets/who.html", budget=row,
        is_open=row.state in OPEN_TO_RULES, on_register=row.register.count(), codes=row.codes.count(),
        may_make=row.state in (*OPEN_TO_RULES, BudgetState.VOTING),
    )  # fmt: skip


@login_required
@one_effect
def register(request: SignedIn, pk: int) -> HttpResponse:
    row = run_by(request, pk)
    if row.electorate != Electorate.REGISTER:
        return redirect("budgets:who", pk)
    form = RegisterForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            people, wrong, young = people_in(as_text(form.cleaned_data["file"]), row)
        except Refused as refused:
            people, wrong, young = [], [str(refused)], 0
        if wrong:
            form.add_error("file", " ".join(wrong[:10]))
        else:
            done = attempt(form, actions.import_register, row, people=people, by=request.user, now=clock.now())
            if done:
                messages.success(
                    request,
                    _("%(new)s people added, %(there)s were there already, %(young)s left out as too young.")
                    % {"new": done[0], "there": done[1], "young": young},
                )
                return redirect("budgets:who", pk)
    context = {"form": form, "title": _("Bring in the register"), "button": _("Bring it in"), "caption": row.title}
    back = reverse("budgets:who", args=[pk])
    return render(request, "engagement/budgets/form.html", {**context, "back": back, "sends_file": True})


def people_in(text: str, budget: Budget) -> tuple[list[tuple[str, str, date]], list[str], int]:
    """The people of a register, what is wrong with its lines, and how many are too young."""
    reader = csv.DictReader(io.StringIO(text))
    lacking = {"name", "postcode", "birth_date"} - {(each or "").strip() for each in reader.fieldnames or []}
    if lacking:
        return [], [_("The file lacks these columns: %(names)s.") % {"names": ", ".join(sorted(lacking))}], 0
    people, wrong, young, seen = [], [], 0, set()
    for line in reader:
        name, postcode = (line.get("name") or "").strip(), (line.get("postcode") or "").strip()
        try:
            born = date.fromisoformat((line.get("birth_date") or "").strip())
        except ValueError:
            wrong.append(_("Line %(line)s: birth_date must look like 2001-12-31.") % {"line": reader.line_num})
            continue
        if not name or not postcode:
            wrong.append(_("Line %(line)s: name or postcode is empty.") % {"line": reader.line_num})
        elif (name.casefold(), postcode, born) in seen:
            wrong.append(_("Line %(line)s: this person is in the file twice.") % {"line": reader.line_num})
        elif not is_old_enough(budget, born):
            young += 1
        else:
            people.append((name, postcode, born))
        seen.add((name.casefold(), postcode, born))
    return people, wrong, young


@login_required
def codes(request: SignedIn, pk: int) -> HttpResponse:
    """Make codes and show them once, to be printed and posted. A page reloaded makes no second lot by itself."""
    row = run_by(request, pk)
    if row.electorate != Electorate.CODE:
        return redirect("budgets:who", pk)
    form = CountOfForm(request.POST or None)
    if form.is_valid():
        made = attempt(form, actions.make_codes, row, by=request.user, now=clock.now(), **form.cleaned_data)
        if made:
            return render(request, "engagement/budgets/codes.html", {"budget": row, "codes": made})
    context = {"form": form, "title": _("Make codes to post"), "button": _("Make them"), "caption": row.title}
    once = _("They are shown once, to be printed. They are not kept, so they cannot be shown again.")
    back = reverse("budgets:who", args=[pk])
    return render(request, "engagement/budgets/form.html", {**context, "back": back, "once": once})
