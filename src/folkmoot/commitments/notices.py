"""What people are told of commitments."""

from django.utils.translation import gettext_lazy as _

from folkmoot.people.notices import topic

CONCERNS = topic("commitments.concern", _("a concern you raised"))
