from datetime import datetime

from folkmoot.commitments.engine import find_overdue
from folkmoot.core.daily import every_day


@every_day
def look_again_at_what_is_due(now: datetime) -> str:
    """Every commitment whose day has passed."""
    return f"Looked again at {find_overdue(now)} cases."
