"""What people are told of programmes."""

from datetime import datetime

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from folkmoot.commissioning.models import Champion
from folkmoot.people.notices import tell, topic

CHAMPION = topic("commissioning.champion", _("a programme you champion"))


def tell_champion(champion: Champion, *, now: datetime) -> None:
    title = _now("You champion “%(programme)s”") % {"programme": champion.programme}
    words = _now("Your name stands on its page, for everybody. If this is wrong, or you would rather not, step down there. You need give no reason.")  # fmt: skip
    tell(champion.person, title, topic=CHAMPION, now=now, words=words, about=champion.programme)
