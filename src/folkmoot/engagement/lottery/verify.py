#!/usr/bin/env python3
"""Check a published civic lottery. Needs Python 3.11 and nothing else: `python3 verify.py FOLDER`.

The folder holds pool.tsv, kinds.csv, lottery.json, panels.csv and chances.csv, and after the draw draw.json. Checked:
the pool and the panels are those whose fingerprints were published; every panel has its seats and meets every target;
the tickets add up; everybody's chance is what the tickets give; nobody's chance could be larger without making a smaller
one smaller, where the published weights prove it; and the seed picks the ticket, the panel and the people it is said to.

Exit status 0: all of it holds. 1: something does not, each on a line of its own. 2: wrong usage.
"""

import csv
import hashlib
import json
import sys
from bisect import bisect_right
from collections import Counter
from fractions import Fraction
from itertools import accumulate
from pathlib import Path

NEAR = 2e-5


def read_rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class Check:
    """Reads the folder once; `wrong` gathers what does not hold, `right` what does."""

    def __init__(self, folder):
        self.folder, self.wrong, self.right = folder, [], []
        self.told = json.loads((folder / "lottery.json").read_text(encoding="utf-8"))
        self.seats, self.tickets = self.told["seats"], self.told["tickets"]
        self.kinds = [
            (tuple(row[name] for name in self.told["categories"]), int(row["people"]))
            for row in read_rows(folder / "kinds.csv")
        ]
        self.panels = [
            (int(row["tickets"]), [int(kind) for kind in row["kinds"].split()])
            for row in read_rows(folder / "panels.csv")
        ]
        self.people = self.read_pool()

    def read_pool(self):
        lines = (self.folder / "pool.tsv").read_text(encoding="utf-8").split("\n")[1:-1]
        return {line.split("\t")[0]: tuple(line.split("\t")[1:]) for line in lines}

    def say(self, holds, right, wrong):
        (self.right if holds else self.wrong).append(right if holds else wrong)

    def run(self):
        self.fingerprints()
        self.every_panel()
        self.every_chance()
        self.fairness()
        if (self.folder / "draw.json").exists():
            self.draw()

    def fingerprints(self):
        pool = hashlib.sha256((self.folder / "pool.tsv").read_bytes()).hexdigest()
        self.say(pool == self.told["pool_sha256"], "The pool is the published one.", "The pool was changed.")
        panels = hashlib.sha256((self.folder / "panels.csv").read_bytes()).hexdigest()
        self.say(panels == self.told["panels_sha256"], "The panels are the published ones.", "The panels were changed.")
        there = Counter(self.people.values())
        self.say(there == dict(self.kinds), "Everybody in the pool is counted.", "kinds.csv does not fit the pool.")

    def every_panel(self):
        places = {name: place for place, name in enumerate(self.told["categories"])}
        bad = []
        for number, (tickets, panel) in enumerate(self.panels):
            if tickets < 1 or len(panel) != self.seats:
                bad.append(f"Panel {number} has {len(panel)} seats and {tickets} tickets.")
            if any(count > self.kinds[kind][1] for kind, count in Counter(panel).items()):
                bad.append(f"Panel {number} has more people of one kind than there are.")
            have = Counter((place, self.kinds[kind][0][place]) for kind in panel for place in places.values())
            for category, value, least, most in self.told["targets"]:
                if not least <= have[places[category], value] <= most:
                    bad.append(f"Panel {number} misses the target for {category}: {value}.")
        self.wrong += bad[:20]
        if not bad:
            self.right.append(f"Each of {len(self.panels)} panels has its seats and meets every target.")
        total = sum(tickets for tickets, _panel in self.panels)
        self.say(total == self.tickets, "The tickets add up.", f"The tickets add up to {total}, not {self.tickets}.")

    def every_chance(self):
        totals: Counter[int] = Counter()
        for tickets, panel in self.panels:
            for kind in panel:
                totals[kind] += tickets
        self.chances = [Fraction(totals[at], self.tickets * size) for at, (_values, size) in enumerate(self.kinds)]
        number = {values: at for at, (values, _size) in enumerate(self.kinds)}
        said = {row["person"]: Fraction(row["exactly"]) for row in read_rows(self.folder / "chances.csv")}
        true = {person: self.chances[number[values]] for person, values in self.people.items() if values in number}
        self.say(said == true, "Everybody's chance is what the tickets give.", "A chance is not what the tickets give.")

    def fairness(self):
        """Whether the published weights prove each level: see `Level` in the source, or docs/counting.md."""
        settled: dict[int, float] = {}
        proven = True
        for level in self.told["levels"]:
            if level["by_cuts"]:
                proven = False
            elif not self.level_holds(level, settled):
                self.wrong.append(f"The weights do not prove that a chance of {level['chance']:.6f} is the largest.")
                return
            settled.update(dict.fromkeys(level["kinds"], level["chance"]))
        first = self.told["levels"][0]["chance"]
        short = [at for at, chance in settled.items() if abs(float(self.chances[at]) - chance) > NEAR]
        if self.told["fairness"] == "leximin" and (short or len(settled) < len(self.kinds)):
            self.wrong.append(f"{len(short)} kinds of people do not have the chance that leximin gives them.")
        elif float(min(self.chances)) < first - NEAR:
            self.wrong.append("The smallest chance is smaller than it could be.")
        elif proven:
            self.right.append(f"The chances are proven to be the fairest ({self.told['fairness']}).")
        else:
            self.right.append(
                "The chances are as said. Weights alone do not prove them the fairest in so small a pool."
            )

    def level_holds(self, level, settled):
        targets = list(zip(self.told["targets"], level["weights"], strict=True))
        bound = level["seat"] * self.seats
        bound += sum(weight * (most if weight > 0 else least) for (_c, _v, least, most), weight in targets)
        weight_of = {(category, value): weight for (category, value, _least, _most), weight in targets}
        share = 0.0
        for at, (values, size) in enumerate(self.kinds):
            pairs = zip(self.told["categories"], values, strict=True)
            weight = size * (level["seat"] + sum(weight_of.get(pair, 0.0) for pair in pairs))
            if at in settled:
                bound -= weight * settled[at]
            elif weight < 0:
                bound -= weight  # nobody's chance is above 1
            else:
                share += weight
        return share > 0 and level["chance"] >= bound / share - NEAR

    def draw(self):
        drawn = json.loads((self.folder / "draw.json").read_text(encoding="utf-8"))
        start = f"{drawn['seed']}\n{self.told['pool_sha256']}"
        even, attempt = (1 << 256) - (1 << 256) % self.tickets, 0
        while (number := int(hashlib.sha256(f"{start}\nticket\n{attempt}".encode()).hexdigest(), 16)) >= even:
            attempt += 1
        ticket = number % self.tickets
        panel = bisect_right(list(accumulate(tickets for tickets, _kinds in self.panels)), ticket)
        self.say(
            (ticket, panel) == (drawn["ticket"], drawn["panel"]),
            f"The seed picks ticket {ticket}, which is panel {panel}.",
            f"The seed picks ticket {ticket}, which is panel {panel}, not {drawn['panel']}.",
        )
        by_kind: dict[tuple[str, ...], list[str]] = {}
        for person, values in self.people.items():
            by_kind.setdefault(values, []).append(person)
        members = []
        for kind, count in Counter(self.panels[panel][1]).items():
            lots = {
                person: hashlib.sha256(f"{start}\nperson\n{person}".encode()).hexdigest()
                for person in by_kind.get(self.kinds[kind][0], [])
            }
            members += sorted(lots, key=lots.__getitem__)[:count]
        self.say(
            sorted(members) == drawn["members"],
            f"The lots pick the {len(members)} members that were named.",
            "The lots pick other people than those that were named.",
        )


def main(arguments):
    if len(arguments) != 1 or not (Path(arguments[0]) / "lottery.json").exists():
        print(__doc__.split("\n\n")[0], file=sys.stderr)
        return 2
    check = Check(Path(arguments[0]))
    check.run()
    for line in check.right:
        print(line)
    for line in check.wrong:
        print(f"WRONG: {line}")
    return 1 if check.wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
