from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from folkmoot.agreements import actions, policy, queries
from folkmoot.agreements.forms import ReportAnswerForm, ReportForm
from folkmoot.agreements.models import Report
from folkmoot.agreements.states import ReportState
from folkmoot.agreements.views.posts import edit, press
from folkmoot.commitments.case import case_context
from folkmoot.core import clock
from folkmoot.core.policy import allow
from folkmoot.core.posting import attempt, one_effect


def load(pk: int) -> Report:
    rows = Report.objects.select_related("agreement__project", "agreement__funder", "agreement__provider")
    return get_object_or_404(rows, pk=pk)


def report(request: HttpRequest, pk: int) -> HttpResponse:
    """A period's report, for everyone once it has come in."""
    row, moment = load(pk), clock.now()
    results = list(row.results.select_related("measure").order_by("measure_id")) if row.has_come_in else []
    may_write = bool(policy.may_report(request.user, row, now=moment)) and row.state == ReportState.DUE
    context = case_context(request.user, row, knots=[*results] or [row.agreement])
    return render(
        request,
        "agreements/report.html",
        context
        | {
            "report": row,
            "agreement": row.agreement,
            "results": results,
            "tables": queries.equality_tables(row) if row.has_come_in else [],
            "stories": list(row.stories.filter(may_publish=True, withdrawn_at=None)) if row.has_come_in else [],
            "may_certify": row.state == ReportState.SUBMITTED
            and row.agreement.needs_certifier
            and not row.certified_at
            and bool(policy.may_certify(request.user, row, now=moment)),
            "asked": queries.measures_asked(row),
            "may_write": may_write,
            "may_answer": row.state == ReportState.SUBMITTED
            and bool(policy.may_answer_report(request.user, row, now=moment)),
            "is_overdue": row.state == ReportState.DUE and row.due_date < clock.day_of(moment),
        },
    )


TYPED = ("story", "user_voices", "hours_spent", "voices_changed", "equality_help")


def written_so_far(row: Report) -> dict[str, Any]:
    """What the form begins with: everything saved before."""
    first: dict[str, Any] = {name: getattr(row, name) for name in TYPED}
    for result in row.results.all():
        first |= {f"{name}_{result.measure_id}": getattr(result, name) for name in ("value", "source", "note")}
    return {**first, "seen_version": row.version}


def said_in(form: ReportForm) -> dict[str, Any]:
    """What was typed, as the actions take it."""
    data = form.cleaned_data
    answers = {
        measure: actions.Answer(
            data.get(f"value_{measure.pk}"), data.get(f"source_{measure.pk}", ""), data.get(f"note_{measure.pk}", "")
        )
        for measure in form.measures
    }
    return {
        "answers": answers,
        **{name: data.get(name) for name in ("user_voices", "hours_spent")},
        **{name: data[name] for name in ("story", "voices_changed", "equality_help")},
    }


@login_required
@one_effect
def write(request: HttpRequest, pk: int) -> HttpResponse:
    """Five plain questions, saved as they are answered; sent only after everything is read once more."""
    row, moment = load(pk), clock.now()
    allow(policy.may_report(request.user, row, now=moment))
    if row.state != ReportState.DUE:
        return redirect(row.get_absolute_url())
    sending = request.POST.get("then") == "check"
    form = ReportForm(
        row, queries.measures_asked(row), request.POST or None, initial=written_so_far(row), sending=sending
    )
    if form.is_valid():
        seen = form.cleaned_data["seen_version"] or 0
        if edit(form, row, actions.save_report, row, **said_in(form), seen_version=seen, by=request.user, now=moment):
            if sending:
                return redirect("agreements:check_report", row.pk)
            messages.success(request, _("Saved. Nobody else sees it until you send it."))
            return redirect("agreements:write_report", row.pk)
    return render(request, "agreements/write_report.html", {"form": form, "report": row, "agreement": row.agreement})


@login_required
@one_effect
def check(request: HttpRequest, pk: int) -> HttpResponse:
    """Check your answers, then send."""
    row, moment = load(pk), clock.now()
    allow(policy.may_report(request.user, row, now=moment))
    if row.state != ReportState.DUE:
        return redirect(row.get_absolute_url())
    measures = queries.measures_asked(row)
    # What is sent is what was saved, and what this page showed.
    saved = {name: value for name, value in written_so_far(row).items() if value is not None}
    form = ReportForm(row, measures, saved, sending=True)
    if not form.is_valid():
        messages.error(request, _("Some answers are still missing. Fill them in, then check again."))
        return redirect("agreements:write_report", row.pk)
    if request.method == "POST":
        done = _("Your report is sent, once, to everyone who needs it.")
        return press(
            request, done, row.get_absolute_url(),
            actions.submit_report, row, **said_in(form), by=request.user, now=moment,
        )  # fmt: skip
    results = {result.measure_id: result for result in row.results.all()}
    context = {"report": row, "agreement": row.agreement, "lines": [(m, results[m.pk]) for m in measures]}
    return render(
        request, "agreements/check_report.html", {**context, "too_early": clock.day_of(moment) < row.end_date}
    )


@login_required
@one_effect
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """The funder accepts a report, or asks for it again and says why."""
    row, moment = load(pk), clock.now()
    allow(policy.may_answer_report(request.user, row, now=moment))
    if row.state != ReportState.SUBMITTED:
        return redirect(row.get_absolute_url())
    form = ReportAnswerForm(request.POST or None)
    if form.is_valid():
        accepts = form.cleaned_data["answer"] == "accept"
        action = actions.accept_report if accepts else actions.ask_again
        if attempt(form, action, row, words=form.cleaned_data["words"], by=request.user, now=moment):
            done = _("The report is accepted.") if accepts else _("Asked for again. The provider sees your words.")
            messages.success(request, done)
            return redirect(row.get_absolute_url())
    return render(request, "agreements/answer_report.html", {"form": form, "report": row, "agreement": row.agreement})
