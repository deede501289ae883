"""What people are told of the scheme."""

from django.utils.translation import gettext_lazy as _

from folkmoot.people.notices import topic

SESSIONS = topic("citizens.session", _("a session you come to"))
AGE = topic("citizens.age", _("your place in the scheme"), may_stop=False)
LETTERS = topic("citizens.letter", _("a letter about you"))
