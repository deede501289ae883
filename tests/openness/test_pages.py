import csv
import io
from decimal import Decimal

import pytest

from tests.agreements import made as agreements


def test_index_lists_every_register(site, db):
    page = site.get("/open/", most=12)
    assert "Open Government Licence" in page.text and "Decisions" in page.text


def test_the_api_is_described_and_read_only(client, db):
    description = client.get("/open/api/openapi.json").json()
    methods = {method for path in description["paths"].values() for method in path}
    assert methods == {"get"}
    for path in description["paths"]:
        assert client.get(path).status_code == 200, path
        assert client.post(path).status_code in (403, 405), path


def test_decisions_of_every_kind_stand_in_one_register(site, cast):
    assert "Nothing has been decided yet" in site.get("/open/decisions/", most=12).text


def rows_of(client, url):
    body = b"".join(client.get(url).streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(body)))


@pytest.mark.ledger("TR-01")
def test_contracts_grants_performance_and_decisions_can_be_taken_away(client, cast, now):
    """As files and by programs, without signing in; a count of too few people never leaves."""
    agreement = agreements.live(cast, now)
    agreements.report(cast, now, agreement, values={"People who came": Decimal(3), "Would come again": Decimal(81)})
    [contract] = rows_of(client, "/agreements/?format=csv")
    assert agreement.title in contract.values()
    results = {row["measure"]: row["value"] for row in rows_of(client, "/open/results.csv")}
    assert results == {"People who came": "", "Would come again": "81.00"}
    [decision] = client.get("/open/api/decisions?limit=1").json()["items"]
    assert decision["kind"] == "funding" and decision["reasons"] and decision["url"].startswith("/funding/")
    by_program = client.get("/open/api/results").json()["items"]
    assert {row["measure"]: row["value"] for row in by_program} == {
        "People who came": None,
        "Would come again": "81.00",
    }
    assert client.get("/open/360giving/grants.json").json()["grants"] is not None
    assert [row["id"] for row in client.get("/open/api/agreements").json()["items"]] == [agreement.pk]


def test_what_was_not_sent_is_not_given_out(client, cast, now):
    agreements.live(cast, now)
    assert rows_of(client, "/open/results.csv") == [] == client.get("/open/api/results").json()["items"]


def test_decisions_can_be_taken_away(client, db):
    body = b"".join(client.get("/open/decisions/?format=csv").streaming_content).decode("utf-8-sig")
    assert next(csv.reader(io.StringIO(body)))[0] == "when"
