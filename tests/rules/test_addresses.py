"""Every page, walked as every member of the cast through the demo borough, and every address in the URL table.

Each page that can be reached is strictly parsed HTML with one h1 and links that lead somewhere, within its number of
queries. What a stranger can open is on a list; everything else refuses. No page tells strangers or rivals who a young
commissioner is.
"""

import re
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, resolve

from folkmoot.core.audiences import audiences_of
from folkmoot.core.clock import day_of, now
from folkmoot.core.search import find
from folkmoot.people.demo import CAST, email_of
from folkmoot.people.models import Person
from tests.rules.young import KNOW, everybody_under_18, given_away, rows_they_touched, secrets_of
from tests.site import CASE_QUERIES, Site

# What anybody may read without signing in, by room. Everything else has to refuse a stranger.
PUBLIC = re.compile(
    r"web:(home|search|thread|help|accessibility|privacy|health|cast|become)"
    r"|design:.*|openness:.*|open-api:.*"
    r"|account_(login|request_login_code|confirm_login_code|signup|email_verification_sent|inactive|logout)"
    r"|places:.*|people:(index|organisation|members|contacts)|me:(stop|calendar|how_long)"
    r"|commitments:(index|findings|case|body|rulebook|concerns|concern)"
    r"|evidence:(index|dataset|dataset_file|indicator|indicators|indicator_file|studies|study|.*csv.*)"
    r"|needs:(index|need|committees|committee|briefing|boards|board|round|priorities|priority|assets|confirmation)"
    r"|commissioning:(index|project|market|providers|specification|appraisal|assessment|decision_report|decision|review|register)"
    r"|commissioning:(services|intentions|programmes|programme)"
    r"|citizens:(index|poster|tasks|task|agreement|courses|shelf|session_file|certificate|skills|programmes|programme|draw|challenge|badges|badge|badge_key|badge_script|badges_revoked|figures|projects|operators|policies|policy)"
    r"|engagement:(index|consultation|themes|you_said|heard|published|reach|forward_plan|changed|changed_project|who|answer)"
    r"|engagement:(levels|conversations|conversation|opinion_map|map_file|vote_next|my_votes|say|said|moderation"
    r"|proposals|proposal|petitions|petition|communities|community)"
    r"|budgets:(index|budget|ideas|idea|vote|receipt|change|result|ballots_file|story_file|follow|poll|spending|decision)"
    r"|engagement:(assemblies|assembly|assembly_lottery|lottery_files|verify_script|assembly_yes|assembly_no|assembly_ical"
    r"|advice_owed|standing_panels|standing_panel|wave)"
    r"|engagement:(events|events_ical|event|event_ical|event_sectors|frameworks|framework)"
    r"|funding:(asset|right_to_bid|routes|procedure|choose|opportunity_route|pipeline|pipeline_atom|pipeline_ical|plan|event|event_ical"
    r"|unfollow|catalogues|how_to_bid|help|right_to_challenge|listed_service|expression)"
    r"|funding:(index|opportunity|questions|decisions?|register|notice|voluntary_share|who_is_funded|.*share.*)"
    r"|agreements:(index|agreement|delivery|report|payments|full|followed|changes|plan|ending|reviews|scorecard|outcome|market|worth|all_worth|values_file|benefits_file|feedback|health|clauses|clause|funds|fund|contributions_file|payment_plan|payment_files"
    r"|grants_file|contracts_file|contracts|anchors|choice|governance|share|shares_file|allocation"
    r"|compliance_file|large_file|spending_file|every_payment_file)"
    r"|inquiries:(index|inquiry|owed)"
    r"|network:(index|case_study|guide|guides)"
)
pytestmark = pytest.mark.django_db
# Whoever else is of the cast has the rights of somebody who walks; what is said of young people is asked of all.
AS_ANOTHER = {"colleague": "lead", "nhs_colleague": "nhs", "small": "vco", "adviser": "vco", "neighbour": "resident"}
WALKERS = [None, *(key for key in CAST if key not in AS_ANOTHER), "child"]
EACH = 2  # pages of one kind that each person opens


@dataclass
class Walk:
    """What one person could open: addresses by name, and what was wrong on the way."""

    opened: dict[str, list[str]] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    words: dict[str, str] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)  # of files too


