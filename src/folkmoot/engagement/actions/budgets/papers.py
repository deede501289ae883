from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.engagement.actions.budgets.holding import held_open, refuse_unless
from folkmoot.engagement.models import Ballot, BallotChannel, Budget, PaperEntry, PaperSheet
from folkmoot.engagement.policy import budgets as policy
from folkmoot.engagement.states import BudgetState
from folkmoot.engagement.voting.marks import Marks, check
from folkmoot.people.models import Person

MOST_PAPERS = 200


@transaction.atomic
def print_papers(budget: Budget, *, count: int, by: Person, now: datetime) -> list[PaperSheet]:
    """Make ballot papers, each with a receipt of its own on a slip to tear off."""
    capacity = allow(policy.may_run_budget(by, budget, now=now))
    refuse_unless(budget, BudgetState.VOTING, sentence=_("Papers are printed while voting is open."))
    if not 1 <= count <= MOST_PAPERS:
        raise Refused(_("Print between 1 and %(most)s at a time.") % {"most": MOST_PAPERS}, field="count")
    sheets = PaperSheet.objects.bulk_create(PaperSheet(budget=budget) for _paper in range(count))
    record(by, "engagement.budget.papers_printed", budget, capacity=capacity, now=now, facts={"papers": count})
    return sheets


@transaction.atomic
def key_paper(budget: Budget, *, receipt: str, marks: Marks, by: Person, now: datetime) -> PaperSheet:
    """Enter what a paper says. Once two people have entered the same, it is a ballot like any other.

    Raises Refused for a receipt that was not printed here, and for a paper that is counted already.
    """
    allow(policy.may_run_budget(by, budget, now=now))
    budget = held_open(budget)
    refuse_unless(budget, BudgetState.VOTING, BudgetState.CLOSED)
    sheet = the_sheet(budget, receipt)
    kept = check(budget, marks)
    PaperEntry.objects.update_or_create(
        sheet=sheet, keyed_by=by,
        defaults={"area": kept.area, "choices": list(kept.choices), "points": list(kept.points)},
    )  # fmt: skip
    same = sheet.entries.filter(area=kept.area).exclude(keyed_by=by)
    if any((tuple(row.choices), tuple(row.points)) == (kept.choices, kept.points) for row in same):
        Ballot.objects.create(
            receipt=sheet.receipt, budget=budget, area=kept.area, choices=list(kept.choices),
            points=list(kept.points), channel=BallotChannel.PAPER,
        )  # fmt: skip
        sheet.entries.all().delete()
        sheet.counted = True
        sheet.save(update_fields=["counted"])
    return sheet


@transaction.atomic
def spoil_paper(budget: Budget, *, receipt: str, reasons: str, by: Person, now: datetime) -> PaperSheet:
    """Set a paper aside that cannot be read, with the reason. How many there were is published."""
    capacity = allow(policy.may_run_budget(by, budget, now=now))
    budget = held_open(budget)
    refuse_unless(budget, BudgetState.VOTING, BudgetState.CLOSED)
    sheet = the_sheet(budget, receipt)
    if not reasons.strip():
        raise Refused(_("Say why it cannot be counted."), field="reasons")
    sheet.spoilt_because = reasons.strip()
    sheet.save(update_fields=["spoilt_because"])
    sheet.entries.all().delete()
    record(by, "engagement.budget.paper_spoilt", budget, capacity=capacity, now=now, words={"why": reasons.strip()})
    return sheet


def the_sheet(budget: Budget, receipt: str) -> PaperSheet:
    sheet = budget.sheets.filter(receipt=receipt.strip().upper()).first()
    if sheet is None:
        raise Refused(_("No paper with this number was printed for this vote."), field="receipt")
    sheet = locked(sheet)
    if sheet.counted:
        raise Refused(_("This paper has been entered by two people and is counted."), field="receipt")
    if sheet.spoilt_because:
        raise Refused(_("This paper was set aside: %(why)s") % {"why": sheet.spoilt_because}, field="receipt")
    return sheet


def what_keeps_the_count_waiting(budget: Budget) -> list[str]:
    """Papers that only one person has entered, that two read differently, or more papers than people."""
    found = []
    open_sheets = (
        PaperSheet.objects.filter(budget=budget, counted=False, spoilt_because="", entries__isnull=False)
        .distinct()
        .order_by("receipt")
    )
    waiting = [sheet.receipt for sheet in open_sheets]
    if waiting:
        found.append(
            _("Two people have not entered the same for these papers yet: %(papers)s.")
            % {"papers": ", ".join(waiting[:10])}
        )
    papers = budget.ballots.filter(channel=BallotChannel.PAPER).count()
    handed_out = budget.marks.filter(channel=BallotChannel.PAPER).count()
    if papers > handed_out:
        found.append(
            _("There are %(papers)s papers, but only %(people)s people were handed one. Find out why first.")
            % {"papers": papers, "people": handed_out}
        )
    return found
