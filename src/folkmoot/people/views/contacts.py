"""Posts that answer questions, and which one answers for a thing."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from folkmoot.core import clock
from folkmoot.core.policy import allow
from folkmoot.core.posting import attempt, one_effect
from folkmoot.core.subjects import find, kind_of
from folkmoot.people import actions, contacts, policy
from folkmoot.people.forms import ContactForm, HandContactForm, NameContactForm
from folkmoot.people.models import ContactPoint, NamedContact, Organisation
from folkmoot.people.requests import SignedIn


def index(request: HttpRequest, pk: int) -> HttpResponse:
    """The posts of one body; not who holds them."""
    body, moment = get_object_or_404(Organisation, pk=pk), clock.now()
    points = body.contact_points.kept().select_related("role__person").order_by("purpose", "post")
    context = {
        "body": body,
        "lines": [(point, point.is_held(clock.day_of(moment))) for point in points],
        "may_keep": bool(policy.may_keep_contacts(request.user, body, now=moment)),
    }
    return render(request, "people/contacts.html", context)


def form_page(request: HttpRequest, form: Any, body: Organisation, **words: Any) -> HttpResponse:
    back = words.pop("back", reverse("people:contacts", args=[body.pk]))
    return render(request, "people/contact_form.html", {"form": form, "body": body, "back": back, **words})


@login_required
@one_effect
def add(request: SignedIn, pk: int) -> HttpResponse:
    body, moment = get_object_or_404(Organisation, pk=pk), clock.now()
    allow(policy.may_keep_contacts(request.user, body, now=moment))
    form = ContactForm(request.POST or None, roles=contacts.roles_to_choose(body, clock.day_of(moment)))
    if form.is_valid() and attempt(form, actions.add_contact, body, by=request.user, now=moment, **form.cleaned_data):
        messages.success(request, _("The post is named. It is on the public page; who holds it is not."))
        return redirect("people:contacts", body.pk)
    return form_page(request, form, body, heading=_("Name a post that answers questions"), button=_("Name it"))


def own_point(request: SignedIn, pk: int) -> ContactPoint:
    point = get_object_or_404(ContactPoint.objects.kept().select_related("organisation"), pk=pk)
    allow(policy.may_keep_contacts(request.user, point.organisation, now=clock.now()))
    return point


@login_required
@one_effect
def hand_over(request: SignedIn, pk: int) -> HttpResponse:
    point, moment = own_point(request, pk), clock.now()
    body = point.organisation
    form = HandContactForm(request.POST or None, roles=contacts.roles_to_choose(body, clock.day_of(moment)))
    if form.is_valid() and attempt(form, actions.hand_contact_over, point, by=request.user, now=moment, **form.cleaned_data):  # fmt: skip
        messages.success(request, _("The post is held again. What it was named for shows it."))
        return redirect("people:contacts", body.pk)
    return form_page(request, form, body, heading=_("Hand over: %(post)s") % {"post": point.post}, button=_("Hand it over"))  # fmt: skip


@login_required
@one_effect
def end(request: SignedIn, pk: int) -> HttpResponse:
    point = own_point(request, pk)
    if request.method == "POST":
        actions.end_contact(point, by=request.user, now=clock.now())
        messages.success(request, _("The post answers no more questions."))
        return redirect("people:contacts", point.organisation_id)
    intro = _("What it was named for will show the general contact of %(body)s.") % {"body": point.organisation.name}
    return form_page(
        request, None, point.organisation, heading=_("End: %(post)s") % {"post": point.post}, button=_("End it"),
        intro=intro, warning=True,
    )  # fmt: skip


@login_required
@one_effect
def name(request: SignedIn, subject: str) -> HttpResponse:
    """Which post of its body answers for a consultation, an opportunity, an agreement."""
    known = {model._meta.label_lower: model for model in contacts.bodies}
    model = known.get(kind_of(subject))
    thing = find(subject) if model and subject.partition(":")[2].isdigit() else None
    if model is None or thing is None:
        raise Http404
    body, moment = contacts.bodies[model](thing), clock.now()
    allow(policy.may_keep_contacts(request.user, body, now=moment))
    points = contacts.points_held(body, clock.day_of(moment))
    before = NamedContact.objects.filter(subject=subject).values_list("point", flat=True).first()
    form = NameContactForm(request.POST or None, points=points, initial={"point": before})
    if form.is_valid() and attempt(
        form, actions.name_contact, thing, body=body, by=request.user, now=moment, **form.cleaned_data
    ):
        messages.success(request, _("The page says whom people can ask."))
        return redirect(thing.get_absolute_url())
    intro = "" if points else _("No post of %(body)s is held just now. Name one first.") % {"body": body.name}
    return form_page(
        request, form if points else None, body, heading=_("Whom can people ask?"), caption=str(thing), intro=intro,
        button=_("Save it") if points else "", back=thing.get_absolute_url(), to_name=not points,
    )  # fmt: skip
