from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from folkmoot.core.states import Life


class InquiryState(TextChoices):
    OPEN = "open", _("hearing evidence")
    REPORTED = "reported", _("report published")


INQUIRY = Life(
    "inquiry",
    InquiryState,
    InquiryState.OPEN,
    {InquiryState.OPEN: (InquiryState.REPORTED,), InquiryState.REPORTED: ()},
    {InquiryState.OPEN: _("the commission"), InquiryState.REPORTED: _("those who owe an answer")},
)


class RecommendationAnswer(TextChoices):
    ACCEPTED = "accepted", _("accepted")
    PART = "part", _("accepted in part")
    REJECTED = "rejected", _("rejected")
