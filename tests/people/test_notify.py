"""GOV.UK Notify: nothing goes there without a key; with one, each reader gets a message of their own."""

import base64
import hashlib
import hmac
import json
from urllib.error import HTTPError

import pytest
from django.core import mail

from folkmoot.people.actions import choose_telling
from folkmoot.people.models import Message
from folkmoot.people.notices import notify, tell
from folkmoot.people.notices.rounds import try_again
from tests.people.test_notices import LAW, TEA

pytestmark = pytest.mark.django_db
SERVICE, SECRET = "11111111-2222-3333-4444-555555555555", "66666666-7777-8888-9999-000000000000"


class Fake:
    """Stands where GOV.UK Notify is: keeps what it was sent, or is out of order."""

    def __init__(self):
        self.taken, self.out_of_order = [], False

    def __call__(self, request, timeout):
        if self.out_of_order:
            raise HTTPError(request.full_url, 500, "out of order", {}, None)
        self.taken.append((request.full_url, json.loads(request.data), request.headers["Authorization"]))
        return self

    def __enter__(self):
        return self

    def __exit__(self, *args):
        return None


@pytest.fixture
def fake(monkeypatch, settings):
    settings.FOLKMOOT_NOTIFY_KEY = f"our-key-{SERVICE}-{SECRET}"
    settings.FOLKMOOT_NOTIFY_EMAIL_TEMPLATE, settings.FOLKMOOT_NOTIFY_TEXT_TEMPLATE = "email-1", "text-1"
    post = Fake()
    monkeypatch.setattr(notify, "urlopen", post)
    return post


def test_it_works(cast, now, fake, django_capture_on_commit_callbacks):
    choose_telling(often="now", channel="email", by=cast.resident, now=now)
    with django_capture_on_commit_callbacks(execute=True):
        tell(cast.resident, "Tea on Sunday", topic=TEA, now=now)
    ((url, said, bearer),) = fake.taken
    assert url == "https://api.notifications.service.gov.uk/v2/notifications/email"
    assert (said["email_address"], said["template_id"]) == (cast.resident.email, "email-1")
    assert said["personalisation"]["subject"] == "Folkmoot: tea and cake"
    assert "Tea on Sunday" in said["personalisation"]["body"] and "/me/stop/" in said["one_click_unsubscribe_url"]
    head, claims, sign = bearer.removeprefix("Bearer ").split(".")
    wanted = hmac.new(SECRET.encode(), f"{head}.{claims}".encode(), hashlib.sha256).digest()
    assert base64.urlsafe_b64decode(sign + "==") == wanted
    assert json.loads(base64.urlsafe_b64decode(claims + "=="))["iss"] == SERVICE
    assert mail.outbox == [] and Message.objects.get().sent_at


def test_two_adults_get_their_own_and_one_that_fails_keeps_none_from_the_others(
    cast, now, fake, django_capture_on_commit_callbacks
):
    fake.out_of_order = True
    with django_capture_on_commit_callbacks(execute=True):
        tell(cast.young, "Tea", topic=LAW, now=now)
    assert fake.taken == [] and Message.objects.filter(problem="HTTPError", sent_at=None).count() == 3
    fake.out_of_order = False
    for _again in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            try_again()
    to = sorted(said["email_address"] for _url, said, _bearer in fake.taken)
    assert to == sorted([cast.young.email, "guardian@example.org", cast.scheme.email])


def test_a_text_says_only_that_there_is_something(cast, now, fake, django_capture_on_commit_callbacks):
    choose_telling(often="now", channel="text", phone="07700 900000", by=cast.resident, now=now)
    with django_capture_on_commit_callbacks(execute=True):
        tell(cast.resident, "Tea on Sunday", topic=TEA, now=now, words="At the clinic.")
    ((url, said, _bearer),) = fake.taken
    assert url.endswith("/sms") and said["phone_number"] == "07700 900000"
    assert (
        "Tea" not in json.dumps(said)
        and "clinic" not in json.dumps(said)
        and "/me/notices/" in said["personalisation"]["body"]
    )


def test_without_a_key_nothing_goes_there(cast, now, monkeypatch, django_capture_on_commit_callbacks):
    monkeypatch.setattr(notify, "urlopen", lambda *args, **more: pytest.fail("it was called"))
    with django_capture_on_commit_callbacks(execute=True):
        tell(cast.resident, "Tea", topic=LAW, now=now)
    assert len(mail.outbox) == 1
