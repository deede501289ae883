from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from folkmoot.core.states import Life


class FileState(TextChoices):
    GIVEN = "given", _("given, not tried yet")
    TRIED = "tried", _("tried, nothing changed")
    USED = "used", _("brought in")
    DISCARDED = "discarded", _("thrown away")


CONTRACT_FILE = Life(
    "contract register given as a file",
    FileState,
    FileState.GIVEN,
    {
        FileState.GIVEN: (FileState.TRIED, FileState.DISCARDED),
        FileState.TRIED: (FileState.TRIED, FileState.USED, FileState.DISCARDED),
        FileState.USED: (),
        FileState.DISCARDED: (),
    },
    {
        FileState.GIVEN: _("whoever gave it says which column holds what"),
        FileState.TRIED: _("whoever gave it brings it in, or throws it away"),
    },
)
