"""Posts that answer questions, and whom people can ask about what is published (ledger PO-26)."""

from datetime import timedelta

import pytest

from folkmoot.core.clock import day_of
from folkmoot.core.models import PendingTurn
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.core.subjects import refer
from folkmoot.people.actions import add_contact, end_contact, end_role, hand_contact_over, name_contact
from folkmoot.people.contacts import contact_of
from folkmoot.people.daily import find_vacant_posts
from folkmoot.people.models import ContactPoint, Role
from folkmoot.people.models.role import RoleKind
from tests.agreements import made as agreements
from tests.engagement import made as engagement
from tests.funding import made as funding
from tests.site import CASE_QUERIES

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def role_of(person):
    return person.roles.get(kind=RoleKind.COMMISSIONER)


def asked_of(page):
    """What a page says under "Whom to ask"."""
    return page.text.partition("Whom to ask")[2].partition("What has happened")[0]


def post(cast, now, **changes):
    said = {"post": "Families team", "reach": "families@council.example", "role": role_of(cast.colleague)}
    return add_contact(cast.bodies.council, **{**said, "by": cast.lead, "now": now, **changes})


@pytest.mark.ledger("PO-26")
@pytest.mark.parametrize("kind", ["consultation", "opportunity", "agreement"])
def test_what_is_published_shows_a_contact_whose_role_is_in_force(cast, now, site, clock_at, kind):
    thing, body = PUBLISHED[kind](cast, now)
    assert contact_of(thing, body, day_of(now)).post == "commissioner"
    page = site.get(thing.get_absolute_url(), most=CASE_QUERIES)
    said = asked_of(page)
    assert (
        f"No post is named for questions about this. Get in touch with {body.name} and ask for the commissioner."
        in said
    )
    point = post(cast, now)
    name_contact(thing, body=body, point=point, by=cast.lead, now=now)
    page = site.get(thing.get_absolute_url(), most=CASE_QUERIES)
    assert "Families team" in page.text and "families@council.example" in page.text
    assert cast.colleague.name not in asked_of(page)
    end_role(role_of(cast.colleague), by=cast.admin, now=now + DAY)
    clock_at(now + DAY)
    contact = contact_of(thing, body, day_of(now + DAY))
    assert (contact.post, contact.vacant) == ("commissioner", "Families team")
    page = site.get(thing.get_absolute_url(), most=CASE_QUERIES)
    assert (
        "Families team, is vacant just now. No post is named" in page.text
        and "families@council.example" not in page.text
    )
    with pytest.raises(Refused, match="the role of whoever held it has ended"):
        name_contact(thing, body=body, point=ContactPoint.objects.get(), by=cast.lead, now=now + DAY)


def a_consultation(cast, now):
    row = engagement.opened(cast, now)
    return row, row.body


def an_opportunity(cast, now):
    row = funding.opened(cast, now)
    return row, row.project.body


def an_agreement(cast, now):
    row = agreements.live(cast, now)
    return row, row.funder


PUBLISHED = {"consultation": a_consultation, "opportunity": an_opportunity, "agreement": an_agreement}


def test_what_a_contact_cannot_be(cast, now):
    old = Role.objects.create(
        person=cast.resident, kind=RoleKind.OFFICER, organisation=cast.bodies.council, start_date=day_of(now) - 9 * DAY,
        end_date=day_of(now),
    )  # fmt: skip
    young = Role.objects.create(
        person=cast.young, kind=RoleKind.OFFICER, organisation=cast.bodies.council, start_date=day_of(now)
    )
    refused = (
        ({"post": " "}, "post"), ({"reach": " "}, "reach"), ({"reach": cast.lead.email.upper()}, "reach"),
        ({"reach": f"0300 123, or write to {cast.lead.email}."}, "reach"),
        ({"role": old}, "role"), ({"role": young}, "role"), ({"role": role_of(cast.nhs)}, "role"),
        ({"role": cast.citizen.roles.get()}, "role"),
    )  # fmt: skip
    for changes, field in refused:
        with pytest.raises(Refused) as refusal:
            post(cast, now, **changes)
        assert refusal.value.field == field, changes
    post(cast, now, purpose="general")
    for changes, field in (({}, "post"), ({"post": "Another", "purpose": "general"}, "purpose")):
        with pytest.raises(Refused) as refusal:
            post(cast, now, **changes)
        assert refusal.value.field == field
    for person in (cast.stranger, cast.rival, cast.resident, cast.nhs, cast.citizen):
        with pytest.raises(NotAllowed):
            post(cast, now, post="Another", by=person)
    assert ContactPoint.objects.count() == 1


