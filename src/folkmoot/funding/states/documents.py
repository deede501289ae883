from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class DocumentState(TextChoices):
    """What became of a file that was sent. It has one and keeps it: a file is added or taken out, never changed."""

    KEPT = "kept", _("received")
    HELD = "held", _("held back")
