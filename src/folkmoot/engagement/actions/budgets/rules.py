import secrets
from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.engagement.actions.budgets.holding import refuse_unless
from folkmoot.engagement.models import BallotKind, Budget, Electorate, RegisterEntry, Ties, VotingCode
from folkmoot.engagement.models.ballot import LETTERS
from folkmoot.engagement.policy import budgets as policy
from folkmoot.engagement.states import BudgetState
from folkmoot.engagement.voting.voters import digest_of_code, digest_of_person
from folkmoot.people.models import Person

OPEN_TO_RULES = (BudgetState.PREPARING, BudgetState.IDEAS, BudgetState.CHECKING)
MOST_CODES = 50_000


@transaction.atomic
def fix_rule(
    budget: Budget,
    *,
    ballot: BallotKind,
    method: str,
    completion: str,
    ties: str,
    seed: str = "",
    quorum: int = 1,
    most_choices: int | None = None,
    points: int | None = None,
    reasons: str,
    by: Person,
    now: datetime,
) -> Budget:
    """Fix how people vote and how it is counted, with the reason, before anybody votes. It cannot be changed after.

    Raises Refused when it is fixed already, when points or lots lack their number, or without a reason.
    """
    capacity = allow(policy.may_run_budget(by, budget, now=now))
    budget = locked(budget)
    if budget.rule_fixed_at is not None:
        raise Refused(_("The rule is fixed and published. It cannot be changed for this vote."))
    refuse_unless(budget, *OPEN_TO_RULES)
    if ballot == BallotKind.POINTS and not points:
        raise Refused(_("Say how many points each voter shares out."), field="points")
    if ties == Ties.LOT and not seed.strip():
        raise Refused(_("For lots, give the number that was drawn in public."), field="seed")
    if quorum < 1:
        raise Refused(_("A project needs at least one person."), field="quorum")
    if len(reasons.strip()) < 20:
        raise Refused(_("Say, in a sentence or more, why this rule. It is published."), field="reasons")
    budget.ballot, budget.method, budget.completion, budget.ties = ballot, method, completion, ties
    budget.seed, budget.quorum, budget.most_choices = seed.strip() if ties == Ties.LOT else "", quorum, most_choices
    budget.points = points if ballot == BallotKind.POINTS else None
    budget.rule_fixed_at = now
    budget.save()
    record(
        by, "engagement.budget.rule_fixed", budget, capacity=capacity, now=now, reasons=reasons.strip(),
        facts={"ballot": ballot, "method": method, "completion": completion, "ties": ties, "quorum": quorum},
    )  # fmt: skip
    return budget


@transaction.atomic
def choose_electorate(
    budget: Budget, *, electorate: Electorate, needs_account: bool, reasons: str, by: Person, now: datetime
) -> Budget:
    """Pick who may vote, with the reason. Until this is done nobody can vote."""
    capacity = allow(policy.may_run_budget(by, budget, now=now))
    budget = locked(budget)
    refuse_unless(budget, *OPEN_TO_RULES, sentence=_("Who may vote is settled before voting opens."))
    if not reasons.strip():
        raise Refused(_("Say why. It is published."), field="reasons")
    budget.electorate, budget.needs_account, budget.electorate_reason = electorate, needs_account, reasons.strip()
    budget.save(update_fields=["electorate", "needs_account", "electorate_reason"])
    record(
        by, "engagement.budget.electorate_chosen", budget, capacity=capacity, now=now, reasons=reasons.strip(),
        facts={"electorate": electorate, "needs_account": needs_account},
    )  # fmt: skip
    return budget


@transaction.atomic
def import_register(
    budget: Budget, *, people: Iterable[tuple[str, str, date]], by: Person, now: datetime
) -> tuple[int, int]:
    """Keep the keyed digest of each (name, postcode, day of birth). Returns how many are new, and how many were there.

    The list itself is not kept, and who is too young to vote is left out by whoever reads the file.
    """
    capacity = allow(policy.may_run_budget(by, budget, now=now))
    budget = locked(budget)
    refuse_unless(budget, *OPEN_TO_RULES, sentence=_("The register is settled before voting opens."))
    if budget.electorate != Electorate.REGISTER:
        raise Refused(_("Choose first that people on a register may vote."))
    given = {digest_of_person(budget, *person) for person in people}
    there = set(budget.register.values_list("voter", flat=True))
    new = given - there
    RegisterEntry.objects.bulk_create(
        (RegisterEntry(budget=budget, voter=voter) for voter in sorted(new)), batch_size=2000
    )
    record(by, "engagement.budget.register_imported", budget, capacity=capacity, now=now, facts={"people": len(new)})
    return len(new), len(given & there)


@transaction.atomic
def make_codes(budget: Budget, *, count: int, by: Person, now: datetime) -> list[str]:
    """Make one-time codes to be posted. They are returned once, to be printed; only digests are kept."""
    capacity = allow(policy.may_run_budget(by, budget, now=now))
    budget = locked(budget)
    refuse_unless(budget, *OPEN_TO_RULES, BudgetState.VOTING)
    if budget.electorate != Electorate.CODE:
        raise Refused(_("Choose first that people with a code may vote."))
    made = budget.codes.count()
    if not 1 <= count <= MOST_CODES - made:
        raise Refused(_("Make between 1 and %(most)s codes.") % {"most": MOST_CODES - made}, field="count")
    codes: list[str] = []
    while len(codes) < count:
        letters = "".join(secrets.choice(LETTERS) for _place in range(10))
        codes.append(f"{letters[:5]}-{letters[5:]}")
    VotingCode.objects.bulk_create(
        (VotingCode(budget=budget, voter=voter) for voter in sorted(digest_of_code(budget, code) for code in codes)),
        batch_size=2000,
    )
    record(by, "engagement.budget.codes_made", budget, capacity=capacity, now=now, facts={"codes": count})
    return codes
