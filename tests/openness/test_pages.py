import csv
import io


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


def test_decisions_can_be_taken_away(client, db):
    body = b"".join(client.get("/open/decisions/?format=csv").streaming_content).decode("utf-8-sig")
    assert next(csv.reader(io.StringIO(body)))[0] == "when"
