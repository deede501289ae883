"""`folkmoot count FILE`: count a participatory budget from a Pabulib file."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from folkmoot.engagement.counting.amounts import money, pence_of
from folkmoot.engagement.counting.areas import AreaCount, count_areas
from folkmoot.engagement.counting.files import publish
from folkmoot.engagement.counting.pabulib import read
from folkmoot.engagement.counting.refusal import CountRefused
from folkmoot.engagement.counting.rule import Completion, Method, Rule, Tie, Value
from folkmoot.engagement.counting.words import fate_sentence, rule_sentences, share_sentence

REFUSED, WRONG_USAGE = 1, 2


class Command(BaseCommand):
    help = "Count a participatory budget from a Pabulib file, and say why each project won or lost."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        usual = Rule()
        parser.add_argument("path", type=Path, metavar="FILE")
        parser.add_argument("--rule", choices=[each.value for each in Method], default=usual.method.value)
        parser.add_argument(
            "--completion", choices=[each.value for each in Completion], default=usual.completion.value,
            help="what becomes of money that equal shares leave over",
        )  # fmt: skip
        parser.add_argument(
            "--value", choices=[each.value for each in Value], default=usual.value.value,
            help="what a win is worth to its voters: its cost, or the same for each",
        )  # fmt: skip
        ties = ",".join(usual.ties)
        parser.add_argument("--ties", default=ties, help=f"from {', '.join(Tie)}, in order ({ties})")
        parser.add_argument("--seed", default="", help="for ties settled by lot")
        parser.add_argument("--step", help="by how many pounds each share grows at a time (a hundredth of it)")
        parser.add_argument("--quorum", type=int, default=usual.quorum, help="voters that a project needs (1)")
        parser.add_argument("--out", type=Path, metavar="FOLDER", help="write the ballots and the whole story there")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["path"]
        if not path.is_file():
            raise CommandError(_("There is no file at %(path)s.") % {"path": path}, returncode=WRONG_USAGE)
        rule = self._rule(options)
        try:
            counts = count_areas(read(path.read_text(encoding="utf-8-sig")), rule)
        except UnicodeDecodeError:
            raise CommandError(_("%(name)s: it is not text in UTF-8.") % {"name": path.name}) from None
        except CountRefused as refused:
            for reason in refused.reasons:
                self.stderr.write(f"{path.name}: {reason}")
            sys.exit(REFUSED)
        for each in counts:
            self._tell(each)
        if options["out"]:
            for written in publish(counts, options["out"]):
                self.stdout.write(_("Written: %(file)s") % {"file": written})

    def _rule(self, options: dict[str, Any]) -> Rule:
        try:
            ties = tuple(Tie(each.strip()) for each in options["ties"].split(",") if each.strip())
            step = pence_of(options["step"]) if options["step"] else None
        except ValueError as error:
            raise CommandError(str(error), returncode=WRONG_USAGE) from None
        if Tie.LOT in ties and not options["seed"]:
            raise CommandError(_("Ties by lot need a seed: --seed."), returncode=WRONG_USAGE)
        return Rule(
            Method(options["rule"]), Completion(options["completion"]), Value(options["value"]),
            ties, options["seed"], step, options["quorum"],
        )  # fmt: skip

    def _tell(self, counted: AreaCount) -> None:
        result = counted.result
        if counted.area:
            self.stdout.write(f"\n{counted.area}")
        for sentence in rule_sentences(result.rule, result.election.kind, _):
            self.stdout.write(sentence)
        if said := share_sentence(result, _):
            self.stdout.write(said)
        self.stdout.write(
            _("%(ballots)s ballots, %(blank)s of them blank. Budget %(budget)s, spent %(spent)s, left %(left)s.")
            % {
                "ballots": result.turn_out,
                "blank": result.blank,
                "budget": money(result.election.budget),
                "spent": money(result.spent),
                "left": money(result.left),
            }
        )
        names = {project.id: project for project in result.election.projects}
        place = {number: at for at, number in enumerate(result.winners)}
        for fate in sorted(result.fates, key=lambda fate: place.get(fate.project, len(place))):
            project = names[fate.project]
            title = " ".join(filter(None, (project.id, project.name)))
            self.stdout.write(
                f"\n{title} · {money(project.pence)} · "
                + _("%(votes)s votes") % {"votes": result.votes[project.id]}
                + f"\n  {fate_sentence(result, fate, _)}"
            )
