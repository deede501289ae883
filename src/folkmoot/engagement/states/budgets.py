from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from folkmoot.core.states import Life


class BudgetState(TextChoices):
    PREPARING = "preparing", _("being prepared")
    IDEAS = "ideas", _("open for ideas")
    CHECKING = "checking", _("ideas being checked")
    VOTING = "voting", _("open for votes")
    CLOSED = "closed", _("voting closed, papers being entered")
    COUNTED = "counted", _("counted, being built")
    DONE = "done", _("all of it open")
    WITHDRAWN = "withdrawn", _("withdrawn")


BUDGET = Life(
    "participatory budget",
    BudgetState,
    BudgetState.PREPARING,
    {
        BudgetState.PREPARING: (BudgetState.IDEAS, BudgetState.WITHDRAWN),
        BudgetState.IDEAS: (BudgetState.CHECKING, BudgetState.WITHDRAWN),
        BudgetState.CHECKING: (BudgetState.VOTING, BudgetState.WITHDRAWN),
        BudgetState.VOTING: (BudgetState.CLOSED,),
        BudgetState.CLOSED: (BudgetState.COUNTED,),
        BudgetState.COUNTED: (BudgetState.DONE,),
        BudgetState.DONE: (),
        BudgetState.WITHDRAWN: (),
    },
    {
        BudgetState.PREPARING: _("whoever runs it"),
        BudgetState.IDEAS: _("everyone"),
        BudgetState.CHECKING: _("whoever runs it, to check each idea"),
        BudgetState.VOTING: _("everyone who may vote"),
        BudgetState.CLOSED: _("whoever runs it, to enter the papers and count"),
        BudgetState.COUNTED: _("whoever runs it, until each winner is open"),
    },
)


class IdeaState(TextChoices):
    SENT = "sent", _("to be checked")
    ON_BALLOT = "on_ballot", _("can be done")
    NOT_FEASIBLE = "not_feasible", _("cannot be done")
    MERGED = "merged", _("joined with another idea")
    WITHDRAWN = "withdrawn", _("withdrawn")
    WON = "won", _("won")
    NOT_FUNDED = "not_funded", _("not funded")
    OPENED = "opened", _("open")


IDEA = Life(
    "idea",
    IdeaState,
    IdeaState.SENT,
    {
        IdeaState.SENT: (IdeaState.ON_BALLOT, IdeaState.NOT_FEASIBLE, IdeaState.MERGED, IdeaState.WITHDRAWN),
        IdeaState.ON_BALLOT: (
            IdeaState.ON_BALLOT,
            IdeaState.NOT_FEASIBLE,
            IdeaState.MERGED,
            IdeaState.WITHDRAWN,
            IdeaState.WON,
            IdeaState.NOT_FUNDED,
        ),
        IdeaState.NOT_FEASIBLE: (IdeaState.ON_BALLOT, IdeaState.NOT_FEASIBLE),
        IdeaState.MERGED: (),
        IdeaState.WITHDRAWN: (),
        IdeaState.WON: (IdeaState.OPENED,),
        IdeaState.NOT_FUNDED: (),
        IdeaState.OPENED: (),
    },
    {
        IdeaState.SENT: _("whoever runs the budget, to check it"),
        IdeaState.ON_BALLOT: _("everyone who may vote"),
        IdeaState.NOT_FEASIBLE: _("whoever runs the budget, if it is to be looked at again"),
        IdeaState.WON: _("whoever runs the budget, until it is open"),
    },
)
