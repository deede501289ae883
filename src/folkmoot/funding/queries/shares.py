"""Who was awarded what: the share of awards that went to voluntary and community organisations (ledger MP-11).

An award is counted once, however many suppliers share it. Where it is shared between kinds of organisation and
nobody says what each had, and where a recipient's kind is not known, it is unknown: never guessed, never left out.
"""

from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db import connection

from folkmoot.funding.models import Notice, NoticeAward
from folkmoot.people.models import Organisation
from folkmoot.people.models.organisation import VOLUNTARY, OrganisationKind
from folkmoot.places.models import Area

_AWARDS = """
WITH row AS (
  SELECT a.notice_id, a.identifier, a.awarded_date, a.recipient_id,
    CAST(ROUND(a.value * 100) AS BIGINT) AS pence,
    CASE WHEN a.is_to_individual THEN 1 ELSE 0 END AS individual,
    CASE WHEN COALESCE(k.kind, o.kind) IN ({voluntary}) THEN 1 ELSE 0 END AS vco,
    CASE WHEN a.recipient_id IS NOT NULL AND COALESCE(k.kind, o.kind) = %s THEN 1 ELSE 0 END AS unknown,
    CASE WHEN COALESCE(k.kind, o.kind) IN ({voluntary}) AND COALESCE(h.code, '') <> '' THEN 1 ELSE 0 END AS local
  FROM {award} a
  LEFT JOIN {organisation} o ON o.id = a.recipient_id
  LEFT JOIN {organisation} k ON k.id = o.merged_into_id
  LEFT JOIN {area} p ON p.id = COALESCE(k.area_id, o.area_id)
  LEFT JOIN {area} h ON h.code = %s AND (h.id = p.id OR h.id = p.borough_id)
  WHERE a.currency = 'GBP'
), award AS (
  SELECT notice_id, identifier, MIN(awarded_date) AS day, SUM(pence) AS pence, COUNT(recipient_id) AS recipients,
    SUM(vco) AS vcos, SUM(unknown) AS unknowns, SUM(individual) AS individuals, SUM(local) AS locals,
    SUM(CASE WHEN vco = 1 THEN pence ELSE 0 END) AS own_vco,
    SUM(CASE WHEN recipient_id IS NOT NULL AND vco = 0 AND unknown = 0 THEN pence ELSE 0 END) AS own_other
  FROM row GROUP BY notice_id, identifier
), sorted AS (
  SELECT notice_id, day, pence, locals, own_vco, own_other, recipients,
    CASE WHEN recipients = 0 AND individuals > 0 THEN 'other'
         WHEN recipients = 0 THEN 'unknown'
         WHEN vcos = recipients THEN 'vco'
         WHEN vcos = 0 AND unknowns = 0 THEN 'other'
         ELSE 'unknown' END AS kind
  FROM award
)
SELECT {key} AS part,
  COUNT(*) AS awards,
  SUM(CASE WHEN s.kind = 'vco' THEN 1 ELSE 0 END) AS to_vcos,
  SUM(CASE WHEN s.kind = 'other' THEN 1 ELSE 0 END) AS to_others,
  SUM(CASE WHEN s.kind = 'vco' AND s.locals = s.recipients THEN 1 ELSE 0 END) AS to_local,
  COUNT(s.pence) AS with_value,
  COALESCE(SUM(s.pence), 0) AS pence,
  COALESCE(SUM(CASE WHEN s.kind = 'vco' THEN s.pence WHEN s.kind = 'unknown' THEN s.own_vco ELSE 0 END), 0) AS vco_pence,
  COALESCE(SUM(CASE WHEN s.kind = 'other' THEN s.pence WHEN s.kind = 'unknown' THEN s.own_other ELSE 0 END), 0) AS other_pence,
  COALESCE(SUM(CASE WHEN s.kind = 'vco' AND s.locals = s.recipients THEN s.pence ELSE 0 END), 0) AS local_pence
FROM sorted s
JOIN {notice} n ON n.id = s.notice_id
JOIN {organisation} b ON b.id = n.body_id
WHERE 1 = 1 {narrowed}
GROUP BY {key}
"""
_YEAR = "substr(CAST(s.day AS text), 1, 4)"
_BODY = "COALESCE(b.merged_into_id, b.id)"


