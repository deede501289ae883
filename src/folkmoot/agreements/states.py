from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from folkmoot.core.states import Life


class AgreementState(TextChoices):
    DRAFT = "draft", _("being agreed")
    OFFERED = "offered", _("signed by the funder, awaiting the provider")
    LIVE = "live", _("signed by both")
    ENDED = "ended", _("ended")


AGREEMENT = Life(
    "agreement",
    AgreementState,
    AgreementState.DRAFT,
    {
        AgreementState.DRAFT: (AgreementState.OFFERED,),
        AgreementState.OFFERED: (AgreementState.LIVE, AgreementState.DRAFT),
        AgreementState.LIVE: (AgreementState.ENDED,),
        AgreementState.ENDED: (),
    },
    {
        AgreementState.DRAFT: _("funder and provider, together"),
        AgreementState.OFFERED: _("the provider"),
        AgreementState.LIVE: _("the provider reports; the funder pays"),
    },
)


class ReportState(TextChoices):
    DUE = "due", _("due")
    SUBMITTED = "submitted", _("received")
    ACCEPTED = "accepted", _("accepted")


REPORT = Life(
    "report",
    ReportState,
    ReportState.DUE,
    {
        ReportState.DUE: (ReportState.SUBMITTED,),
        ReportState.SUBMITTED: (ReportState.ACCEPTED, ReportState.DUE),
        ReportState.ACCEPTED: (),
    },
    {ReportState.DUE: _("the provider"), ReportState.SUBMITTED: _("the funder")},
)
