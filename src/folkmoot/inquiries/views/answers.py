from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from folkmoot.core import clock
from folkmoot.core.policy import allow
from folkmoot.core.posting import attempt, one_effect
from folkmoot.core.tables import csv_response
from folkmoot.inquiries import actions, policy, queries
from folkmoot.inquiries.forms import AnswerForm, OwedFilter
from folkmoot.inquiries.models import Recommendation
from folkmoot.inquiries.states import InquiryState


def owed(request: HttpRequest) -> HttpResponseBase:
    """What is owed an answer, and by whom; or what was answered (ledger IQ-11)."""
    today = clock.day_of(clock.now())
    form = OwedFilter(request.GET or None)
    asked = form.cleaned_data if form.is_valid() else {}
    rows = queries.recommendations(addressee=asked.get("addressee"), state=asked.get("state") or "owed", today=today)
    if request.GET.get("format") == "csv":
        columns = [
            _("inquiry"),
            _("number"),
            _("recommendation"),
            _("put to"),
            _("due"),
            _("answer"),
            _("reasons"),
            _("overdue"),
        ]
        return csv_response(
            "recommendations",
            columns,
            (
                [row.inquiry.title, row.number, row.text, row.addressee.name, row.answer_due_date,
                 row.get_answer_display(), row.reasons, _("yes") if row.is_overdue(today) else ""]
                for row in rows.iterator(500)
            ),
        )  # fmt: skip
    page = Paginator(rows, 25).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query["format"] = "csv"
    context = {"page": page, "lines": [(row, row.is_overdue(today)) for row in page], "filter": form}
    return render(request, "inquiries/answers.html", context | {"csv_url": f"?{query.urlencode()}"})


@login_required
@one_effect
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer a recommendation for the body it was put to."""
    rows = Recommendation.objects.filter(inquiry__state=InquiryState.REPORTED).select_related("inquiry", "addressee")
    row, moment = get_object_or_404(rows, pk=pk), clock.now()
    allow(policy.may_answer(request.user, row, now=moment))
    if row.answer:
        messages.error(request, _("This was answered already. An answer stays as it was given."))
        return redirect(row.get_absolute_url())
    form = AnswerForm(row.addressee, request.POST or None)
    if form.is_valid() and attempt(
        form, actions.answer_recommendation, row, by=request.user, now=moment, **form.cleaned_data
    ):
        messages.success(request, _("Your answer is published, signed with your post."))
        return redirect(row.get_absolute_url())
    return render(request, "inquiries/answer.html", {"form": form, "recommendation": row, "inquiry": row.inquiry})
