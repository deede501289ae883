"""`folkmoot lottery POOL TARGETS --seats N --seed S`: draw a panel from files."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from folkmoot.engagement.lottery import Fairness, Lottery, LotteryRefused, draw, invited, prepare, replacements
from folkmoot.engagement.lottery.files import met, publish, publish_draw, read_ids, read_pool, read_targets

REFUSED, WRONG_USAGE = 1, 2


class Command(BaseCommand):
    help = "Draw a panel that meets its targets, as fairly as can be, or the invitations before it, or replacements."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("pool", type=Path, metavar="POOL", help="CSV: id, and a column for each category")
        parser.add_argument("targets", type=Path, nargs="?", metavar="TARGETS", help="CSV: category, value, min, max")
        parser.add_argument("--seats", type=int)
        parser.add_argument("--seed", help="without it the lottery is worked out and published, but nobody is drawn")
        parser.add_argument("--fairness", choices=[each.value for each in Fairness], default=Fairness.LEXIMIN.value)
        parser.add_argument("--out", type=Path, metavar="FOLDER", help="write there what is published, with verify.py")
        parser.add_argument("--invite", type=int, metavar="N", help="draw N of the list, all with the same chance")
        parser.add_argument("--panel", type=Path, help="CSV: id of each member; with --gone, draws replacements")
        parser.add_argument("--gone", type=Path, help="CSV: id of each member who has left")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            if options["invite"] is not None:
                self._invite(options)
            else:
                self._draw(options)
        except LotteryRefused as refused:
            for reason in refused.reasons:
                self.stderr.write(reason)
            if refused.nearest:
                self.stderr.write(_("The nearest targets that can be met:"))
                for target in refused.nearest:
                    self.stderr.write(f"  {target.category},{target.value},{target.least},{target.most}")
            sys.exit(REFUSED)

    def _invite(self, options: dict[str, Any]) -> None:
        if options["seed"] is None:
            raise CommandError(_("A draw needs a seed: --seed."), returncode=WRONG_USAGE)
        listed = read_ids(self._text(options["pool"]))
        if len(set(listed)) < len(listed):
            raise LotteryRefused([_("The list holds an id twice. Each has one chance, so each stands in it once.")])
        if not 1 <= options["invite"] <= len(listed):
            raise LotteryRefused([_("Draw between 1 and %(count)s of the list.") % {"count": len(listed)}])
        for number in invited(listed, options["invite"], options["seed"]):
            self.stdout.write(number)

    def _draw(self, options: dict[str, Any]) -> None:
        if options["targets"] is None:
            raise CommandError(_("Name the file of targets too."), returncode=WRONG_USAGE)
        if bool(options["panel"]) != bool(options["gone"]):
            raise CommandError(_("Replacements need both --panel and --gone."), returncode=WRONG_USAGE)
        if options["seats"] is None and not options["gone"]:
            raise CommandError(_("Say how many seats there are: --seats."), returncode=WRONG_USAGE)
        targets = read_targets(self._text(options["targets"]))
        pool = read_pool(self._text(options["pool"]), targets)
        fairness = Fairness(options["fairness"])
        if options["gone"]:
            members, gone = read_ids(self._text(options["panel"])), read_ids(self._text(options["gone"]))
            lottery = replacements(pool, targets, members, gone, fairness=fairness)
        else:
            lottery = prepare(pool, targets, options["seats"], fairness=fairness)
        self._tell(lottery)
        if options["out"]:
            publish(lottery, options["out"])
        if options["seed"] is not None:
            drawn = draw(lottery, options["seed"])
            if options["out"]:
                publish_draw(lottery, drawn, options["out"])
            self.stdout.write(
                _("Seed “%(seed)s”: ticket %(ticket)s, panel %(panel)s.")
                % {"seed": drawn.seed, "ticket": f"{drawn.ticket:,}", "panel": drawn.panel}
            )
            for target, have in met(lottery, drawn):
                self.stdout.write(
                    f"  {target.category}: {target.value}: "
                    + _("%(have)s (%(least)s to %(most)s)") % {"have": have, "least": target.least, "most": target.most}
                )
            self.stdout.write(_("The panel:"))
            for person in drawn.members:
                self.stdout.write(f"  {person}")
        if options["out"]:
            self.stdout.write(
                _("Written to %(folder)s. Anyone can check it: python3 verify.py . in that folder.")
                % {"folder": options["out"]}
            )

    def _tell(self, lottery: Lottery) -> None:
        chances = sorted(
            float(chance)
            for chance, size in zip(lottery.chances, lottery.pool.sizes.tolist(), strict=True)
            for _each in range(size)
        )
        self.stdout.write(
            _("%(people)s people, %(seats)s seats, %(panels)s panels in the lottery. Pool %(sha)s")
            % {
                "people": len(chances),
                "seats": lottery.frame.seats,
                "panels": len(lottery.panels),
                "sha": lottery.pool.sha256,
            }
        )
        self.stdout.write(
            _("Chances (%(fairness)s): smallest %(least)s %%, middle %(middle)s %%, largest %(most)s %%.")
            % {
                "fairness": lottery.fairness.value,
                "least": f"{100 * chances[0]:.3f}",
                "middle": f"{100 * chances[len(chances) // 2]:.3f}",
                "most": f"{100 * chances[-1]:.3f}",
            }
        )

    def _text(self, path: Path) -> str:
        try:
            return path.read_text(encoding="utf-8-sig")
        except (FileNotFoundError, IsADirectoryError):
            raise CommandError(_("There is no file at %(path)s.") % {"path": path}, returncode=WRONG_USAGE) from None
        except UnicodeDecodeError:
            raise LotteryRefused([_("%(name)s: it is not text in UTF-8.") % {"name": path.name}]) from None
