"""Writing a report: write, add recommendations, read it all once more, publish. Works without JavaScript."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from folkmoot.core import clock
from folkmoot.core.policy import allow
from folkmoot.core.posting import attempt, one_effect
from folkmoot.inquiries import actions, policy
from folkmoot.inquiries.forms import FindingsForm, RecommendationForm, RecommendationFormSet
from folkmoot.inquiries.models import Inquiry
from folkmoot.people.models import Organisation

PREFIX = "asked"


@login_required
@one_effect
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """The steps are one address; `step` says which button was pressed: add, check, change or publish."""
    row, moment = get_object_or_404(Inquiry.objects.select_related("host"), pk=pk), clock.now()
    allow(policy.may_publish(request.user, row, now=moment))
    if row.is_published:
        return redirect(row.get_absolute_url())
    # Bodies people here deal with; those known only from imported data are too many to choose from.
    bodies = list(
        Organisation.objects.filter(is_imported=False, merged_into=None).order_by("name").values_list("pk", "name")
    )
    step = request.POST.get("step", "")
    if step not in ("check", "publish"):
        return _write(request, row, bodies, blank=step == "add")
    form = FindingsForm(request.POST)
    formset = RecommendationFormSet(request.POST, prefix=PREFIX, form_kwargs={"bodies": bodies})
    if not (form.is_valid() and formset.is_valid()):
        return _page(request, row, form, formset)
    names = dict(bodies)
    written = [each.cleaned_data for each in formset if each.cleaned_data]
    if step == "check":
        kept = [(name, value) for name, value in request.POST.items() if name.startswith(("findings", PREFIX))]
        lines = [(each, names[each["addressee"]]) for each in written]
        return render(
            request,
            "inquiries/check.html",
            {"inquiry": row, "findings": form.cleaned_data["findings"], "lines": lines, "kept": kept},
        )
    asked = Organisation.objects.in_bulk([each["addressee"] for each in written])
    recommendations = [
        actions.Recommended(each["text"], asked[each["addressee"]], each["answer_due_date"]) for each in written
    ]
    if attempt(
        form, actions.publish_report, row, findings=form.cleaned_data["findings"], recommendations=recommendations,
        by=request.user, now=moment,
    ):  # fmt: skip
        messages.success(request, _("The report is published. Each body that you asked now owes an answer."))
        return redirect(row.get_absolute_url())
    return _page(request, row, form, formset)


def _write(request: HttpRequest, row: Inquiry, bodies: list[tuple[int, str]], *, blank: bool) -> HttpResponse:
    """The form with everything typed so far and, where one more was asked for, an empty recommendation."""
    typed = _typed(request.POST)
    formset = RecommendationFormSet(
        prefix=PREFIX, initial=[*typed, {}] if blank else typed or None, form_kwargs={"bodies": bodies}
    )
    return _page(request, row, FindingsForm(initial={"findings": request.POST.get("findings", "")}), formset)


def _typed(data: QueryDict) -> list[dict[str, Any]]:
    """What stands in each recommendation's boxes, right or wrong, as it was typed."""
    count = data.get(f"{PREFIX}-TOTAL_FORMS", "")
    total = min(int(count), 30) if count.isdigit() else 0
    fields = RecommendationForm.base_fields
    return [
        {name: field.widget.value_from_datadict(data, {}, f"{PREFIX}-{n}-{name}") for name, field in fields.items()}
        for n in range(total)
    ]


def _page(request: HttpRequest, row: Inquiry, form: FindingsForm, formset: Any) -> HttpResponse:
    return render(request, "inquiries/publish.html", {"inquiry": row, "form": form, "formset": formset})
