"""The two-way agreement, and what a member says of how they take part."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.citizens import actions, policy, queries
from folkmoot.citizens.forms import PreferencesForm, PressForm, ShownNameForm, TwoWayForm
from folkmoot.citizens.models import Acceptance, TwoWayAgreement
from folkmoot.citizens.models.preferences import preferences_of
from folkmoot.citizens.views.asking import form_page
from folkmoot.core import clock
from folkmoot.core.policy import allow
from folkmoot.core.posting import attempt, one_effect
from folkmoot.people import actions as people_actions


def agreement(request: HttpRequest, pk: int) -> HttpResponse:
    """Anyone may read what both sides promise; a member accepts it here."""
    row = get_object_or_404(TwoWayAgreement.objects.select_related("operator"), pk=pk)
    mine = row.acceptances.filter(person_id=request.user.pk).first() if request.user.pk else None
    context = {
        "agreement": row,
        "mine": mine,
        "is_current": TwoWayAgreement.objects.current_of(row.operator_id) == row,
        "may_accept": mine is None and bool(policy.may_accept(request.user, row, now=clock.now())),
    }
    return render(request, "citizens/agreement.html", context)


@login_required
@require_POST
@one_effect
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    row, form = get_object_or_404(TwoWayAgreement.objects.select_related("operator"), pk=pk), PressForm({})
    if attempt(form, actions.accept_agreement, row, by=request.user, now=clock.now()):
        messages.success(request, _("You have accepted it. The volunteer centre now accepts it for its side."))
        return redirect("citizens:my_record")
    messages.error(request, " ".join(str(error) for error in form.non_field_errors()))
    return redirect(row)


@login_required
@require_POST
@one_effect
def countersign(request: HttpRequest, pk: int) -> HttpResponse:
    row, form = (
        get_object_or_404(Acceptance.objects.select_related("agreement__operator", "person"), pk=pk),
        PressForm({}),
    )
    if attempt(form, actions.countersign, row, by=request.user, now=clock.now()):
        messages.success(request, _("The agreement binds both sides now."))
    else:
        messages.error(request, " ".join(str(error) for error in form.non_field_errors()))
    return redirect("citizens:scheme")


@login_required
@one_effect
def publish(request: HttpRequest) -> HttpResponse:
    moment = clock.now()
    allow(policy.may_run_scheme(request.user, now=moment))
    operator = queries.operated_by(request.user, clock.day_of(moment))[0]
    current = TwoWayAgreement.objects.current_of(operator)
    first = {"member_promises": current.member_promises, "scheme_promises": current.scheme_promises} if current else {}
    form = TwoWayForm(request.POST or None, initial=first)
    if form.is_valid() and (
        row := attempt(form, actions.publish_agreement, operator, by=request.user, now=moment, **form.cleaned_data)
    ):
        messages.success(request, _("The agreement is published. Members are asked to accept this version."))
        return redirect(row)
    intro = _("Everyone can read it. Members who accepted an older version are asked again before their next task.")
    return form_page(request, form, heading=_("Publish the two-way agreement"), button=_("Publish"), intro=intro)


@login_required
@one_effect
def preferences(request: HttpRequest) -> HttpResponse:
    mine = preferences_of(request.user)
    names = PreferencesForm.base_fields
    form = PreferencesForm(
        request.POST or None, initial={name: getattr(mine, name) for name in names} if mine else None
    )
    if form.is_valid() and attempt(
        form, actions.set_preferences, by=request.user, now=clock.now(), **form.cleaned_data
    ):
        messages.success(request, _("Saved. You can change it whenever you like."))
        return redirect("citizens:my_record")
    intro = _("Answer only what you want to. Nobody but you changes this.")
    return form_page(request, form, heading=_("How you take part"), button=_("Save"), intro=intro)


@login_required
@one_effect
def shown_name(request: HttpRequest) -> HttpResponse:
    """For who joined before 18 and is 18 now: whether others see the whole name."""
    person, today = request.user, clock.day_of(clock.now())
    if not person.is_authenticated or person.is_under_18(today) or not person.joined_young:
        raise Http404
    form = ShownNameForm(request.POST or None, initial={"whole": "yes" if person.shows_whole_name else "no"})
    if form.is_valid() and attempt(
        form, people_actions.choose_shown_name, by=person, now=clock.now(), **form.cleaned_data
    ):
        messages.success(request, _("Saved. You can change it back whenever you like."))
        return redirect("citizens:my_record")
    intro = _("You joined before you were 18, so others see your first name alone. That stays as it is until you say otherwise.")  # fmt: skip
    return form_page(request, form, heading=_("How your name is shown"), button=_("Save"), intro=intro, back=reverse("citizens:my_record"))  # fmt: skip
