"""Runs checks and stores findings. Law cannot be explained away; everything else may be, in public."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db.models import Model, Q

from folkmoot.commitments.checking import CHECKS, Verdict, not_applicable
from folkmoot.commitments.models import Explanation, Finding, Rulebook, Signatory, Undertaking
from folkmoot.commitments.states import FindingState, Force, RulebookState
from folkmoot.core.appearances import appearance_of
from folkmoot.core.audiences import PUBLIC
from folkmoot.core.clock import day_of
from folkmoot.core.record import after_entry
from folkmoot.core.subjects import find, refer


@after_entry
def find_again(thing: Model, now: datetime) -> None:
    """Run every check registered on this kind of row and store what it finds."""
    checks = [check for check in CHECKS if isinstance(thing, check.model)]
    if not checks:
        return
    subject, today = refer(thing), day_of(now)
    wanted = {(check.rulebook, check.number) for check in checks}
    undertakings = undertakings_for(thing, wanted)
    explained = set(Explanation.objects.filter(subject=subject).values_list("undertaking_id", flat=True))
    appearance, body, case = appearance_of(thing), body_of(thing), refer(case_of(thing))
    found, signed = [], signed_by(body, today)
    for check in checks:
        undertaking = undertakings.get((check.rulebook, check.number))
        if undertaking is None:
            continue
        verdict = _verdict(check.function, thing, today, undertaking, body, explained, signed)
        found.append(
            Finding(
                undertaking=undertaking,
                check_name=check.name,
                subject=subject,
                subject_title=(appearance.title if appearance else str(thing))[:300],
                subject_url=appearance.url if appearance else _address_of(thing),
                case=case,
                audience=appearance.audience if appearance else PUBLIC,
                body=body,
                state=verdict.state,
                sentence=verdict.sentence[:400],
                due_date=verdict.due_date,
                found_at=now,
            )
        )
    _keep(subject, found)


KEY = ["undertaking", "check_name", "subject"]
SAID = ["subject_title", "subject_url", "case", "audience", "body", "state", "sentence", "due_date", "found_at"]


def _keep(subject: str, found: list[Finding]) -> None:
    """Store what was found in one statement, and drop what is no longer looked at."""
    Finding.objects.bulk_create(found, update_conflicts=True, unique_fields=KEY, update_fields=SAID)
    current = {(row.undertaking_id, row.check_name) for row in found}
    rows = Finding.objects.filter(subject=subject).values_list("pk", "undertaking_id", "check_name")
    if gone := [pk for pk, *key in rows if tuple(key) not in current]:
        Finding.objects.filter(pk__in=gone).delete()


def _address_of(thing: Any) -> str:
    """Where to read about a row that appears in no list, a payment for example: its own address, if it has one."""
    return thing.get_absolute_url() if hasattr(thing, "get_absolute_url") else ""


def _verdict(
    function: Any, thing: Model, today: date, undertaking: Undertaking, body: Any, explained: set[int], signed: set[str]
) -> Verdict:
    rulebook = undertaking.rulebook
    if rulebook.binds_signatories_only and rulebook.code not in signed:
        return not_applicable(f"{body or 'This body'} has not signed the {rulebook.title}.")
    verdict: Verdict = function(thing, today)
    may_explain = undertaking.force != Force.STATUTE
    open_states = (FindingState.BROKEN, FindingState.DUE)
    if verdict.state in open_states and may_explain and undertaking.pk in explained:
        return Verdict(FindingState.EXPLAINED, verdict.sentence, verdict.due_date)
    return verdict


def signed_by(body: Any, today: date) -> set[str]:
    """The codes of the rulebooks that bind this body today: those it has signed, with a day."""
    if body is None:
        return set()
    dated = Signatory.objects.filter(body=body, signed_date__lte=today)
    return set(dated.values_list("rulebook_code", flat=True))


def undertakings_for(thing: Model, wanted: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Undertaking]:
    """The undertakings in force for this row: a project keeps the version of the framework it began under."""
    versions = Rulebook.objects.filter(state=RulebookState.ADOPTED)
    framework = getattr(case_of(thing), "framework", None)
    if framework is not None:
        versions = Rulebook.objects.filter(
            Q(pk=framework.pk) | (Q(state=RulebookState.ADOPTED) & ~Q(code=framework.code))
        )
    pairs = set(wanted)
    found = Undertaking.objects.filter(
        rulebook__in=versions,
        rulebook__code__in={code for code, _number in pairs},
        number__in={number for _code, number in pairs},
    ).select_related("rulebook")
    return {(row.rulebook.code, row.number): row for row in found if (row.rulebook.code, row.number) in pairs}


def case_of(thing: Any) -> Any:
    """The case a row belongs to (its `case`), or the row itself; followed to the top."""
    case = getattr(thing, "case", None)
    return thing if case is None else case_of(case)


def body_of(thing: Any) -> Any:
    """The body that answers for a row: its own `body`, else its case's."""
    return getattr(thing, "body", None) or getattr(case_of(thing), "body", None)


def find_overdue(now: datetime) -> int:
    """Run again every check whose day has passed. Called daily. Returns how many subjects were looked at."""
    subjects = set(Finding.objects.filter(due_date__lt=day_of(now)).values_list("subject", flat=True))
    for subject in sorted(subjects):
        thing = find(subject)
        if thing is None:
            Finding.objects.filter(subject=subject).delete()
        else:
            find_again(thing, now)
    return len(subjects)
