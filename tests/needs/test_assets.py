"""Strengths of a place, shown when their owner agrees."""

import pytest

from folkmoot.core.models import Listing
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.core.subjects import refer
from folkmoot.needs import actions
from folkmoot.needs.models import Asset
from folkmoot.needs.models.asset import AssetKind


def an_asset(cast, now, **changes):
    given = {
        "title": "Northfield hall",
        "kind": AssetKind.PLACE,
        "description": "A hall with a kitchen.",
        "area": cast.north,
        "is_public": True,
        "by": cast.resident,
        "now": now,
    }
    return actions.add_asset(**{**given, **changes})


def test_it_works(cast, now):
    asset = an_asset(cast, now)

    assert list(Asset.objects.located_in(cast.north)) == [asset]
    assert list(Asset.objects.located_in(cast.borough)) == [asset]
    assert Listing.objects.get(subject=refer(asset)).audience == "public"


def test_one_whose_owner_has_not_agreed_is_shown_nowhere(cast, now):
    asset = an_asset(cast, now, is_public=False)

    assert not Asset.objects.located_in(cast.borough).exists()
    assert not Listing.objects.filter(subject=refer(asset)).exists()


def test_where_a_private_person_lives_is_never_told(cast, now):
    asset = an_asset(cast, now, title="A retired plumber who mends taps", kind=AssetKind.PEOPLE)

    assert asset.shown_area == cast.borough
    assert not Asset.objects.located_in(cast.north).exists()
    assert list(Asset.objects.located_in(cast.borough)) == [asset]
    listing = Listing.objects.get(subject=refer(asset))
    assert "Northfield" not in listing.body
    assert "north" not in listing.url


def test_bad_input(cast, now):
    with pytest.raises(Refused):
        an_asset(cast, now, title=" ")
    from django.contrib.auth.models import AnonymousUser

    with pytest.raises(NotAllowed):
        an_asset(cast, now, by=AnonymousUser())
