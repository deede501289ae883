"""How often strangers may do a thing from one internet connection. Nothing is written down: a digest of the connection
is counted in memory, by each process for itself, and is gone when its hour is over."""

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from folkmoot.core.policy import Refused

HOUR = 60 * 60


def refuse_if_too_many(request: HttpRequest, what: str, *, most: int) -> None:
    """Count this once more. Raises Refused after the `most`th time within an hour from the same connection."""
    address = get_adapter().get_client_ip(request)
    key = f"limit:{salted_hmac(what, address).hexdigest()}"
    try:
        times = cache.incr(key)
    except ValueError:  # the first within the hour
        cache.set(key, times := 1, HOUR)
    if times > most:
        raise Refused(
            _(
                "Very many have come from your internet connection within an hour, more than %(most)s. What you wrote is "
                "still here: please send it again in an hour."
            )
            % {"most": most}
        )
