from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from folkmoot.core.states import Life


class ImportState(TextChoices):
    WAITING = "waiting", _("waiting its turn")
    RUNNING = "running", _("being read")
    DONE = "done", _("done")
    REFUSED = "refused", _("refused")
    USED = "used", _("brought in")
    DISCARDED = "discarded", _("thrown away")


# A trial that is done may be brought in or thrown away; what was brought in for good just stays done.
IMPORT = Life(
    "import",
    ImportState,
    ImportState.WAITING,
    {
        ImportState.WAITING: (ImportState.RUNNING, ImportState.REFUSED),
        ImportState.RUNNING: (ImportState.DONE, ImportState.REFUSED),
        ImportState.DONE: (ImportState.USED, ImportState.DISCARDED),
        ImportState.REFUSED: (),
        ImportState.USED: (),
        ImportState.DISCARDED: (),
    },
    {
        ImportState.WAITING: _("the site itself"),
        ImportState.RUNNING: _("the site itself"),
        ImportState.DONE: _("the administrator, after a trial"),
    },
)
