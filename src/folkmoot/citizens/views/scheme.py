from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.citizens import actions, policy, queries
from folkmoot.citizens.forms import AdultForm, CompletionForm, ConsentForm, CourseForm, PressForm
from folkmoot.citizens.models import CheckRole, Course, Membership, ReferenceLetter, TwoWayAgreement
from folkmoot.citizens.views.asking import form_page
from folkmoot.core import clock
from folkmoot.core.policy import allow
from folkmoot.core.posting import attempt, one_effect
from folkmoot.people.actions import give_consent, name_responsible_adult, note_look
from folkmoot.people.models import Person
from folkmoot.people.models.role import Role, RoleKind
from folkmoot.people.queries import roles_of
from folkmoot.people.requests import SignedIn


@login_required
def scheme(request: HttpRequest) -> HttpResponse:
    """For the volunteer centre: who applied, who takes part, who still needs what."""
    moment = clock.now()
    allow(policy.may_run_scheme(request.user, now=moment))
    bodies = queries.operated_by(request.user, clock.day_of(moment))
    page = Paginator(queries.members_of(bodies), 25).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "lines": queries.member_lines(page, clock.day_of(moment)),
        "courses": Course.objects.filter(provider__in=bodies).order_by("title", "pk"),
        "agreement": TwoWayAgreement.objects.current_of(bodies[0]),
    }
    return render(request, "citizens/scheme.html", context)


def member_or_refused(request: HttpRequest, pk: int) -> Membership:
    row = get_object_or_404(Membership.objects.select_related("person", "operator"), pk=pk)
    allow(policy.may_run_scheme(request.user, row.operator, now=clock.now()))
    return row


@login_required
def member(request: SignedIn, pk: int) -> HttpResponse:
    """Everything the scheme must know of one member, and what is to be done for them."""
    row, moment = member_or_refused(request, pk), clock.now()
    about = queries.about_member(row, now=moment)
    if (about.consent and about.consent.health) or (about.preferences and about.preferences.access_needs):
        note_look(
            [row.person], _("your health, or what you need to take part"), about=row, by=request.user, now=moment,
            capacity=allow(policy.may_run_scheme(request.user, row.operator, now=moment)),
        )  # fmt: skip
    return render(
        request,
        "citizens/member.html",
        {
            "member": row,
            "about": about,
            "learnt": queries.record_of(row.person)[0],
            "letters": ReferenceLetter.objects.filter(person=row.person, operator=row.operator).order_by(
                "-signed_at", "-pk"
            ),
        },
    )


@login_required
def scheme_checks(request: HttpRequest) -> HttpResponse:
    """Whose check is in date and whose is not: workers of the scheme, hosts, members."""
    moment = clock.now()
    allow(policy.may_run_scheme(request.user, now=moment))
    bodies = queries.operated_by(request.user, clock.day_of(moment))
    roles = CheckRole.objects.filter(operator__in=bodies, end_date=None).order_by("name", "pk")
    context = {"lines": queries.check_lines(bodies, now=moment), "roles": roles}
    return render(request, "citizens/scheme_checks.html", context)


def adults_of(row: Membership, moment: datetime) -> Any:
    """Who may look out for a young member: the workers of the scheme."""
    roles = Role.objects.on(clock.day_of(moment)).filter(kind=RoleKind.SCHEME_MANAGER, organisation=row.operator)
    return Person.objects.filter(pk__in=roles.values("person")).order_by("name", "pk")


@login_required
@one_effect
def adult(request: HttpRequest, pk: int) -> HttpResponse:
    row, moment = member_or_refused(request, pk), clock.now()
    form = AdultForm(request.POST or None, adults=adults_of(row, moment))
    if form.is_valid() and attempt(form, name_responsible_adult, row.person, by=request.user, now=moment, **form.cleaned_data):  # fmt: skip
        messages.success(request, _("Named. They are told on their record."))
        return redirect("citizens:member", pk)
    heading = _("Who looks out for %(name)s?") % {"name": row.person.first_name}
    return form_page(request, form, heading=heading, button=_("Name them"), back=reverse("citizens:member", args=[pk]))


@login_required
@require_POST
@one_effect
def admit(request: HttpRequest, pk: int) -> HttpResponse:
    row, form = member_or_refused(request, pk), PressForm({})
    if attempt(form, actions.admit, row, by=request.user, now=clock.now()):
        messages.success(request, _("%(name)s is admitted.") % {"name": row.person.name})
    else:
        messages.error(request, " ".join(str(error) for error in form.non_field_errors()))
    return redirect("citizens:scheme")


@login_required
@one_effect
def consent(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down a guardian's consent and the adult who looks out for somebody under 18."""
    row, moment = member_or_refused(request, pk), clock.now()
    form = ConsentForm(request.POST or None, adults=adults_of(row, moment))
    if form.is_valid() and attempt(form, give_consent, row.person, by=request.user, now=moment, **form.cleaned_data):
        messages.success(request, _("The consent is written down. They can choose tasks now."))
        return redirect("citizens:scheme")
    return render(request, "citizens/consent.html", {"form": form, "member": row})


@login_required
@one_effect
def completed(request: HttpRequest, pk: int) -> HttpResponse:
    row = member_or_refused(request, pk)
    courses = Course.objects.filter(provider=row.operator).order_by("title", "pk")
    form = CompletionForm(request.POST or None, courses=courses, initial={"completed_date": clock.day_of(clock.now())})
    if form.is_valid():
        course, day = form.cleaned_data["course"], form.cleaned_data["completed_date"]
        words = {"person": row.person, "completed_date": day, "by": request.user, "now": clock.now()}
        if attempt(form, actions.complete_course, course, **words):
            messages.success(request, _("Their record shows the course now."))
            return redirect("citizens:scheme")
    return render(request, "citizens/completed.html", {"form": form, "member": row})


@login_required
@one_effect
def course(request: HttpRequest) -> HttpResponse:
    moment = clock.now()
    allow(policy.may_offer_courses(request.user, now=moment))
    roles = roles_of(request.user, clock.day_of(moment))
    provider = next(
        role.organisation for role in roles if policy.may_offer_courses(request.user, role.organisation, now=moment)
    )
    form = CourseForm(request.POST or None)
    if form.is_valid() and attempt(
        form, actions.offer_course, provider, by=request.user, now=moment, **form.cleaned_data
    ):
        messages.success(request, _("The course is offered."))
        return redirect("citizens:courses")
    return render(request, "citizens/course.html", {"form": form})
