"""What people are told of funding: plans they follow, and the answer to a bid of their own."""

from django.utils.translation import gettext_lazy as _

from folkmoot.people.notices import topic

PLANS = topic("funding.plan", _("plans to fund that you follow"))
BIDS = topic("funding.bid", _("about a bid"), may_stop=False)
