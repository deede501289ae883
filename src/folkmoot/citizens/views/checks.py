"""Checks on people, and the risks of tasks."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from folkmoot.citizens import actions, policy, queries
from folkmoot.citizens.forms import CheckForm, CheckRoleForm, EndCheckForm, RiskForm
from folkmoot.citizens.law import rule
from folkmoot.citizens.models import CheckRole, CitizenTask, DbsCheck
from folkmoot.citizens.views.asking import form_page
from folkmoot.core import clock
from folkmoot.core.policy import allow
from folkmoot.core.posting import attempt, one_effect
from folkmoot.people.models import Organisation
from folkmoot.people.policy import may_administer


@login_required
@one_effect
def check_role(request: HttpRequest) -> HttpResponse:
    moment = clock.now()
    allow(policy.may_run_scheme(request.user, now=moment))
    operator = queries.operated_by(request.user, clock.day_of(moment))[0]
    form = CheckRoleForm(request.POST or None)
    if form.is_valid() and attempt(form, actions.name_check_role, operator, by=request.user, now=moment, **form.cleaned_data):  # fmt: skip
        messages.success(request, _("People in this role can be checked now."))
        return redirect("citizens:scheme_checks")
    back = reverse("citizens:scheme_checks")
    return form_page(request, form, heading=_("Name a role that may be checked"), button=_("Name it"), back=back)


@login_required
@one_effect
def note_check(request: HttpRequest, person: int) -> HttpResponse:
    moment = clock.now()
    today = clock.day_of(moment)
    runs = bool(policy.may_run_scheme(request.user, now=moment))
    if not runs:
        allow(may_administer(request.user, now=moment))
    # An administrator notes the checks of those who run a scheme, and of nobody else.
    of = None if runs else get_object_or_404(queries.who_run_schemes(today), pk=person)
    operators = queries.operated_by(request.user if of is None else of, today)
    row = of or get_object_or_404(queries.may_be_checked(operators, today), pk=person)
    allow(policy.may_note_check(request.user, row, operators[0], now=moment))
    roles = CheckRole.objects.filter(operator__in=operators, end_date=None).order_by("name", "pk")
    bodies = Organisation.objects.filter(roles__in=row.roles.on(today))
    payers = (bodies | Organisation.objects.filter(pk__in=[one.pk for one in operators])).distinct().order_by("name")
    form = CheckForm(request.POST or None, roles=roles, payers=payers)
    back = reverse("citizens:scheme_checks" if runs else "citizens:operators")
    if form.is_valid() and attempt(form, actions.note_check, row, by=request.user, now=moment, **form.cleaned_data):
        messages.success(request, _("Noted. What the certificate says is not kept here."))
        return redirect(back)
    intro = str(rule("free_for_volunteers", today).words)
    heading = _("Note a check that you saw")
    return form_page(request, form, heading=heading, caption=row.name, button=_("Note it"), intro=intro, back=back)


@login_required
@one_effect
def end_check(request: HttpRequest, pk: int) -> HttpResponse:
    row, moment = get_object_or_404(DbsCheck.objects.select_related("role__operator", "person"), pk=pk), clock.now()
    allow(policy.may_run_scheme(request.user, row.role.operator, now=moment))
    form = EndCheckForm(request.POST or None)
    if form.is_valid() and attempt(form, actions.end_check, row, by=request.user, now=moment, **form.cleaned_data):
        messages.success(request, _("It no longer holds, from this moment."))
        return redirect("citizens:scheme_checks")
    back, once = (
        reverse("citizens:scheme_checks"),
        _("From this moment they look out for nobody until a new check is noted."),
    )
    return form_page(
        request, form, heading=_("A check no longer holds"), caption=row.person.name, button=_("End it"), back=back,
        warning=True, once=once,
    )  # fmt: skip


@login_required
@one_effect
def assess(request: HttpRequest, pk: int) -> HttpResponse:
    row, moment = get_object_or_404(CitizenTask.objects.select_related("project__body"), pk=pk), clock.now()
    allow(policy.may_assess_risk(request.user, row, now=moment))
    form = RiskForm(request.POST or None, adults=queries.checked_adults(moment))
    if form.is_valid() and attempt(form, actions.assess_risk, row, by=request.user, now=moment, **form.cleaned_data):
        messages.success(request, _("Signed. Young commissioners can choose this task now."))
        return redirect(row)
    intro = _("Needed before anybody under 18, or near adults at risk, takes part. Only adults whose check is in date are offered.")  # fmt: skip
    heading = _("Look at the risks")
    return form_page(request, form, heading=heading, caption=row.title, button=_("Sign it"), intro=intro, back=row.get_absolute_url())  # fmt: skip