def test_a_post_of_another_body_or_one_that_ended_answers_for_nothing(cast, now):
    agreement = agreements.live(cast, now)
    theirs = add_contact(
        cast.bodies.nhs, post="Partnership desk", reach="0300", role=role_of(cast.nhs), by=cast.nhs, now=now
    )
    with pytest.raises(Refused, match="Choose a post of"):
        name_contact(agreement, body=agreement.funder, point=theirs, by=cast.lead, now=now)
    point = end_contact(post(cast, now), by=cast.lead, now=now)
    for act in (
        lambda: name_contact(agreement, body=agreement.funder, point=point, by=cast.lead, now=now),
        lambda: hand_contact_over(point, role=role_of(cast.lead), by=cast.lead, now=now),
        lambda: end_contact(point, by=cast.lead, now=now),
    ):
        with pytest.raises(Refused, match="no questions any more"):
            act()
    with pytest.raises(NotAllowed):
        name_contact(agreement, body=agreement.funder, point=theirs, by=cast.vco, now=now)


def test_the_general_contact_answers_where_nothing_is_named(cast, now):
    agreement = agreements.live(cast, now)
    post(cast, now, purpose="general")
    contact = contact_of(agreement, agreement.funder, day_of(now))
    assert (contact.post, contact.reach, contact.vacant) == ("Families team", "families@council.example", "")
    Role.objects.filter(organisation=agreement.funder).update(end_date=day_of(now) + DAY)
    assert contact_of(agreement, agreement.funder, day_of(now) + DAY) is None


def test_a_post_that_nobody_holds_waits_for_its_body(cast, now, clock_at):
    point = post(cast, now)
    subject = refer(point)
    assert not PendingTurn.objects.filter(subject=subject).exists()
    end_role(role_of(cast.colleague), by=cast.admin, now=now, end_date=day_of(now) + 2 * DAY)
    assert not PendingTurn.objects.filter(subject=subject).exists()
    clock_at(now + 2 * DAY)
    assert find_vacant_posts(now + 2 * DAY) == "Posts that nobody holds: 1."
    turn = PendingTurn.objects.get(subject=subject)
    assert turn.holder == f"org:{cast.bodies.council.pk}" and "Families team" in turn.what
    hand_contact_over(point, role=role_of(cast.lead), by=cast.lead, now=now + 2 * DAY)
    assert not PendingTurn.objects.filter(subject=subject).exists()
    point.refresh_from_db()
    assert point.is_held(day_of(now) + 2 * DAY)


def test_the_pages(cast, now, site):
    council, agreement = cast.bodies.council, agreements.live(cast, now)
    public = f"/organisations/organisation/{council.pk}/contacts/"
    assert "No post is named yet" in site.get(public).text
    naming = f"/organisations/contact/for/{refer(agreement)}/"
    assert "Name one first" in site.get(naming, by=cast.lead).text
    site.refuses(f"{public}add/", cast.stranger, cast.rival, cast.resident)
    typed = {"post": "Families team", "reach": "0300 123", "purpose": "things", "role": role_of(cast.colleague).pk}
    site.post(f"{public}add/", {**typed, "reach": ""}, by=cast.lead, status=200)
    page = site.post(f"{public}add/", typed, by=cast.lead, follow=True)
    assert "Families team" in page.text and cast.colleague.name not in site.get(public).text
    point = ContactPoint.objects.get()
    site.refuses(naming, cast.stranger, cast.rival, cast.vco)
    page = site.post(naming, {"point": point.pk}, by=cast.lead, follow=True)
    assert "Families team" in page.text and "0300 123" in page.text
    for wrong in ("people.person:1", "agreements.agreement:x", "agreements.agreement:999999", "nonsense"):
        site.get(f"/organisations/contact/for/{wrong}/", by=cast.lead, status=404)
    for url in (f"/organisations/contact/{point.pk}/hand-over/", f"/organisations/contact/{point.pk}/end/"):
        site.refuses(url, cast.stranger, cast.rival, cast.vco)
    page = site.post(f"/organisations/contact/{point.pk}/hand-over/", {"role": role_of(cast.lead).pk}, by=cast.lead, follow=True)  # fmt: skip
    assert "held" in page.text
    page = site.post(f"/organisations/contact/{point.pk}/end/", {}, by=cast.lead, follow=True)
    assert "Families team" not in page.text.partition("Whom to ask at")[2]
