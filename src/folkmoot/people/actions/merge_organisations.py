"""Two records of organisations: joined, kept apart, or parted again."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, models, transaction
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from folkmoot.core.models import Entry
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.subjects import refer
from folkmoot.people import policy
from folkmoot.people.merging import followers, ties_of
from folkmoot.people.models import Organisation, OrganisationMerge, Person
from folkmoot.people.models.organisation import LegalForm, OrganisationKind

MERGED = "people.organisation.merged"
Moved = dict[str, list[int]]


@transaction.atomic
def merge_organisations(
    kept: Organisation, *, merged: Organisation, reasons: str, by: Person, now: datetime
) -> Organisation:
    """Join `merged` to `kept`: its numbers, notices and awards go with it; the record itself stays, marked.

    The entry says which rows moved, so that `separate_organisations` can put each back. Raises NotAllowed to all
    but administrators; Refused when people act for `merged` or it has work of its own, since neither may change
    hands without the people it concerns.
    """
    capacity = allow(policy.may_administer(by, now=now))
    kept, merged = _both(kept, merged)
    if ties := ties_of(merged)[merged.pk]:
        raise Refused(
            _("“%(name)s” cannot be joined to another record, because it has: %(ties)s. Keep it, and join the other.")
            % {"name": merged.name, "ties": get_text_list(ties, _("and"))}
        )
    moved, doubled = _move(merged, kept)
    learned = kept.kind == OrganisationKind.UNKNOWN != merged.kind
    if learned:
        _describe(kept, merged.kind, merged.kind_reason, merged.legal_form)
    merged.merged_into = kept
    merged.save(update_fields=["merged_into"])
    _answer(kept, merged, True, reasons, by, now)
    record(
        by, MERGED, merged, capacity=capacity, now=now, reasons=reasons, touching=[kept],
        facts={"kept": kept.pk, "moved": moved, "doubled": doubled, "learned_kind": learned},
    )  # fmt: skip
    return kept


@transaction.atomic
def keep_apart(one: Organisation, *, other: Organisation, reasons: str, by: Person, now: datetime) -> OrganisationMerge:
    """Say that two records with like names are different organisations, so that they are not offered again."""
    capacity = allow(policy.may_administer(by, now=now))
    one, other = _both(one, other)
    answer = _answer(one, other, False, reasons, by, now)
    record(
        by, "people.organisation.kept_apart", one, capacity=capacity, now=now, reasons=reasons, touching=[other],
        facts={"other": other.pk},
    )  # fmt: skip
    return answer


@transaction.atomic
def separate_organisations(merged: Organisation, *, reasons: str, by: Person, now: datetime) -> Organisation:
    """Part a record from the one it was joined to, and put back every row that the record says went with it."""
    capacity = allow(policy.may_administer(by, now=now))
    merged = locked(merged)
    kept = merged.merged_into
    if kept is None:
        raise Refused(_("“%(name)s” is not joined to another record.") % {"name": merged.name})
    entry = Entry.objects.filter(subject=refer(merged), code=MERGED).order_by("-number").first()
    facts = entry.facts if entry else {}
    moved: Moved = facts.get("moved", {})
    for model, field in followers():
        ids = moved.get(f"{model._meta.label_lower}.{field}", [])
        model._default_manager.filter(pk__in=ids, **{field: kept}).update(**{field: merged})
    if facts.get("learned_kind"):
        _describe(kept, OrganisationKind.UNKNOWN, "", LegalForm.UNKNOWN)
    merged.merged_into = None
    merged.save(update_fields=["merged_into"])
    _answer(kept, merged, False, reasons, by, now)
    record(
        by, "people.organisation.separated", merged, capacity=capacity, now=now, reasons=reasons, touching=[kept],
        facts={"kept": kept.pk},
    )  # fmt: skip
    return merged


def _describe(organisation: Organisation, kind: str, reason: str, form: str) -> None:
    organisation.kind, organisation.kind_reason, organisation.legal_form = kind, reason, form
    organisation.save(update_fields=["kind", "kind_reason", "legal_form"])


def _both(one: Organisation, other: Organisation) -> tuple[Organisation, Organisation]:
    """Both rows, held, always in one order so that two people cannot wait for each other."""
    if one.pk == other.pk:
        raise Refused(_("Choose two different records."))
    held = {
        row.pk: row for row in Organisation.objects.select_for_update().filter(pk__in=[one.pk, other.pk]).order_by("pk")
    }
    for row in held.values():
        if row.merged_into_id:
            raise Refused(_("“%(name)s” is joined to another record already.") % {"name": row.name})
    return held[one.pk], held[other.pk]


def _move(merged: Organisation, kept: Organisation) -> tuple[Moved, int]:
    """Point every row that follows at the kept record. Where both stood in one award, one line is enough."""
    moved: Moved = {}
    doubled = 0
    for model, field in followers():
        ids = list(model._default_manager.filter(**{field: merged}).order_by("pk").values_list("pk", flat=True))
        went = _point_at(model, field, ids, kept)
        doubled += len(ids) - len(went)
        moved[f"{model._meta.label_lower}.{field}"] = went
    return moved, doubled


def _point_at(model: type[models.Model], field: str, ids: list[int], kept: Organisation) -> list[int]:
    rows = model._default_manager
    try:
        with transaction.atomic():
            rows.filter(pk__in=ids).update(**{field: kept})
        return ids
    except IntegrityError:
        went = []
    for key in ids:
        try:
            with transaction.atomic():
                rows.filter(pk=key).update(**{field: kept})
            went.append(key)
        except IntegrityError:
            rows.filter(pk=key).delete()
    return went


def _answer(
    kept: Organisation, merged: Organisation, same: bool, reasons: str, by: Person, now: datetime
) -> OrganisationMerge:
    pair = models.Q(kept=kept, merged=merged) | models.Q(kept=merged, merged=kept)
    OrganisationMerge.objects.filter(pair).delete()
    return OrganisationMerge.objects.create(
        kept=kept, merged=merged, same=same, reasons=reasons[:300], decided_by=by, decided_at=now
    )
