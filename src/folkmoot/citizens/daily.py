"""What the scheme does once a day: remind people of their sessions, and see who has turned 13 or 18."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.citizens.actions import come_of_age, remind
from folkmoot.citizens.notices import AGE, tell_of_session
from folkmoot.citizens.queries import due_for_reminder, now_eighteen, now_thirteen
from folkmoot.core.clock import day_of
from folkmoot.core.daily import every_day
from folkmoot.people.actions import note_thirteen
from folkmoot.people.notices import tell
from folkmoot.people.operator import Operator

AHEAD = timedelta(days=3)


@every_day
def remind_of_sessions(now: datetime) -> str:
    """Remind people of sessions in the next three days, once each."""
    sent = 0
    for booking in due_for_reminder(now, now + AHEAD):
        with transaction.atomic():
            remind(booking, by=Operator(), now=now)  # type: ignore[arg-type]
            tell_of_session(booking, now=now)
        sent += 1
    return f"Reminded {sent} people of a session."


@every_day
def welcome_who_is_eighteen(now: datetime) -> str:
    """Whoever has turned 18 is told what changes, and that nothing becomes public by itself."""
    people = list(now_eighteen(day_of(now)))
    for person in people:
        words = _("You are 18 now. Nobody has to agree for you any more, and you are a citizen commissioner like the others.\n\nNothing about you has become public. Others still see your first name alone. If you want them to see your whole name, say so on your record, under “How your name is shown”.\n\nWhat you learnt and did is yours, as before.")  # fmt: skip
        with transaction.atomic():
            come_of_age(person, by=Operator(), now=now)
            tell(person, _("What changes now, and what does not"), topic=AGE, now=now, words=words)
    return f"{len(people)} people have turned 18."


@every_day
def tell_guardians_of_thirteen(now: datetime) -> str:
    """A guardian is told, once, that the account can become the young person's own."""
    rows = list(now_thirteen(day_of(now)))
    for row in rows:
        words = _("%(name)s is 13 now, so the account you opened can become their own. Open “Family” and hand it over to their own address. Everything in it stays, and so does your consent, until you take it back.\n\nUntil then you act in it as before.") % {"name": row.child.first_name}  # fmt: skip
        with transaction.atomic():
            note_thirteen(row, by=Operator(), now=now)
            tell(row.guardian, _("The account can change hands"), topic=AGE, now=now, words=words)
    return f"Told {len(rows)} guardians of a 13th birthday."
