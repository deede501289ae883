from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from folkmoot.commitments.case import case_context
from folkmoot.core import clock
from folkmoot.core.policy import allow, no
from folkmoot.core.posting import attempt, one_effect
from folkmoot.core.tables import csv_response
from folkmoot.inquiries import actions, policy, queries
from folkmoot.inquiries.forms import ListFilter, OpenForm
from folkmoot.inquiries.models import Inquiry
from folkmoot.people.models import Person, Role
from folkmoot.people.models.role import RoleKind
from folkmoot.people.queries import roles_of


def index(request: HttpRequest) -> HttpResponseBase:
    form = ListFilter(request.GET or None)
    asked = form.cleaned_data if form.is_valid() else {}
    rows = queries.inquiries(state=asked.get("state", ""), words=asked.get("q", ""))
    if request.GET.get("format") == "csv":
        columns = [
            _("inquiry"),
            _("host"),
            _("state"),
            _("report due"),
            _("recommendations"),
            _("answered"),
            _("address"),
        ]
        return csv_response(
            "inquiries",
            columns,
            (
                [row.title, row.host.name, row.get_state_display(), row.report_due_date, row.asked, row.answered,
                 request.build_absolute_uri(row.get_absolute_url())]
                for row in rows.iterator(500)
            ),
        )  # fmt: skip
    moment = clock.now()
    today = clock.day_of(moment)
    page = Paginator(rows, 25).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query["format"] = "csv"
    return render(
        request,
        "inquiries/index.html",
        {
            "page": page,
            "lines": [(row, row.is_overdue(today)) for row in page],
            "filter": form,
            "csv_url": f"?{query.urlencode()}",
            "may_open": any(role.kind == RoleKind.INQUIRY_COMMISSIONER for role in roles_of(request.user, today)),
        },
    )


@login_required
@one_effect
def open_one(request: HttpRequest) -> HttpResponse:
    """Open an inquiry at a body one is an inquiry commissioner of."""
    moment = clock.now()
    today = clock.day_of(moment)
    hosts = [
        role.organisation_id for role in roles_of(request.user, today) if role.kind == RoleKind.INQUIRY_COMMISSIONER
    ]
    if not hosts:
        allow(no(_("Only an inquiry commissioner opens an inquiry.")))
    sitting = Role.objects.on(today).filter(kind=RoleKind.INQUIRY_COMMISSIONER, organisation__in=hosts)
    chairs = Person.objects.filter(pk__in=sitting.values("person")).order_by("name", "pk")
    form = OpenForm(hosts, chairs, request.POST or None)
    if form.is_valid() and (
        made := attempt(form, actions.open_inquiry, by=request.user, now=moment, **form.cleaned_data)
    ):
        messages.success(request, _("The inquiry is open. Anybody can give it evidence now."))
        return redirect(made.get_absolute_url())
    return render(request, "inquiries/open.html", {"form": form})


def inquiry(request: HttpRequest, pk: int) -> HttpResponse:
    row, moment = get_object_or_404(Inquiry.objects.select_related("host"), pk=pk), clock.now()
    today = clock.day_of(moment)
    commission = bool(policy.may_publish(request.user, row, now=moment))
    evidence = row.submissions.select_related("organisation").order_by("-received_at", "-pk")
    shown = evidence if commission else evidence.filter(may_publish=True)
    recommendations = list(
        row.recommendations.select_related("addressee", "project").order_by("number") if row.is_published else ()
    )
    return render(
        request,
        "inquiries/inquiry.html",
        case_context(request.user, row)
        | {
            "inquiry": row,
            "warning_of_host": policy.independence_warning(row.host),
            "is_overdue": row.is_overdue(today),
            "commission": commission,
            "evidence_page": Paginator(shown, 25).get_page(request.GET.get("page")),
            "evidence_count": evidence.count(),
            "recommendations": [
                (
                    each,
                    each.is_overdue(today),
                    bool(policy.may_answer(request.user, each, now=moment)) and not each.answer,
                )
                for each in recommendations
            ],
        },
    )
