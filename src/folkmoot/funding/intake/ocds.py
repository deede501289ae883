"""Open Contracting Data Standard files, one notice for each contracting process.

Source: Open Contracting Data Standard 1.1.5, and what Contracts Finder and Find a Tender publish.
Addresses found in the data are never fetched.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta
from typing import Any

from django.utils.translation import gettext as _

from folkmoot.core.intake import Opened, Progress, Report, Row, RowRefused
from folkmoot.core.intake.documents import read_json
from folkmoot.funding.intake.licences import licence_of
from folkmoot.funding.intake.money import read_currency, read_sum
from folkmoot.funding.intake.parties import Parties, web_address
from folkmoot.funding.intake.releases import Process, find_processes
from folkmoot.funding.intake.shapes import AwardFound, NoticeFound, NoticeStage
from folkmoot.places.codes import find_postcode

ENDED = {
    "cancelled": NoticeStage.CANCELLED,
    "unsuccessful": NoticeStage.UNSUCCESSFUL,
    "withdrawn": NoticeStage.WITHDRAWN,
}
BEFORE_TENDER = {"planning", "planned"}
END_OF_DAY = time(23, 59)


def read_notices(opened: Opened, report: Report, progress: Progress | None = None) -> Iterator[NoticeFound]:
    """Each process in the file as one notice. Bad ones are named in the report and passed over."""
    report.kind, report.file_name = "ocds", opened.name
    document = read_json(opened.text(report))
    licence = licence_of(document)
    processes = list(find_processes(document, report))
    for done, process in enumerate(processes, start=1):
        try:
            notice = _notice(process, report)
            notice.licence = licence
            yield notice
        except RowRefused:
            pass
        if progress:
            progress(done, len(processes))


def _notice(process: Process, report: Report) -> NoticeFound:
    row = Row(report, process.row, process.ocid)
    whole = process.whole
    tender = row.one(whole.get("tender"), "tender")
    parties = Parties(row, whole)
    value, low = row.one(tender.get("value"), "tender/value"), row.one(tender.get("minValue"), "tender/minValue")
    title = row.text(tender.get("title") or whole.get("title"), "tender/title", most=500)
    notice = NoticeFound(
        ocid=process.ocid,
        release_id=str(process.newest.get("id") or "")[:200],
        released_at=process.released_at,
        title=title or _("Untitled notice"),
        description=row.text(tender.get("description") or whole.get("description"), "tender/description"),
        reference=row.text(tender.get("id"), "tender/id", most=200),
        buyer=parties.find(whole.get("buyer") or tender.get("procuringEntity"), "buyer"),
        value=read_sum(row, value.get("amount"), "tender/value"),
        value_with_vat=read_sum(row, value.get("amountGross"), "tender/value/amountGross"),
        value_low=read_sum(row, low.get("amount"), "tender/minValue"),
        currency=read_currency(row, value.get("currency"), "tender/value/currency"),
        published_at=row.moment(tender.get("datePublished"), "tender/datePublished") or process.released_at,
        closes_at=_closes_at(row, tender),
        method=row.text(tender.get("procurementMethod"), "tender/procurementMethod", most=50),
        method_details=row.text(tender.get("procurementMethodDetails"), "tender/procurementMethodDetails", most=200)
        .rstrip("- ")
        .strip(),
        category=row.text(tender.get("mainProcurementCategory"), "tender/mainProcurementCategory", most=50),
        classifications=_classifications(row, tender),
        row=process.row,
    )
    if notice.buyer is None:
        raise row.refuse("buyer", _("It does not say who is buying, so it cannot stand in a register. Add the buyer."))
    notice.buyer.is_buyer = True
    suitability = row.one(tender.get("suitability"), "tender/suitability")
    notice.for_small_firms = row.flag(suitability.get("sme"), "tender/suitability/sme")
    notice.for_vcos = row.flag(suitability.get("vcse"), "tender/suitability/vcse")
    notice.contract_start_date, notice.contract_end_date = _contract_period(row, whole, tender)
    notice.regions, notice.postcodes = _places(row, tender)
    notice.notice_type, notice.source_url = _published_as(row, whole, tender)
    notice.awards = _awards(row, whole, parties)
    notice.stage = _stage(row, process.newest, whole, tender, notice)
    if not title:
        row.doubt("tender/title", _("It has no title."))
    return notice


def _closes_at(row: Row, tender: dict[str, Any]) -> Any:
    period = row.one(tender.get("tenderPeriod"), "tender/tenderPeriod")
    return row.moment(period.get("endDate"), "tender/tenderPeriod/endDate", END_OF_DAY)


def _contract_period(row: Row, whole: dict[str, Any], tender: dict[str, Any]) -> tuple[date | None, date | None]:
    """The days the contract runs, the end exclusive. The day a publisher names as the end is the last day."""
    award = next(iter(row.many(whole.get("awards"), "awards")), {})
    period = row.one(tender.get("contractPeriod") or award.get("contractPeriod"), "contractPeriod")
    start = row.day(period.get("startDate"), "contractPeriod/startDate")
    last = row.day(period.get("endDate"), "contractPeriod/endDate")
    if start and last and last < start:
        row.left_out("contractPeriod", _("The contract would end before it begins, so its end was left out."))
        last = None
    return start, last + timedelta(days=1) if last else None


def _classifications(row: Row, tender: dict[str, Any]) -> list[tuple[str, str]]:
    main = row.one(tender.get("classification"), "tender/classification")
    more = row.many(tender.get("additionalClassifications"), "tender/additionalClassifications")
    items = row.many(tender.get("items"), "tender/items")
    for item in items:
        more += [row.one(item.get("classification"), "tender/items/classification")]
        more += row.many(item.get("additionalClassifications"), "tender/items/additionalClassifications")
    found: dict[str, str] = {}
    for one in [main, *more]:
        if str(one.get("scheme") or "CPV").upper() == "CPV" and one.get("id"):
            found.setdefault(str(one["id"])[:20], row.text(one.get("description"), "classification", most=200))
    return list(found.items())


def _places(row: Row, tender: dict[str, Any]) -> tuple[list[str], list[str]]:
    regions: dict[str, None] = {}
    postcodes: dict[str, None] = {}
    for item in row.many(tender.get("items"), "tender/items"):
        for address in row.many(item.get("deliveryAddresses"), "tender/items/deliveryAddresses"):
            if postcode := find_postcode(str(address.get("postalCode") or "")):
                postcodes[postcode] = None
            if name := address.get("region") or ("" if postcode else address.get("countryName")):
                regions[row.text(name, "tender/items/deliveryAddresses", most=100)] = None
    return list(regions), list(postcodes)


def _published_as(row: Row, whole: dict[str, Any], tender: dict[str, Any]) -> tuple[str, str]:
    """What kind of notice was published last, and where it can be read."""
    holders = [row.one(whole.get("planning"), "planning"), tender]
    holders += row.many(whole.get("awards"), "awards") + row.many(whole.get("contracts"), "contracts")
    found: list[tuple[str, str]] = []
    for holder in holders:
        for document in row.many(holder.get("documents"), "documents"):
            kind = str(document.get("noticeType") or "")
            if not kind and str(document.get("documentType") or "").endswith("Notice"):
                kind = str(document["documentType"])
            if kind:
                found.append((kind[:50], web_address(row, document.get("url"), "documents/url")))
    official = [one for one in found if ".gov.uk/" in one[1]]
    return (official or found or [("", "")])[-1]


def _awards(row: Row, whole: dict[str, Any], parties: Parties) -> list[AwardFound]:
    awards: dict[str, AwardFound] = {}
    for number, given in enumerate(row.many(whole.get("awards"), "awards"), start=1):
        value = row.one(given.get("value"), "awards/value")
        award_id = str(given.get("id") or "").strip()[:200]
        if not award_id:
            row.doubt("awards/id", _("An award has no id; it is numbered by its place in the list."))
            award_id = str(number)
        if award_id in awards:
            row.left_out("awards/id", _("Two awards share the id %(id)s; the first was read.") % {"id": award_id})
            continue
        suppliers: dict[int, Any] = {}
        for supplier in row.many(given.get("suppliers"), "awards/suppliers"):
            if found := parties.find(supplier, "awards/suppliers"):
                suppliers[id(found)] = found
        awards[award_id] = AwardFound(
            id=award_id,
            title=row.text(given.get("title"), "awards/title", most=500),
            status=row.text(given.get("status"), "awards/status", most=50),
            award_date=row.day(given.get("date"), "awards/date"),
            value=read_sum(row, value.get("amount"), "awards/value"),
            currency=read_currency(row, value.get("currency"), "awards/value/currency"),
            suppliers=list(suppliers.values()),
        )
    return list(awards.values())


def _stage(
    row: Row, newest: dict[str, Any], whole: dict[str, Any], tender: dict[str, Any], notice: NoticeFound
) -> NoticeStage:
    tags = {str(tag) for tag in newest.get("tag") or [] if isinstance(tag, str)}
    status = str(tender.get("status") or "").casefold()
    if status in ENDED:
        return ENDED[status]
    if "tenderCancellation" in tags or "planningCancellation" in tags:
        return NoticeStage.CANCELLED
    if any(one.get("status") not in ("cancelled", None) for one in row.many(whole.get("contracts"), "contracts")):
        return NoticeStage.CONTRACT
    if notice.awards:
        ended = all(award.status in ENDED for award in notice.awards)
        return ENDED[notice.awards[-1].status] if ended else NoticeStage.AWARD
    if status in BEFORE_TENDER or any(tag.startswith("planning") for tag in tags):
        return NoticeStage.PLANNING
    if tender:
        return NoticeStage.TENDER
    return NoticeStage.UNKNOWN
