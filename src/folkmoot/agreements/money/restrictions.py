"""What a contribution may be spent on. A pound never leaves the restriction it came under (ledger AG-07)."""

from django.utils.translation import gettext as _

from folkmoot.agreements.models import Agreement, Contribution
from folkmoot.agreements.words import day
from folkmoot.places.models import Area


def lies_in(area: Area, whole: Area) -> bool:
    """Whether one area is the other, or lies wholly in it."""
    return whole.pk in (area.pk, area.borough_id, area.ward_id)


def why_not(contribution: Contribution, agreement: Agreement) -> str:
    """Why this money may not be spent on this agreement; nothing when it may."""
    source = contribution.source_name
    if contribution.only_kind and contribution.only_kind != agreement.project.service_kind:
        return _("The money of %(source)s is only for: %(kind)s. This agreement is for: %(other)s.") % {
            "source": source,
            "kind": contribution.get_only_kind_display(),
            "other": agreement.project.get_service_kind_display(),
        }
    if contribution.only_area and not lies_in(agreement.area, contribution.only_area):
        return _("The money of %(source)s is only for %(area)s. This agreement is for %(other)s.") % {
            "source": source,
            "area": contribution.only_area.name,
            "other": agreement.area.name,
        }
    if contribution.only_voluntary and not agreement.provider.is_voluntary:
        return _("The money of %(source)s is only for voluntary and community organisations.") % {"source": source}
    if contribution.end_date <= agreement.start_date:
        return _("The money of %(source)s had to be spent by %(day)s, before this agreement begins.") % {
            "source": source,
            "day": day(contribution.last_date),
        }
    return ""


def in_words(contribution: Contribution) -> list[str]:
    """The restrictions as a page lists them."""
    found = []
    if contribution.only_kind:
        found.append(_("only for: %s") % contribution.get_only_kind_display())
    if contribution.only_area:
        found.append(_("only in %s") % contribution.only_area.name)
    if contribution.only_voluntary:
        found.append(_("only for voluntary and community organisations"))
    if contribution.conditions:
        found.append(contribution.conditions)
    return found
