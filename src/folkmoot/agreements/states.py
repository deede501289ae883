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


class VariationState(TextChoices):
    PROPOSED = "proposed", _("waits for an answer")
    ACCEPTED = "accepted", _("accepted by both sides")
    REFUSED = "refused", _("not accepted")
    WITHDRAWN = "withdrawn", _("withdrawn")


VARIATION = Life(
    "variation",
    VariationState,
    VariationState.PROPOSED,
    {
        VariationState.PROPOSED: (VariationState.ACCEPTED, VariationState.REFUSED, VariationState.WITHDRAWN),
        VariationState.ACCEPTED: (),
        VariationState.REFUSED: (),
        VariationState.WITHDRAWN: (),
    },
    {VariationState.PROPOSED: _("the side that did not propose it")},
)


class ImprovementState(TextChoices):
    PROPOSED = "proposed", _("being agreed")
    AGREED = "agreed", _("agreed and under way")
    WORKED = "worked", _("it worked")
    DID_NOT_WORK = "did_not_work", _("it did not work")
    DROPPED = "dropped", _("dropped")


IMPROVEMENT = Life(
    "improvement plan",
    ImprovementState,
    ImprovementState.PROPOSED,
    {
        ImprovementState.PROPOSED: (ImprovementState.AGREED, ImprovementState.DROPPED),
        ImprovementState.AGREED: (ImprovementState.WORKED, ImprovementState.DID_NOT_WORK),
        ImprovementState.WORKED: (),
        ImprovementState.DID_NOT_WORK: (),
        ImprovementState.DROPPED: (),
    },
    {
        ImprovementState.PROPOSED: _("the provider, who agrees to its timetable or asks for another"),
        ImprovementState.AGREED: _("both sides, each with its own steps"),
    },
)


class EndingState(TextChoices):
    TALKING = "talking", _("being talked about")
    DECIDED = "decided", _("decided, no notice sent yet")
    NOTICED = "noticed", _("written notice sent")
    DONE = "done", _("carried out")
    DROPPED = "dropped", _("not going ahead")


ENDING = Life(
    "reduction or ending",
    EndingState,
    EndingState.TALKING,
    {
        EndingState.TALKING: (EndingState.DECIDED, EndingState.DROPPED),
        EndingState.DECIDED: (EndingState.NOTICED, EndingState.DROPPED),
        EndingState.NOTICED: (EndingState.DONE, EndingState.DROPPED),
        EndingState.DONE: (),
        EndingState.DROPPED: (),
    },
    {
        EndingState.TALKING: _("the provider answers; the funder weighs it and assesses the impact"),
        EndingState.DECIDED: _("the funder gives written notice"),
        EndingState.NOTICED: _("both sides hand over what was learnt and built"),
    },
)
