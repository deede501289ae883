from django.core.paginator import Paginator
from django.db.models import OuterRef
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from folkmoot.commitments import policy, queries
from folkmoot.commitments.models import Attestation, Concern, Rulebook, Signatory
from folkmoot.commitments.states import ConcernState, FindingState, RulebookState
from folkmoot.core import clock
from folkmoot.core.audiences import audiences_of
from folkmoot.core.subjects import find
from folkmoot.core.tables import csv_response
from folkmoot.people.contacts import post_for
from folkmoot.people.models import Organisation, Purpose


def index(request: HttpRequest) -> HttpResponse:
    rulebooks = list(Rulebook.objects.filter(state=RulebookState.ADOPTED).order_by("title", "pk"))
    tallies = queries.tallies_by_rulebook()
    bodies = queries.tallies_by(queries.public_findings().filter(body__isnull=False), "body")
    names = {row.pk: row for row in Organisation.objects.filter(pk__in=bodies)}
    return render(
        request,
        "commitments/index.html",
        {
            "rows": [(row, tallies.get(row.code, queries.Tally())) for row in rulebooks],
            "bodies": sorted(((names[key], value) for key, value in bodies.items()), key=lambda row: row[0].name),
            "signatories": Signatory.objects.select_related("body")
            .annotate(rulebook_title=queries.title_of_rulebook(OuterRef("rulebook_code")))
            .order_by("rulebook_title", "body__name", "pk"),
            "open_concerns": Concern.objects.exclude(state=ConcernState.RESOLVED).count(),
        },
    )


def rulebook(request: HttpRequest, code: str) -> HttpResponse:
    versions = list(Rulebook.objects.filter(code=code).order_by("-pk"))
    wanted = request.GET.get("version")
    shown = next((row for row in versions if row.version == wanted), None) if wanted else None
    shown = shown or next((row for row in versions if row.state == RulebookState.ADOPTED), None)
    if shown is None:
        raise Http404
    found = queries.public_findings().filter(undertaking__rulebook=shown)
    by_undertaking = queries.tallies_by(found, "undertaking")
    attested = set(
        Attestation.objects.filter(undertaking__rulebook=shown, review_date__gte=clock.day_of(clock.now())).values_list(
            "undertaking_id", flat=True
        )
    )
    undertakings = list(shown.undertakings.select_related("section", "rulebook").order_by("position"))
    return render(
        request,
        "commitments/rulebook.html",
        {
            "rulebook": shown,
            "versions": versions,
            "tally": queries.tally(found),
            "rows": [(row, by_undertaking.get(row.pk, queries.Tally()), row.pk in attested) for row in undertakings],
            "signatories": Signatory.objects.filter(rulebook_code=code).select_related("body").order_by("pk"),
        },
    )


def findings(request: HttpRequest) -> HttpResponseBase:
    rows = queries.worst_and_newest_first(queries.public_findings().exclude(state=FindingState.NOT_APPLICABLE))
    state, code, number = (request.GET.get(name, "") for name in ("state", "rulebook", "number"))
    if state in FindingState.values:
        rows = rows.filter(state=state)
    if code:
        rows = rows.filter(undertaking__rulebook__code=code)
    if number:
        rows = rows.filter(undertaking__number=number)
    if request.GET.get("format") == "csv":
        columns = [_("rulebook"), _("undertaking"), _("state"), _("what was found"), _("where"), _("body"), _("due")]
        return csv_response(
            "findings",
            columns,
            (
                [row.undertaking.rulebook.title, row.undertaking.number, row.get_state_display(), row.sentence,
                 row.subject_title, row.body, row.due_date]
                for row in rows.iterator(500)
            ),
        )  # fmt: skip
    page = Paginator(rows, 25).get_page(request.GET.get("page"))
    return render(
        request,
        "commitments/findings.html",
        {
            "page": page,
            "states": FindingState.choices[:-1],
            "state": state,
            "code": code,
            "number": number,
            "rulebooks": Rulebook.objects.filter(state=RulebookState.ADOPTED).order_by("title"),
            "explanations": queries.explanations_for(page),
        },
    )


def body(request: HttpRequest, pk: int) -> HttpResponse:
    organisation = get_object_or_404(Organisation, pk=pk)
    found = queries.public_findings().filter(body=organisation)
    moment = clock.now()
    shown = list(queries.worst_and_newest_first(found.exclude(state=FindingState.NOT_APPLICABLE))[:100])
    return render(
        request,
        "commitments/body.html",
        {
            "body": organisation,
            "tally": queries.tally(found),
            "findings": shown,
            "explanations": queries.explanations_for(shown),
            "signatures": organisation.signatures.order_by("rulebook_code"),
            "compact_post": post_for(Purpose.COMPACT, [organisation], clock.day_of(moment)).get(organisation.pk),
            "has_contact": queries.has_compact_contact(organisation, clock.day_of(moment)),
            "attestations": organisation.attestations.select_related("undertaking__rulebook").order_by("-signed_at"),
            "concerns": organisation.concerns.select_related("undertaking__rulebook").order_by("-raised_at"),
            "to_attest": queries.still_to_attest(organisation, clock.day_of(moment)),
            "may_speak": policy.may_speak_for(request.user, organisation, now=moment),
            "today": clock.day_of(moment),
        },
    )


def case(request: HttpRequest, subject: str) -> HttpResponse:
    try:
        thing = find(subject)
    except (LookupError, ValueError):
        thing = None
    if thing is None:
        raise Http404
    tokens = audiences_of(request.user, clock.day_of(clock.now()))
    found = list(queries.worst_first(queries.findings_of(thing, tokens, everything=True)))
    if not found:
        raise Http404
    return render(
        request,
        "commitments/case_findings.html",
        {
            "thing": thing,
            "title": next((row.subject_title for row in found if row.subject == subject), str(thing)),
            "url": thing.get_absolute_url(),
            "findings": found,
            "explanations": queries.explanations_for(found),
        },
    )
