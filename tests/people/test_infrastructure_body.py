"""A council for voluntary service is a kind of body of its own, and does its three jobs at once."""

from datetime import timedelta

import pytest

from folkmoot.commitments.actions import sign_rulebook
from folkmoot.core.clock import day_of
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.funding import actions as funding
from folkmoot.funding.models.help import HelpKind
from folkmoot.inquiries.policy import independence_warning
from folkmoot.people.models import Role
from folkmoot.people.models.organisation import OrganisationKind
from folkmoot.people.models.role import RoleKind
from tests.inquiries import made

HAS_CONTACT = "Whom to ask about what it signed: the Compact host, Wandle Vale Voluntary Action."
NO_CONTACT = "It has no Compact host of its own now"


def ask(cast, now, helper):
    return funding.ask_help(
        cast.bodies.kettle, helper=helper, kind=HelpKind.COST, question="What is full cost?", by=cast.small, now=now
    )


@pytest.mark.ledger("PO-14")
def test_it_hosts_an_inquiry_is_a_signatory_with_a_contact_and_gives_support_at_once(site, cast, now):
    cvs = cast.bodies.cvs
    assert cvs.kind == OrganisationKind.INFRASTRUCTURE
    inquiry = made.inquiry(cast, now, host=cvs)
    sign_rulebook("sutton-compact", cvs, by=cast.scheme, now=now, signed_date=day_of(now))
    asked = ask(cast, now, cvs)
    funding.say(asked, text="All that it costs, rent too.", by=cast.scheme, now=now)
    asked.refresh_from_db()

    assert "Infrastructure body" in site.get(cvs.get_absolute_url(), most=22).text
    assert cvs.name in site.get(inquiry.get_absolute_url(), most=22).text
    assert independence_warning(cvs) == ""
    assert HAS_CONTACT in site.get(f"/commitments/bodies/{cvs.pk}/", most=20).text
    assert (asked.helper, asked.state) == (cvs, "answered")
    assert inquiry.host == cvs


def test_a_contact_whose_post_has_ended_is_not_shown(site, cast, now):
    cvs = cast.bodies.cvs
    url = f"/commitments/bodies/{cvs.pk}/"
    assert "Compact host" not in site.get(url, most=20).text
    sign_rulebook("sutton-compact", cvs, by=cast.scheme, now=now, signed_date=day_of(now))
    Role.objects.filter(kind=RoleKind.COMPACT_HOST, organisation=cvs).update(end_date=day_of(now) - timedelta(days=1))
    text = site.get(url, most=20).text
    assert NO_CONTACT in text
    assert HAS_CONTACT not in text


def test_a_group_of_another_kind_gives_no_support(cast, now):
    with pytest.raises(Refused, match="support body"):
        ask(cast, now, cast.bodies.silver)
    with pytest.raises(NotAllowed):
        funding.say(ask(cast, now, cast.bodies.cvs), text="Let me.", by=cast.rival, now=now)
