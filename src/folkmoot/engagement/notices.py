"""What people are told of consultations."""

from django.utils.translation import gettext_lazy as _

from folkmoot.people.notices import topic

ANSWERED = topic("engagement.answered", _("a consultation you answered"))
