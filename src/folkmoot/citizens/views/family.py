"""For parents and guardians: agreeing, taking it back, and acting for a child of 12."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.citizens import actions, queries
from folkmoot.citizens.forms import AgreeForm, AskForm, ChildForm, HandOverForm, PressForm
from folkmoot.citizens.views.asking import form_page
from folkmoot.core import clock
from folkmoot.core.policy import allow
from folkmoot.core.posting import attempt, one_effect
from folkmoot.people import actions as people_actions
from folkmoot.people import policy as people_policy
from folkmoot.people.models import GuardianConsent, Guardianship, Person
from folkmoot.people.wordings import CONSENT, NOW_IN_USE

ACTING, BACKEND = "acting_guardian", "django.contrib.auth.backends.ModelBackend"


@login_required
def family(request: HttpRequest) -> HttpResponse:
    """Whom somebody is a guardian of, and who asks them to be."""
    moment = clock.now()
    allow(people_policy.may_be_guardian(request.user, now=moment))
    context = {"family": queries.family_of(request.user, now=moment)}
    return render(request, "citizens/family.html", context)


@login_required
@one_effect
def open_child(request: HttpRequest) -> HttpResponse:
    allow(people_policy.may_be_guardian(request.user, now=clock.now()))
    form = ChildForm(request.POST or None)
    if form.is_valid() and attempt(
        form, people_actions.open_child_account, by=request.user, now=clock.now(), **form.cleaned_data
    ):
        messages.success(request, _("The account is open. Agree to their taking part, then act for them to join."))
        return redirect("citizens:family")
    intro = _("Children of 12 take part with a parent or guardian, who opens the account and acts in it.")
    return form_page(request, form, heading=_("Open an account for a child of 12"), button=_("Open the account"), intro=intro)  # fmt: skip


@login_required
@one_effect
def agree(request: HttpRequest, pk: int) -> HttpResponse:
    young, moment = get_object_or_404(Person, pk=pk), clock.now()
    allow(people_policy.may_agree_for(request.user, young, now=moment))
    form = AgreeForm(request.POST or None)
    if form.is_valid() and attempt(
        form, people_actions.agree_as_guardian, young, by=request.user, now=moment, **form.cleaned_data
    ):
        messages.success(request, _("Thank you. You can take this back here at any time."))
        return redirect("citizens:family")
    heading = _("Do you agree that %(name)s takes part?") % {"name": young.first_name}
    return form_page(request, form, heading=heading, button=_("I agree"), quoted=str(CONSENT[NOW_IN_USE]))


@login_required
@one_effect
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(GuardianConsent.objects.select_related("person"), pk=pk)
    allow(people_policy.may_withdraw_consent(request.user, row, now=clock.now()))
    form = PressForm(request.POST) if request.method == "POST" else PressForm()
    if form.is_valid() and attempt(form, actions.take_back_consent, row, by=request.user, now=clock.now()):
        messages.success(
            request, _("Your consent is taken back. They take part in nothing more until you agree again.")
        )
        return redirect("citizens:family" if row.guardian_id == request.user.pk else "citizens:scheme")
    intro = _(
        "You need not give a reason. What they learnt and did stays theirs; their places on tasks and in sessions go to others."
    )
    heading = _("Take back the consent for %(name)s") % {"name": row.person.first_name}
    return form_page(request, form, heading=heading, button=_("Take it back"), intro=intro, warning=True)


@login_required
@require_POST
@one_effect
def step_in(request: HttpRequest, pk: int) -> HttpResponse:
    """The guardian goes on in the child's account. Every page then says so, with a way back."""
    row = get_object_or_404(Guardianship.objects.select_related("child"), pk=pk)
    person: Any = request.user
    guardian, child = person.pk, people_actions.act_for(row, by=person, now=clock.now())
    login(request, child, backend=BACKEND)
    request.session[ACTING] = guardian
    return redirect("citizens:my_record")


@login_required
@require_POST
def step_back(request: HttpRequest) -> HttpResponse:
    guardian = Person.objects.filter(pk=request.session.pop(ACTING, None), is_active=True).first()
    if guardian:
        login(request, guardian, backend=BACKEND)
    return redirect("citizens:family")


@login_required
@one_effect
def hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Guardianship.objects.select_related("child"), pk=pk)
    allow(people_policy.may_hand_over(request.user, row, now=clock.now()))
    form = HandOverForm(request.POST or None)
    if form.is_valid() and attempt(
        form, people_actions.hand_over_account, row, by=request.user, now=clock.now(), **form.cleaned_data
    ):
        messages.success(request, _("The account is theirs now. Your consent still stands until you take it back."))
        return redirect("citizens:family")
    heading = _("Hand the account over to %(name)s") % {"name": row.child.first_name}
    return form_page(request, form, heading=heading, button=_("Hand it over"), once=_("You cannot act in it afterwards."))  # fmt: skip


@login_required
@one_effect
def ask(request: HttpRequest) -> HttpResponse:
    """A young person names the parent or guardian who is to be asked."""
    form = AskForm(request.POST or None)
    if form.is_valid() and attempt(form, people_actions.ask_guardian, by=request.user, now=clock.now(), **form.cleaned_data):  # fmt: skip
        messages.success(
            request, _("Tell them to sign in with that address and to open “Family”. It waits for them there.")
        )
        return redirect("citizens:my_record")
    return form_page(request, form, heading=_("Ask your parent or guardian"), button=_("Ask them"))
