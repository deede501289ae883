"""GOV.UK Notify, where a place has an account with it: emails and text messages by its public interface (version 2).

Used only when FOLKMOOT_NOTIFY_KEY is set. The templates kept at Notify hold ((subject)) and ((body)), or ((body)) alone
for texts. Their own client brings four packages for these two calls, so the standard library does them.
"""

import base64
import hashlib
import hmac
import json
import time
from typing import Any
from urllib.request import Request, urlopen

from django.conf import settings

from folkmoot.people.models import Message

ADDRESS = "https://api.notifications.service.gov.uk/v2/notifications"
SECONDS = 20


def send_email(message: Message) -> None:
    from folkmoot.people.notices.posting import site_address

    said = {
        "email_address": message.to,
        "template_id": settings.FOLKMOOT_NOTIFY_EMAIL_TEMPLATE,
        "personalisation": {"subject": message.subject, "body": message.body},
        "reference": f"message-{message.pk}",
    }
    if message.stop_path:
        said["one_click_unsubscribe_url"] = site_address() + message.stop_path
    call("email", said)


def send_text(message: Message) -> None:
    call(
        "sms",
        {
            "phone_number": message.to,
            "template_id": settings.FOLKMOOT_NOTIFY_TEXT_TEMPLATE,
            "personalisation": {"body": message.body},
            "reference": f"message-{message.pk}",
        },
    )


def call(kind: str, said: dict[str, Any]) -> None:
    """Raises OSError when Notify cannot be reached or does not take it (urllib's errors are such)."""
    request = Request(  # noqa: S310 (the address is ours and begins with https)
        f"{ADDRESS}/{kind}",
        data=json.dumps(said).encode(),
        headers={"Authorization": f"Bearer {token(int(time.time()))}", "Content-Type": "application/json"},
        method="POST",
    )
    with urlopen(request, timeout=SECONDS):  # noqa: S310
        pass


def token(issued: int) -> str:
    """The signed ticket Notify asks for (a JSON Web Token, HS256). A key reads name-service-secret: the last two parts
    are 36 letters each."""
    key = settings.FOLKMOOT_NOTIFY_KEY
    service, secret = key[-73:-37], key[-36:]
    head, claims = {"typ": "JWT", "alg": "HS256"}, {"iss": service, "iat": issued}
    signed = b".".join(_coded(json.dumps(part, separators=(",", ":")).encode()) for part in (head, claims))
    return (signed + b"." + _coded(hmac.new(secret.encode(), signed, hashlib.sha256).digest())).decode()


def _coded(octets: bytes) -> bytes:
    return base64.urlsafe_b64encode(octets).rstrip(b"=")
