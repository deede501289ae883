"""How often strangers may do a thing: counted by the visitor, not by the server that passes their requests on."""

import pytest
from django.core.cache import cache
from django.test import RequestFactory

from folkmoot.core.limits import refuse_if_too_many
from folkmoot.core.policy import Refused


@pytest.fixture(autouse=True)
def forgotten():
    cache.clear()
    yield
    cache.clear()


def asked(visitor: str):
    return RequestFactory().get("/", headers={"x-forwarded-for": visitor}, REMOTE_ADDR="10.0.0.1")


def test_visitors_behind_one_proxy_are_counted_apart(settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for _time in range(2):
        refuse_if_too_many(asked("192.0.2.1"), "answer", most=2)
    refuse_if_too_many(asked("192.0.2.2"), "answer", most=2)
    with pytest.raises(Refused, match="internet connection"):
        refuse_if_too_many(asked("192.0.2.1"), "answer", most=2)


def test_nobody_escapes_by_saying_where_they_come_from(settings):
    """What a visitor writes into the header themselves stands before what the proxy adds."""
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    refuse_if_too_many(asked("198.51.100.7, 192.0.2.1"), "answer", most=1)
    with pytest.raises(Refused):
        refuse_if_too_many(asked("198.51.100.8, 192.0.2.1"), "answer", most=1)