@dataclass(frozen=True)
class Share:
    """One line of the account: awards counted once, and pounds where a value was stated."""

    part: Any
    awards: int = 0
    to_vcos: int = 0
    to_others: int = 0
    to_local: int = 0
    with_value: int = 0
    pence: int = 0
    vco_pence: int = 0
    other_pence: int = 0
    local_pence: int = 0

    @property
    def unknown(self) -> int:
        return self.awards - self.to_vcos - self.to_others

    @property
    def without_value(self) -> int:
        return self.awards - self.with_value

    @property
    def value(self) -> Decimal:
        return pounds(self.pence)

    @property
    def vco_value(self) -> Decimal:
        return pounds(self.vco_pence)

    @property
    def other_value(self) -> Decimal:
        return pounds(self.other_pence)

    @property
    def local_value(self) -> Decimal:
        return pounds(self.local_pence)

    @property
    def unknown_value(self) -> Decimal:
        return pounds(self.pence - self.vco_pence - self.other_pence)

    @property
    def percent_by_value(self) -> Decimal | None:
        """Of everything with a value, the unknown included, what is known to have gone to voluntary organisations."""
        return percent(self.vco_pence, self.pence)

    @property
    def percent_by_number(self) -> Decimal | None:
        return percent(self.to_vcos, self.awards)


def pounds(pence: int) -> Decimal:
    return Decimal(pence) / 100


def percent(part: int, whole: int) -> Decimal | None:
    """None of nothing: a share of no awards is not nought."""
    return round(Decimal(part) * 100 / Decimal(whole), 1) if whole else None


def together(shares: list[Share]) -> Share:
    names = [field.name for field in fields(Share) if field.name != "part"]
    return Share(None, **{name: sum(getattr(share, name) for share in shares) for name in names})


def by_year(*, source: str = "", body: int | None = None) -> list[Share]:
    """Newest first; awards without a date come last."""
    found = _account(_YEAR, source=source, body=body)
    return sorted(found, key=lambda share: (share.part is not None, share.part or ""), reverse=True)


def by_body(*, source: str = "", year: int | None = None) -> list[Share]:
    """The bodies that awarded most first. `part` is the body's id."""
    return sorted(
        _account(_BODY, source=source, year=year), key=lambda share: (-share.pence, -share.awards, share.part)
    )


def _account(key: str, *, source: str = "", body: int | None = None, year: int | None = None) -> list[Share]:
    narrowed, asked = "", []
    for sql, value in (
        ("n.source = %s", source),
        (f"{_BODY} = %s", body),
        (f"{_YEAR} = %s", str(year) if year else ""),
    ):
        if value:
            narrowed += f" AND {sql}"
            asked.append(value)
    voluntary = ", ".join(["%s"] * len(VOLUNTARY))
    sql = _AWARDS.format(
        voluntary=voluntary, key=key, narrowed=narrowed,
        award=NoticeAward._meta.db_table, notice=Notice._meta.db_table,
        organisation=Organisation._meta.db_table, area=Area._meta.db_table,
    )  # fmt: skip
    given = [*VOLUNTARY, OrganisationKind.UNKNOWN, *VOLUNTARY, settings.FOLKMOOT_HOME_AREA, *asked]
    with connection.cursor() as cursor:
        cursor.execute(sql, [str(value) if not isinstance(value, int) else value for value in given])
        return [Share(row[0], *(int(cell) for cell in row[1:])) for row in cursor.fetchall()]


def in_other_currencies(*, source: str = "") -> int:
    """Awards that are not in pounds, which no share counts."""
    rows = NoticeAward.objects.exclude(currency="GBP")
    if source:
        rows = rows.filter(notice__source=source)
    return rows.values("notice_id", "identifier").distinct().count()
