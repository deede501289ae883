from typing import Any

from django.core.management.base import BaseCommand, CommandError

from folkmoot.core.clock import now
from folkmoot.core.policy import Refused
from folkmoot.funding import actions, sealing
from folkmoot.funding.models import DataKey, Opportunity
from folkmoot.people.operator import Operator

DOES = {
    "status": "say which keys are here and whether everything sealed can be opened with them",
    "make": "make the first key, in the key file",
    "rotate": "make a new key and wrap every data key with it; the old one stays in the file until it is retired",
    "replace": "go on under a new key where that of one open opportunity is lost for good; its bids are written again",
    "retire": "take the older keys out of the key file, once nothing needs them",
}


class Command(BaseCommand):
    help = "Look after the keys that seal bids. See docs/how-to/keep-the-seal-key.md."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("what", choices=DOES, help="; ".join(f"{name}: {does}" for name, does in DOES.items()))
        parser.add_argument("opportunity", nargs="?", default="", help="for replace: its reference, such as FM-OPP-12")
        parser.add_argument("--reasons", default="", help="for replace: what happened, for bidders to read")

    def handle(self, *args: Any, **options: Any) -> None:
        self.options = options
        try:
            getattr(self, options["what"])()
        except Refused as refused:
            raise CommandError(str(refused)) from None

    def status(self) -> None:
        names = [sealing.fingerprint(key) for key in sealing.master_keys()]
        self.stdout.write(f"Keys here, newest first: {', '.join(names)}")
        lost = 0
        for row in DataKey.objects.order_by("pk").iterator():
            opens = sealing.can_unwrap(row.wrapped)
            lost += not opens
            self.stdout.write(
                f"  {row.name}: wrapped by {row.master}, {'opens' if opens else 'DOES NOT OPEN with any key here'}"
            )
        if lost:
            raise CommandError(
                f"{lost} cannot be opened. Put back the key they were wrapped by; if it is lost for good, see the guide."
            )

    def make(self) -> None:
        if sealing.key_file().exists() or sealing.in_environment():
            raise CommandError("There is a key already. To change it: folkmoot seal rotate")
        name = sealing.fingerprint(sealing.make_key_file().encode())
        self.stdout.write(f"Made key {name} in {sealing.key_file()}. Keep a copy of that file away from the database.")

    def rotate(self) -> None:
        if not sealing.in_environment():
            sealing.master_keys()
            sealing.make_key_file()
        count = actions.wrap_again(by=Operator(), now=now())
        self.stdout.write(f"{count} data keys are now wrapped by {sealing.current_fingerprint()}.")
        self.stdout.write("Keep a copy of the new key away from the database. Then: folkmoot seal retire")

    def retire(self) -> None:
        newest = sealing.current_fingerprint()
        if waiting := DataKey.objects.exclude(master=newest).count():
            raise CommandError(f"{waiting} data keys still need an older key. First: folkmoot seal rotate")
        if sealing.in_environment():
            raise CommandError(f"Leave only {newest} in FOLKMOOT_SEAL_KEYS: nothing needs the others any more.")
        self.stdout.write(f"{sealing.drop_older_keys()} older keys were taken out; {newest} stays.")

    def replace(self) -> None:
        number = self.options["opportunity"].upper().removeprefix("FM-OPP-")
        row = Opportunity.every.filter(pk=number).first() if number.isdigit() else None
        if row is None:
            raise CommandError("Which opportunity? Give its reference, such as FM-OPP-12.")
        count = actions.replace_lost_key(row, reasons=self.options["reasons"], by=Operator(), now=now())
        row.refresh_from_db()
        self.stdout.write(f"{count} bids have to be written again. Bids now close {row.closes_at:%d %B %Y, %H:%M} UTC.")
