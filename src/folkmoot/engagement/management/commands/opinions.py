"""`folkmoot opinions FILE`: draw an opinion map from votes on statements."""

import sys
from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from folkmoot.engagement.opinions import OpinionMap, VotesRefused, look_at
from folkmoot.engagement.opinions.files import name_of, publish, read_texts
from folkmoot.engagement.opinions.groups import LEAST
from folkmoot.engagement.opinions.look import FEWEST
from folkmoot.engagement.opinions.votes import read

REFUSED, WRONG_USAGE = 1, 2


def whole(said: str) -> int:
    """One or more."""
    if not said.isascii() or not said.isdigit() or int(said) < 1:
        raise ArgumentTypeError(_("“%(said)s” is not a whole number of 1 or more") % {"said": said})
    return int(said)


class Command(BaseCommand):
    help = "Draw an opinion map from votes on statements: groups, what unites them, what divides them."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "path", type=Path, metavar="FILE", help="CSV: person, statement, vote; or a published matrix"
        )
        parser.add_argument("--statements", type=Path, help="CSV: statement, text")
        parser.add_argument("--groups", type=whole, help="so many groups, instead of as many as fit best")
        parser.add_argument("--fewest", type=whole, default=FEWEST, help=f"votes needed to be placed ({FEWEST})")
        parser.add_argument("--least", type=whole, default=LEAST, help=f"people that make a group ({LEAST})")
        parser.add_argument("--out", type=Path, metavar="FOLDER", help="write the votes and everything found there")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            texts = read_texts(self._text(options["statements"])) if options["statements"] else {}
            numbers = {name: options[name] for name in ("groups", "fewest", "least")}
            found = look_at(read(self._text(options["path"])), **numbers)
        except VotesRefused as refused:
            for reason in refused.reasons:
                self.stderr.write(reason)
            sys.exit(REFUSED)
        self._tell(found, texts)
        if options["out"]:
            publish(found, options["out"], texts)
            self.stdout.write(_("Written to %(folder)s.") % {"folder": options["out"]})

    def _tell(self, found: OpinionMap, texts: dict[str, str]) -> None:
        names = found.votes.statements

        def words(at: int) -> str:
            return " ".join(filter(None, (names[at], texts.get(names[at], ""))))

        self.stdout.write(
            _("%(people)s people, %(statements)s statements. %(few)s people voted on fewer than %(fewest)s of them.")
            % {
                "people": len(found.votes.people),
                "statements": len(names),
                "few": found.left_out,
                "fewest": found.fewest,
            }
        )
        if found.why_one:
            self.stdout.write(_("One group. ") + _(found.why_one))
        for title, places in ((_("Unites"), found.unites), (_("Divides"), found.divides)):
            if places:
                self.stdout.write(f"\n{title}")
            for at in places:
                self.stdout.write(f"  {words(at)}")
        for group, speaks in enumerate(found.speaks):
            people = int((found.label == group).sum())
            self.stdout.write(
                "\n" + _("Group %(name)s: %(people)s people") % {"name": name_of(group), "people": people}
            )
            for each in speaks:
                side = _("agree") if each.agrees else _("disagree")
                self.stdout.write(f"  {side}: {words(each.statement)} ({each.chance:.0%})")

    def _text(self, path: Path) -> str:
        try:
            return path.read_text(encoding="utf-8-sig")
        except FileNotFoundError:
            raise CommandError(_("There is no file at %(path)s.") % {"path": path}, returncode=WRONG_USAGE) from None
        except UnicodeDecodeError:
            raise VotesRefused([_("%(name)s: it is not text in UTF-8.") % {"name": path.name}]) from None
