from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from folkmoot.core import clock
from folkmoot.core.policy import Refused
from folkmoot.core.posting import attempt, one_effect
from folkmoot.core.tables import csv_response
from folkmoot.engagement import queries
from folkmoot.engagement.actions import panels as actions
from folkmoot.engagement.forms import CategoryForm, CensusForm, CodeForm, InviteForm, TakenDownForm, TargetForm, YesForm
from folkmoot.engagement.models import Assembly, Category, CategoryValue, InvitationRound
from folkmoot.engagement.states import AssemblyState
from folkmoot.engagement.views.panels.asking import ask, assembly_or_404, run_assembly


@login_required
@one_effect
def categories(request: HttpRequest, pk: int) -> HttpResponse:
    """In what the assembly must be like its place: typed in, or taken from the evidence."""
    row = run_assembly(request, pk)
    tables = queries.census_tables(row.area)
    from_census = request.method == "POST" and "table" in request.POST
    form = CategoryForm(None if from_census else request.POST or None)
    census = CensusForm(request.POST if from_census else None, tables=tables)
    chosen: Any = census if from_census else form
    if request.method == "POST" and chosen.is_valid():
        words = from_evidence(row, chosen.cleaned_data) if from_census else chosen.cleaned_data
        if attempt(chosen, actions.add_category, row, by=request.user, now=clock.now(), **words):
            messages.success(request, _("The category is added, with targets that follow the place."))
            return redirect("engagement:assembly_categories", row.pk)
    context = {
        "assembly": row, "form": form, "census": census if tables else None, "failed": chosen,
        "likeness": queries.likeness(row, []), "is_open": row.state == AssemblyState.PREPARING,
        "may_target": row.state in (AssemblyState.PREPARING, AssemblyState.INVITING),
    }  # fmt: skip
    return render(request, "engagement/panels/categories.html", context)


def from_evidence(row: Assembly, said: dict[str, Any]) -> dict[str, Any]:
    source, is_special, values = queries.census_values(row.area, said["table"])
    shares = [
        actions.Share(value.indicator.title[:80], int(value.number), value.indicator)
        for value in values
        if value.number is not None
    ]
    name = dict(queries.census_tables(row.area)).get(said["table"], source)
    return {
        "name": name[:60], "question": said["question"], "source": source, "values": shares, "is_special": is_special,
    }  # fmt: skip


@login_required
@require_POST
@one_effect
def remove_category(request: HttpRequest, pk: int) -> HttpResponse:
    category = get_object_or_404(Category.objects.select_related("assembly"), pk=pk, assembly__isnull=False)
    assert category.assembly is not None
    row = category.assembly
    try:
        actions.remove_category(category, by=request.user, now=clock.now())  # type: ignore[arg-type]
        messages.success(request, _("The category is taken out."))
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("engagement:assembly_categories", row.pk)


@login_required
@one_effect
def target(request: HttpRequest, pk: int) -> HttpResponse:
    value = get_object_or_404(
        CategoryValue.objects.select_related("category__assembly"), pk=pk, category__assembly__isnull=False
    )
    assert value.category.assembly is not None
    row = run_assembly(request, value.category.assembly.pk)
    form = TargetForm(request.POST or None, initial={"least": value.least, "most": value.most, "reason": value.reason})

    def act(**words: Any) -> Any:
        return actions.set_target(value, **words)

    return ask(
        request, form, act, said=_("The target is changed."), to=reverse("engagement:assembly_categories", args=[row.pk]),
        title=_("Seats for “%(value)s”") % {"value": value.label}, caption=row.title,
        back=reverse("engagement:assembly_categories", args=[row.pk]), button=_("Save the target"),
    )  # fmt: skip


@login_required
@one_effect
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    """Draw the letters from a list, take them away, and forget the list."""
    row = run_assembly(request, pk)
    form = InviteForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        if attempt(form, actions.invite, row, by=request.user, now=clock.now(), **form.cleaned_data):
            messages.success(
                request, _("The letters are drawn. Take the list away, post them, then forget the addresses.")
            )
            return redirect("engagement:assembly_invite", row.pk)
    context = {
        "assembly": row, "form": form, "rounds": row.rounds.order_by("number"),
        "is_open": row.state in (AssemblyState.PREPARING, AssemblyState.INVITING) and row.categories.exists(),
    }  # fmt: skip
    return render(request, "engagement/panels/invite.html", context)


