from collections.abc import Iterable
from datetime import datetime

from folkmoot.core.posting import ChangedMeanwhile
from folkmoot.funding.actions.write_bid import save_answer, save_offer
from folkmoot.funding.copying import PLAN, Section
from folkmoot.funding.models import Bid, Criterion
from folkmoot.funding.queries.parts import answer_name, parts_of
from folkmoot.people.models import Person


def paste_bid(
    bid: Bid, sections: Iterable[Section], *, by: Person, now: datetime
) -> tuple[int, list[tuple[str, str, str]]]:
    """Save each part of a file that differs from what is kept, one by one; return how many, and what clashed.

    A part that a colleague changed meanwhile in the same sentence is left as theirs, and told with both texts.
    """
    criteria = {row.position: row for row in Criterion.objects.filter(opportunity=bid.opportunity_id)}
    saved, clashes = 0, list[tuple[str, str, str]]()
    for section in sections:
        parts = parts_of(bid)
        try:
            if section.position == PLAN:
                if section.text != parts.plan.strip():
                    bid = save_offer(
                        bid, outcome_plan=section.text, price=parts.price, seen_version=section.version, by=by, now=now
                    )
                    saved += 1
            elif criterion := criteria.get(section.position):
                there = parts.part(answer_name(criterion.pk))
                if section.text != parts.text(criterion.pk).strip() and (section.text or there.version):
                    save_answer(bid, criterion, text=section.text, seen_version=section.version, by=by, now=now)
                    saved += 1
        except ChangedMeanwhile as clash:
            clashes += clash.changes
    return saved, clashes
