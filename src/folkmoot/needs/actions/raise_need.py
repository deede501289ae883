from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.evidence.models import Theme
from folkmoot.needs import policy
from folkmoot.needs.models import Need, Origin
from folkmoot.people.models import Organisation, Person
from folkmoot.places.models import Area

TITLE_LENGTH, WORDS_LENGTH = 120, 4000


@transaction.atomic
def raise_need(
    *,
    title: str,
    words: str,
    theme: Theme,
    area: Area,
    by: Person,
    now: datetime,
    origin: Origin = Origin.RESIDENT,
    on_behalf_of: Organisation | None = None,
) -> Need:
    """Say what is needed, in public; the words are kept exactly as they were said (ledger NE-07).

    Raises NotAllowed when `by` may not speak as `origin` or for the organisation; Refused when words are missing
    or too long.
    """
    origin = Origin.VCO if on_behalf_of is not None else origin
    capacity = allow(policy.may_raise_need(by, origin=origin, on_behalf_of=on_behalf_of, now=now))
    for field, said, most in (("title", title, TITLE_LENGTH), ("words", words, WORDS_LENGTH)):
        if not said.strip():
            raise Refused(_("Say what is needed."), field=field)
        if len(said) > most:
            raise Refused(_("Use %(most)s characters or fewer.") % {"most": most}, field=field)
    need = Need.objects.create(
        title=title, words=words, theme=theme, area=area, origin=origin, on_behalf_of=on_behalf_of, raised_by=by,
        raised_at=now,
    )  # fmt: skip
    record(
        by, "needs.need.raised", need, capacity=capacity, now=now, words={"title": title, "words": words},
        facts={"origin": origin, "theme": theme, "area": area.code},
    )  # fmt: skip
    return need
