"""What people are told of consultations."""

from django.utils.translation import gettext_lazy as _

from folkmoot.people.notices import topic

ASSEMBLIES = topic("engagement.assembly", _("an assembly you are a member of"), may_stop=False)
ANSWERED = topic("engagement.answered", _("a consultation you answered"))
