"""The two rules written as plainly as can be, with fractions and loops alone: what the fast count is held against."""

from fractions import Fraction

from folkmoot.engagement.counting import Completion, Election, Kind, Method, Rule, Value


def votes_by_project(election: Election) -> dict[str, dict[int, int]]:
    top = min(election.max_length or len(election.projects), len(election.projects))
    found: dict[str, dict[int, int]] = {project.id: {} for project in election.projects}
    for voter, ballot in enumerate(election.ballots):
        for place, choice in enumerate(ballot.choices):
            votes = {Kind.RANKED: top - place, Kind.POINTS: ballot.points[place] if ballot.points else 0}
            if (given := votes.get(election.kind, 1)) > 0:
                found[choice][voter] = given
    return found


def price_of(pence: int, votes: dict[int, int], money: list[Fraction]) -> Fraction | None:
    """Try every supporter as the one with whose money the price is just reached, poorest for their votes first."""
    order = sorted(votes, key=lambda voter: money[voter] / votes[voter])
    given, rest = Fraction(0), sum(votes.values())
    for voter in order:
        price = (pence - given) / rest
        if price * votes[voter] <= money[voter]:
            return price
        given += money[voter]
        rest -= votes[voter]
    return None


def shares(election: Election, rule: Rule, share: Fraction, bought_before: list[str]):
    """Winners in order, and who paid what for each."""
    votes = votes_by_project(election)
    cost = {project.id: project.pence for project in election.projects}
    money = [share] * len(election.ballots)
    running = sorted(
        number
        for number in cost
        if votes[number] and 0 < cost[number] <= election.budget and number not in bought_before
    )
    winners, payments = [], []
    while True:
        best = None
        for number in running:
            price = price_of(cost[number], votes[number], money)
            if price is None:
                continue
            ratio = price / (cost[number] if rule.value is Value.COST else 1)
            if best is None or ratio < best[0]:  # the lowest number wins a tie
                best = ratio, number, price
        if best is None:
            return winners, payments
        _ratio, number, price = best
        paid = {voter: min(money[voter], price * each) for voter, each in votes[number].items()}
        for voter, amount in paid.items():
            money[voter] -= amount
        winners.append(number)
        payments.append({voter: amount for voter, amount in paid.items() if amount})
        running.remove(number)


def greedy(election: Election, rule: Rule, winners: list[str]) -> list[str]:
    votes = {number: sum(given.values()) for number, given in votes_by_project(election).items()}
    cost = {project.id: project.pence for project in election.projects}
    left = election.budget - sum(cost[number] for number in winners)
    rest = [number for number in cost if votes[number] and number not in winners and cost[number] > 0]
    worth = {number: Fraction(votes[number], 1 if rule.value is Value.COST else cost[number]) for number in rest}
    won = []
    for number in sorted(rest, key=lambda number: (-worth[number], number)):
        if cost[number] <= left:
            left -= cost[number]
            won.append(number)
    return won


def winners_and_payments(election: Election, rule: Rule):
    """Winners in order, the payments of those that shares paid for, and how often shares were increased."""
    votes = votes_by_project(election)
    free = sorted(project.id for project in election.projects if project.pence == 0 and votes[project.id])
    if rule.method is Method.GREEDY:
        return free + greedy(election, rule, free), [], 0
    cost = {project.id: project.pence for project in election.projects}
    share = Fraction(election.budget, max(1, len(election.ballots)))
    won, paid = shares(election, rule, share, free)
    taken = 0
    while rule.completion in (Completion.INCREASE, Completion.INCREASE_THEN_GREEDY):
        left = election.budget - sum(cost[number] for number in won)
        if not any(votes[n] and n not in won and n not in free and cost[n] <= left for n in cost):
            break
        more, more_paid = shares(election, rule, share + (rule.step or 1) * (taken + 1), free)
        if sum(cost[number] for number in more) > election.budget:
            break
        won, paid, taken = more, more_paid, taken + 1
    won = free + won
    if rule.completion in (Completion.GREEDY, Completion.INCREASE_THEN_GREEDY):
        won = won + greedy(election, rule, won)
    return won, paid, taken