@pytest.fixture(scope="module")
def borough(django_db_setup, django_db_blocker):
    """The demo borough, told once for all tests of this file."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("demo", verbosity=0)
        yield
        transaction.set_rollback(True)


def person(key):
    if key == "child":  # her mother opened the account, which has no letter box
        return Person.objects.get(guardianships__guardian__email=email_of("guardian"))
    return Person.objects.get(email=email_of(key)) if key else None


def walk(key) -> Walk:
    """Follow every link and form from home, as one person, without sending any form."""
    site, done = Site(Client()), Walk()
    someone, seen, waiting = person(key), set(), ["/", "/my-work/", "/open/", "/citizens/", "/places/", "/help/"]
    while waiting:
        url = waiting.pop(0)
        parts = urlsplit(url)
        if url in seen or parts.path.startswith("/static/"):
            continue
        seen.add(url)
        name = resolve(parts.path).view_name
        if len(done.opened.setdefault(name, [])) >= EACH or name in ("web:become", "account_logout"):
            continue
        done.opened[name].append(url)
        try:
            page = site.get(url, by=someone, status=None)
        except Exception as error:
            done.wrong.append(f"{url}: {type(error).__name__}: {str(error)[:300]}")
            continue
        if page.status not in (200, 302, 403, 405):
            done.wrong.append(f"{url} answered {page.status}")
        done.sources[url] = page.response.getvalue().decode("utf-8", "replace")
        if page.status != 200 or page.tree is None:
            done.opened[name].remove(url)
            continue
        most = CASE_QUERIES + 2  # two more: who is signed in
        # The first look of the day at what is most private is an act, with its entry on the record: the page is asked again.
        if page.queries > most and (again := site.get(url, by=someone, status=None).queries) > most:
            done.wrong.append(f"{url} took {again} queries")
        done.words[url] = page.text
        actions = [form.get("action") for form in page.all("form") if form.get("action")]
        for link in [*page.links(), *actions]:
            target = urlsplit(urljoin(url, link))
            if target.netloc in ("", "testserver") and target.scheme in ("", "http") and not link.startswith("#"):
                waiting.append(target.path + (f"?{target.query}" if target.query else ""))
    return done


@pytest.fixture(scope="module")
def walks(borough):
    return {key: walk(key) for key in WALKERS}


@pytest.mark.parametrize("key", WALKERS, ids=str)
def test_every_page_is_whole(walks, key):
    assert walks[key].wrong == []
    assert len(walks[key].words) > 30


def test_a_stranger_reads_only_what_is_public(walks):
    private = {name for name, urls in walks[None].opened.items() if urls and not PUBLIC.fullmatch(name)}
    assert private == set()


def test_what_others_open_refuses_a_stranger_or_is_public(walks):
    client, wrong = Client(), []
    for key in WALKERS[1:]:
        for name, urls in walks[key].opened.items():
            if PUBLIC.fullmatch(name):
                continue
            for url in urls:
                answer = client.get(url)
                signed_out = answer.status_code == 302 and "/account/" in answer["Location"]
                if not signed_out and answer.status_code not in (403, 404, 405):
                    wrong.append(f"{url} answered a stranger with {answer.status_code}")
    assert wrong == []


def names(patterns, space=""):
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from names(pattern.url_patterns, f"{pattern.namespace}:" if pattern.namespace else space)
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield f"{space}{pattern.name}", pattern


def test_every_address_of_the_table_is_walked_or_refuses_a_stranger(walks):
    """What no link led to is asked for directly, with the first row of every kind."""
    opened = {name for done in walks.values() for name, urls in done.opened.items() if urls}
    client, wrong = Client(), []
    for name, pattern in names(get_resolver().url_patterns):
        if name in opened or PUBLIC.fullmatch(name) or name.startswith("ninja"):
            continue
        route = str(pattern.pattern)
        prefix = next((str(r.pattern) for r in get_resolver().url_patterns if isinstance(r, URLResolver)
                       and r.namespace == name.partition(":")[0]), "")  # fmt: skip
        path = "/" + prefix + re.sub(r"<(?:\w+:)?\w+>", "1", route)
        for method in (client.get, client.post):
            answer = method(path)
            signed_out = answer.status_code == 302 and "/account/" in answer["Location"]
            if not signed_out and answer.status_code not in (403, 404, 405):
                wrong.append(f"{name} ({path}) answered a stranger's {method.__name__} with {answer.status_code}")
    assert wrong == []


def test_nobody_under_18_is_known_to_who_need_not_know(walks):
    """No surname, no contact, no birthday, nothing told in confidence, on any page or in any file."""
    people = everybody_under_18()
    assert {one.first_name for one in people} == {"Kofi", "Esi"}
    words = set.union(*map(secrets_of, people))
    assert {"Adu", "young@example.org", "guardian@example.org", "020 7946 0022"} <= words
    told = {
        f"{key} reads {found} on {url}"
        for key, done in walks.items()
        for url, source in done.sources.items()
        if key not in KNOW and url != "/be/" and (found := given_away(source, words))
    }
    assert told == set()


def test_what_young_people_did_names_them_to_no_stranger_or_rival(walks):
    people, site = everybody_under_18(), Site(Client())
    words, told = set.union(*map(secrets_of, people)), []
    urls = set(rows_they_touched(people))
    assert len(urls) > 5
    for key in {None, *CAST} - KNOW:
        for url in urls:
            source = site.get(url, by=person(key), status=None).response.getvalue().decode("utf-8", "replace")
            if found := given_away(source, words):
                told.append(f"{key} reads {found} on {url}")
    assert told == []


def test_search_finds_nobody_under_18(walks):
    people = everybody_under_18()
    asked = {word for one in people for word in [*one.name.split(), *secrets_of(one)]}
    for key in {None, *CAST} - KNOW:
        seen = audiences_of(person(key), day_of(now()))
        found = {word: [row.title for row in find(word, seen)] for word in asked}
        assert {word: rows for word, rows in found.items() if rows} == {}, key


def test_there_is_no_place_for_a_photo_or_a_school(borough):
    """What is not asked for cannot reach anybody."""
    from django.apps import apps

    about_people = [
        f"{model._meta.label}.{each.name}"
        for room in ("people", "citizens")
        for model in apps.get_app_config(room).get_models()
        for each in model._meta.fields
        if re.search(r"photo|picture|image|school|avatar", each.name) or each.get_internal_type() == "FileField"
    ]
    assert about_people == []
