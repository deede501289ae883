"""What a machine may notice in words before a person reads them: a name, a double, a flood. It never decides alone."""

from folkmoot.engagement.moderation.likeness import ALIKE, fingerprint, likeness
from folkmoot.engagement.moderation.names import why_held

__all__ = ["ALIKE", "fingerprint", "likeness", "why_held"]
