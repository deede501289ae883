"""A made-up city's votes, volunteers and opinions, the same for the same numbers."""

from typing import Any

import numpy as np

from folkmoot.engagement.counting import Ballot, Election, Project
from folkmoot.engagement.lottery import Person, Pool, Target
from folkmoot.engagement.opinions import UNSEEN, Votes

AREAS = 12
EVERYWHERE = -1


def election(projects: int, ballots: int, seed: int = 1) -> Election:
    """Projects of an area or of the whole city, some loved and many not; voters name one to ten, most near home."""
    random = np.random.Generator(np.random.PCG64(seed))
    area = np.where(np.arange(projects) < projects // 5, EVERYWHERE, random.integers(0, AREAS, projects))
    pence = (np.round(np.exp(random.normal(11.2, 1.0, projects))) * 100).astype(int)
    loved = np.exp(random.normal(0, 1, projects))
    home = random.integers(0, AREAS, ballots)
    ladders = []
    for each in range(AREAS):
        weights = loved * ((area == EVERYWHERE) + 3.0 * (area == each))
        ladders.append(np.cumsum(weights / weights.sum()))
    lengths = np.where(random.random(ballots) < 0.01, 0, random.integers(1, 11, ballots))
    voted = []
    for voter in range(ballots):
        at = np.searchsorted(ladders[home[voter]], random.random(lengths[voter]))
        voted.append(Ballot(str(voter), tuple(str(each) for each in dict.fromkeys(at.tolist()))))
    listed = tuple(Project(str(at), int(price)) for at, price in enumerate(pence))
    return Election(int(pence.sum() * 3 // 10), listed, tuple(voted))


def pool(people: int, seats: int, seed: int = 1) -> tuple[Pool, list[Target]]:
    """Six categories with 29 values. Those who said yes differ from the place, as they do; targets are the place's."""
    random = np.random.Generator(np.random.PCG64(seed))
    sizes = (2, 5, 5, 6, 6, 5)
    place = [random.dirichlet(np.full(size, 6.0)) for size in sizes]
    said_yes = [weights * np.exp(random.normal(0, 0.3, len(weights))) for weights in place]
    columns = [random.choice(len(w), people, p=w / w.sum()) for w in said_yes]
    rows = zip(*columns, strict=True)
    names = tuple(f"category {at + 1}" for at in range(len(sizes)))
    everybody = tuple(Person(f"p{at:05}", tuple(f"value {each}" for each in row)) for at, row in enumerate(rows))
    targets = [
        Target(names[at], f"value {value}", int(np.floor(share * seats)), int(np.ceil(share * seats)))
        for at, weights in enumerate(place)
        for value, share in enumerate(weights)
    ]
    return Pool(names, everybody), targets


def votes(people: int, statements: int, groups: int, seed: int = 1) -> tuple[Votes, Any]:
    """Groups that answer alike but for noise, two votes in five cast; and who was planted where."""
    random = np.random.Generator(np.random.PCG64(seed))
    label = random.integers(0, groups, people)
    opinions = random.choice([-1, 1], (groups, statements))
    opinions[:, : statements // 10] = 1
    marks = opinions[label].astype(np.int8)
    noise = random.random(marks.shape) < 0.15
    marks[noise] = random.integers(-1, 2, int(noise.sum()))
    marks[random.random(marks.shape) > 0.4] = UNSEEN
    names = tuple(f"p{at:06}" for at in range(people)), tuple(f"s{at:04}" for at in range(statements))
    return Votes(*names, marks), label
