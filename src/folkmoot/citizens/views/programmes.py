"""The skills framework, a body's learning programme, and how well commissioning is understood."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.citizens import actions, policy, queries
from folkmoot.citizens.forms import PressForm, ProgrammeForm, SelfForm, SkillForm, SurveyForm, UnderstandingForm
from folkmoot.citizens.models import Course, Programme, SelfAssessment, Skill, UnderstandingSurvey
from folkmoot.citizens.states import ProgrammeState, WaveState
from folkmoot.citizens.views.asking import form_page
from folkmoot.core import clock
from folkmoot.core.policy import Refused, allow
from folkmoot.core.posting import attempt, one_effect
from folkmoot.people.queries import roles_of

NEXT_WAVE = {"first": WaveState.BETWEEN, "between": WaveState.SECOND, "second": WaveState.CLOSED}
NEXT_STEP = {"agreed": ProgrammeState.DELIVERING, "delivering": ProgrammeState.DONE}


def body_of(request: HttpRequest, moment: Any) -> Any:
    """The body whose officer somebody is."""
    for role in roles_of(request.user, clock.day_of(moment)):
        if policy.may_run_programme(request.user, role.organisation, now=moment):
            return role.organisation
    return None


def skills(request: HttpRequest) -> HttpResponse:
    rows = list(Skill.objects.prefetch_related("courses").order_by("stage", "title"))
    may_name = bool(policy.may_offer_courses(request.user, now=clock.now()))
    return render(request, "citizens/skills.html", {"skills": rows, "may_name": may_name})


@login_required
@one_effect
def name_skill(request: HttpRequest) -> HttpResponse:
    allow(policy.may_offer_courses(request.user, now=clock.now()))
    form = SkillForm(request.POST or None)
    if form.is_valid() and attempt(form, actions.name_skill, by=request.user, now=clock.now(), **form.cleaned_data):
        messages.success(request, _("It is in the framework now."))
        return redirect("citizens:skills")
    return form_page(request, form, heading=_("Add a skill"), button=_("Add it"))


@login_required
@one_effect
def oneself(request: HttpRequest) -> HttpResponse:
    rows = list(Skill.objects.order_by("stage", "title"))
    said = SelfAssessment.objects.filter(person_id=request.user.pk or 0).values_list("skill", "level")
    form = SelfForm(request.POST or None, skills=rows, initial={f"skill_{key}": str(level) for key, level in said})
    person: Any = request.user
    if form.is_valid():
        for skill in rows:
            if level := form.cleaned_data[f"skill_{skill.pk}"]:
                actions.assess_oneself(skill, level=int(level), by=person, now=clock.now())
        messages.success(request, _("Saved. Courses that teach what you lack are on the shelves."))
        return redirect("citizens:courses")
    intro = _("Only you see your answers; a project’s team sees which skills it lacks, not who said what.")
    return form_page(request, form, heading=_("What I can do"), button=_("Save"), intro=intro)


def programmes(request: HttpRequest) -> HttpResponse:
    moment = clock.now()
    context = {
        "programmes": Programme.objects.select_related("body").order_by("-proposed_at", "-pk"),
        "surveys": UnderstandingSurvey.objects.select_related("body").order_by("-opened_at", "-pk"),
        "may_run": bool(policy.may_run_programme(request.user, now=moment)),
    }
    return render(request, "citizens/programmes.html", context)


def programme(request: HttpRequest, pk: int) -> HttpResponse:
    row, moment = get_object_or_404(Programme.objects.select_related("body"), pk=pk), clock.now()
    context = {
        "programme": row,
        "courses": row.courses.order_by("title"),
        "lines": queries.completion_by_unit(row),
        "may_agree": row.state == "proposed" and bool(policy.may_agree_programme(request.user, row, now=moment)),
        "next": NEXT_STEP.get(row.state) if policy.may_run_programme(request.user, row.body, now=moment) else None,
    }
    return render(request, "citizens/programme.html", context)


@login_required
@one_effect
def propose(request: HttpRequest) -> HttpResponse:
    moment = clock.now()
    allow(policy.may_run_programme(request.user, now=moment))
    body = body_of(request, moment)
    form = ProgrammeForm(request.POST or None, courses=Course.objects.order_by("title", "pk"))
    if form.is_valid() and (
        row := attempt(form, actions.propose_programme, body, by=request.user, now=moment, **form.cleaned_data)
    ):
        messages.success(request, _("Proposed. A commissioner or councillor of your body agrees it."))
        return redirect("citizens:programme", row.pk)
    return form_page(
        request, form, heading=_("Propose a learning programme"), caption=body.name, button=_("Propose it")
    )


@login_required
@require_POST
@one_effect
def step(request: HttpRequest, pk: int) -> HttpResponse:
    """Agree it, begin to deliver it, or say that it is done: whichever comes next."""
    row, form = get_object_or_404(Programme.objects.select_related("body"), pk=pk), PressForm({})
    words: dict[str, Any] = {"by": request.user, "now": clock.now()}
    if row.state == "proposed":
        done = attempt(form, actions.agree_programme, row, **words)
    else:
        done = attempt(form, actions.move_programme, row, to=NEXT_STEP.get(row.state, ProgrammeState.DONE), **words)
    if not done:
        messages.error(request, " ".join(str(error) for error in form.non_field_errors()))
    return redirect("citizens:programme", pk)


@login_required
@one_effect
def ask_understanding(request: HttpRequest) -> HttpResponse:
    moment = clock.now()
    allow(policy.may_run_programme(request.user, now=moment))
    body, form = body_of(request, moment), SurveyForm(request.POST or None)
    if form.is_valid() and (
        row := attempt(form, actions.ask_about_understanding, body, by=request.user, now=moment, **form.cleaned_data)
    ):
        return redirect("citizens:understanding", row.pk)
    intro = _("It is asked twice, so that you see what changed. Answers are kept without names.")
    return form_page(request, form, heading=_("Ask how well commissioning is understood"), button=_("Ask"), intro=intro)


@login_required
@one_effect
def understanding(request: HttpRequest, pk: int) -> HttpResponse:
    """What was found, level by level; and the questions while they are being asked."""
    row, moment = get_object_or_404(UnderstandingSurvey.objects.select_related("body"), pk=pk), clock.now()
    wave = {"first": 1, "second": 2}.get(row.state)
    answered = wave and row.answered.filter(wave=wave, person_id=request.user.pk or 0).exists()
    form = UnderstandingForm(request.POST or None, statements=row.statements) if wave and not answered else None
    if form and form.is_valid() and attempt(
        form, actions.answer_about_understanding, row, level=form.cleaned_data["level"], marks=form.marks(),
        by=request.user, now=moment,
    ):  # fmt: skip
        messages.success(request, _("Thank you. Your marks are kept without your name."))
        return redirect("citizens:understanding", pk)
    may_run = bool(policy.may_run_programme(request.user, row.body, now=moment))
    context = {"survey": row, "form": form, "lines": queries.understanding(row), "next": NEXT_WAVE.get(row.state) if may_run else None}  # fmt: skip
    return render(request, "citizens/understanding.html", context)


@login_required
@require_POST
@one_effect
def move_survey(request: HttpRequest, pk: int) -> HttpResponse:
    row, person = get_object_or_404(UnderstandingSurvey.objects.select_related("body"), pk=pk), request.user
    words: dict[str, Any] = {"by": person, "now": clock.now()}
    try:
        actions.move_survey(row, to=NEXT_WAVE.get(row.state, WaveState.CLOSED), **words)
    except Refused as refusal:
        allow(policy.may_run_programme(person, row.body, now=clock.now()))
        messages.error(request, str(refusal))
    return redirect("citizens:understanding", pk)