@login_required
@never_cache
def letters(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The letters of a round: address, code, where to answer and by when. Gone once the addresses are forgotten."""
    batch = get_object_or_404(InvitationRound.objects.select_related("assembly"), pk=pk, forgotten_at=None)
    row = run_assembly(request, batch.assembly_id)
    where = request.build_absolute_uri(reverse("engagement:assembly_yes", args=[row.pk]))
    columns = [_("Address"), _("Code"), _("Answer at"), _("Answer by")]
    lines = (
        [address, code, where, row.reply_by_date]
        for address, code in batch.invitations.order_by("pk").values_list("address", "code")
    )
    return csv_response(f"letters-{row.pk}-{batch.number}", columns, lines)


@login_required
@require_POST
@one_effect
def forget(request: HttpRequest, pk: int) -> HttpResponse:
    batch = get_object_or_404(InvitationRound.objects.select_related("assembly"), pk=pk)
    run_assembly(request, batch.assembly_id)
    try:
        actions.forget_addresses(batch, by=request.user, now=clock.now())  # type: ignore[arg-type]
        messages.success(request, _("The addresses are forgotten."))
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("engagement:assembly_invite", batch.assembly_id)


@one_effect
def say_yes(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer a letter with yes: with an account or without one."""
    row = assembly_or_404(request, pk)
    if row.state != AssemblyState.INVITING:
        return redirect(row)
    form = YesForm(request.POST or None, categories=row.categories.order_by("position"))
    person = request.user if request.user.is_authenticated else None
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        entry = attempt(
            form, actions.say_yes, row, code=said["code"], values=form.values(), name=said["name"], reach=said["reach"],
            access_needs=said["access_needs"], by=person, now=clock.now(),
        )  # fmt: skip
        if entry:
            return render(request, "engagement/panels/in_pool.html", {"assembly": row, "entry": entry})
    return render(request, "engagement/panels/yes.html", {"assembly": row, "form": form})


@one_effect
def say_no(request: HttpRequest, pk: int) -> HttpResponse:
    row = assembly_or_404(request, pk)
    person = request.user if request.user.is_authenticated else None
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if attempt(form, actions.say_no, row, by=person, now=clock.now(), **form.cleaned_data):
            messages.success(request, _("Thank you. We will not ask you again about this assembly."))
            return redirect(row)
    context = {
        "form": form, "title": _("I do not want to take part"), "caption": row.title, "button_text": _("Say no"),
        "back": reverse("engagement:assembly_yes", args=[row.pk]),
        "intro": _("You need not say why. Only that this letter was answered is kept."),
    }  # fmt: skip
    return render(request, "engagement/panels/form.html", context)


@login_required
@one_effect
def pool(request: HttpRequest, pk: int) -> HttpResponse:
    """Who said yes, beside the targets; and a form to take somebody's yes down by phone."""
    row = run_assembly(request, pk)
    form = TakenDownForm(request.POST or None, categories=row.categories.order_by("position"))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        if attempt(
            form, actions.say_yes, row, code=said["code"], values=form.values(), name=said["name"], reach=said["reach"],
            access_needs=said["access_needs"], captured_by=said["captured_by"], by=request.user, now=clock.now(),
        ):  # fmt: skip
            messages.success(request, _("Their yes is in the pool."))
            return redirect("engagement:assembly_pool", row.pk)
    letters_out = sum(each.letters for each in row.rounds.all())
    context = {
        "assembly": row, "form": form, "people": row.pool.filter(withdrawn_at=None).count(), "letters": letters_out,
        "likeness": queries.assembly_likeness(row), "is_open": row.state == AssemblyState.INVITING,
    }  # fmt: skip
    return render(request, "engagement/panels/pool.html", context)
