"""Badges: getting one, showing it, revoking it; and what anybody needs to check one without asking us."""

from pathlib import Path
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from folkmoot.citizens import actions, policy, verify_badge
from folkmoot.citizens.credential import public_pem
from folkmoot.citizens.forms import BadgeForm, PressForm
from folkmoot.citizens.models import Badge
from folkmoot.citizens.views.asking import form_page
from folkmoot.core import clock
from folkmoot.core.policy import allow
from folkmoot.core.posting import attempt, one_effect


def issuer_url(request: HttpRequest) -> str:
    return request.build_absolute_uri(reverse("citizens:badges"))


def about(request: HttpRequest) -> HttpResponse:
    """How to check a badge: the key, the script, the list of those revoked."""
    return render(request, "citizens/badges.html", {"key": public_pem()})


def key(request: HttpRequest) -> HttpResponse:
    return HttpResponse(public_pem(), content_type="application/x-pem-file")


def script(request: HttpRequest) -> HttpResponse:
    """The script that checks a badge, whole, to read before it is run."""
    words = Path(verify_badge.__file__).read_text("utf-8")
    response = HttpResponse(words, content_type="text/x-python; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="verify_badge.py"'
    return response


def revoked(request: HttpRequest) -> HttpResponse:
    """Badges that no longer hold, by number alone."""
    rows = Badge.objects.exclude(revoked_at=None).order_by("revoked_at", "pk")
    listed = [{"id": row.urn, "revoked": True} for row in rows]
    url = request.build_absolute_uri(reverse("citizens:badges_revoked"))
    return JsonResponse({"id": url, "issuer": issuer_url(request), "revokedCredential": listed})


def badge(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Whether a badge holds. What it says is in the file, which its holder gives to whom they like."""
    row = get_object_or_404(Badge.objects.select_related("operator"), uid=uid)
    context = {"badge": row, "mine": row.person_id == request.user.pk, "may_revoke": bool(policy.may_revoke_badge(request.user, row, now=clock.now()))}  # fmt: skip
    return render(request, "citizens/badge.html", context)


@login_required
@one_effect
def get(request: HttpRequest) -> HttpResponse:
    allow(policy.may_have_badge(request.user, now=clock.now()))
    form = BadgeForm(request.POST or None)
    if form.is_valid() and (
        row := attempt(
            form,
            actions.issue_badge,
            issuer_url=issuer_url(request),
            by=request.user,
            now=clock.now(),
            **form.cleaned_data,
        )
    ):
        messages.success(request, _("Your badge is signed. Download it and keep it; you can revoke it here."))
        return redirect(row)
    return form_page(request, form, heading=_("Get a badge"), button=_("Sign it"), back=reverse("citizens:my_record"))


@login_required
def file(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The signed file, for its holder alone."""
    row = get_object_or_404(Badge, uid=uid, person_id=request.user.pk or 0)
    response = HttpResponse(row.token, content_type="application/vc+jwt")
    response["Content-Disposition"] = f'attachment; filename="badge-{row.issued_at:%Y-%m-%d}.jwt"'
    return response


@login_required
@one_effect
def revoke(request: HttpRequest, uid: UUID) -> HttpResponse:
    row = get_object_or_404(Badge.objects.select_related("operator"), uid=uid)
    allow(policy.may_revoke_badge(request.user, row, now=clock.now()))
    form = PressForm(request.POST) if request.method == "POST" else PressForm()
    if form.is_valid() and attempt(form, actions.revoke_badge, row, by=request.user, now=clock.now()):
        messages.success(request, _("Revoked. It stands on the list that everybody can check."))
        return redirect(row)
    once = _("Whoever checks it against our list sees that it no longer holds. It cannot be undone.")
    return form_page(request, form, heading=_("Revoke the badge"), button=_("Revoke it"), warning=True, once=once, back=row.get_absolute_url())  # fmt: skip
