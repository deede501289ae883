"""An administrator gives a file, sees what it would do, and brings it in or throws it away."""

import json

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from folkmoot.core.models import Entry
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.evidence.models import Value
from folkmoot.funding.actions import bring_in, discard, start_import
from folkmoot.funding.models import ImportRun, Notice
from folkmoot.funding.tasks import perform_import
from tests.evidence.test_import_evidence import FIGURES, LOOKUP
from tests.evidence.test_intake_evidence import PACKAGE
from tests.funding.test_intake_ocds import release

NEW, LIST = "/funding/imports/new/", "/funding/imports/"


@pytest.fixture
def give(site, cast, django_capture_on_commit_callbacks):
    """Give a file as the administrator and let the worker try it; answers with the run."""

    def given(document, kind="ocds", name="notices.json", package=None):
        data = document if isinstance(document, str) else json.dumps(document)
        files = {"file": SimpleUploadedFile(name, data.encode())}
        if package:
            files["package"] = SimpleUploadedFile("datapackage.json", json.dumps(package).encode())
        with django_capture_on_commit_callbacks(execute=True):
            site.post(NEW, {"kind": kind, **files}, by=cast.admin)
        return ImportRun.objects.latest("pk")

    return given


@pytest.fixture
def press(site, cast, django_capture_on_commit_callbacks):
    def pressed(name, run, **how):
        with django_capture_on_commit_callbacks(execute=True):
            return site.post(reverse(f"funding:{name}", args=[run.pk]), by=cast.admin, **how)

    return pressed


BAD = {"releases": [release(1), release(2, buyer=None, parties=[])]}


def test_it_works(site, cast, give, press):
    run = give(BAD)
    assert not Notice.objects.exists()
    page = site.get(run.get_absolute_url(), by=cast.admin, most=20)
    assert "Would be new 1" in page.text
    assert "It does not say who is buying" in page.text
    assert "What happens next" in page.text

    press("import_bring_in", run)
    assert Notice.objects.count() == 1
    done = ImportRun.objects.latest("pk")
    assert (done.is_dry_run, done.state) == (False, "done")
    assert "New 1" in site.get(done.get_absolute_url(), by=cast.admin).text
    assert not default_storage.exists(done.path)
    codes = list(Entry.objects.order_by("-number").values_list("code", flat=True)[:3])
    assert codes == ["funding.register.imported", "funding.import.approved", "funding.import.started"]


def test_only_an_administrator(site, cast, give):
    run = give(BAD)
    for url in (LIST, NEW, run.get_absolute_url(), f"{run.get_absolute_url()}problems/"):
        site.refuses(url, cast.stranger, cast.rival, cast.lead, cast.resident)
    for name in ("import_bring_in", "import_discard"):
        site.refuses(reverse(f"funding:{name}", args=[run.pk]), cast.stranger, cast.rival, cast.lead, method="post")
    site.refuses(NEW, cast.stranger, cast.rival, method="post", data={"kind": "ocds"})
    assert not Notice.objects.exists()


def test_a_list_of_what_was_given(site, cast, give):
    assert "No file has been given yet" in site.get(LIST, by=cast.admin).text
    for _number in range(27):
        ImportRun.objects.create(kind="ocds", file_name="old.json", path="x", started_at=cast.admin.joined_at)
    give(BAD)
    assert "notices.json" in site.get(LIST, by=cast.admin, most=12).text


def test_the_problems_as_a_table(site, cast, give):
    run = give(BAD)
    site.client.force_login(cast.admin, backend="django.contrib.auth.backends.ModelBackend")
    answer = site.client.get(f"{run.get_absolute_url()}problems/")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    assert text.splitlines()[0] == "row,name,field,what,sentence"
    assert "2,ocds-abc123-2,buyer,refused" in text


def test_a_second_import_changes_nothing(site, cast, give, press):
    press("import_bring_in", give(BAD))
    run = give(BAD)
    assert "would change nothing" in site.get(run.get_absolute_url(), by=cast.admin).text


def test_throwing_away(site, cast, give, press):
    run = give(BAD)
    assert default_storage.exists(run.path)
    press("import_discard", run)
    assert not default_storage.exists(run.path)
    assert not Notice.objects.exists()
    assert "thrown away" in site.get(run.get_absolute_url(), by=cast.admin).text


def test_bringing_in_twice_has_one_effect(cast, now, give, press):
    run = give(BAD)
    press("import_bring_in", run)
    press("import_bring_in", run)
    press("import_discard", run)
    assert ImportRun.objects.filter(is_dry_run=False).count() == 1
    run.refresh_from_db()
    assert run.state == "used"
    with pytest.raises(Refused):
        bring_in(run, by=cast.admin, now=now)
    with pytest.raises(Refused):
        discard(ImportRun.objects.get(is_dry_run=False), by=cast.admin, now=now)


def test_a_job_asked_twice_acts_once(give, press):
    run = give(BAD)
    before = list(ImportRun.objects.values())
    perform_import.enqueue(run.pk)
    assert list(ImportRun.objects.values()) == before


def test_a_broken_file_is_refused_in_words_and_forgotten(site, cast, give):
    run = give('{"releases": [{"oc')
    page = site.get(run.get_absolute_url(), by=cast.admin)
    assert "breaks off at line 1" in page.text
    assert "Bring it in" not in page.text
    assert not default_storage.exists(run.path)


def test_something_wrong_on_our_side_is_said_and_changes_nothing(site, cast, give, monkeypatch):
    monkeypatch.setattr("folkmoot.funding.tasks.import_opened", lambda *a, **k: 1 / 0)
    run = give(BAD)
    assert "wrong on our side" in site.get(run.get_absolute_url(), by=cast.admin).text


def test_figures_with_their_own_data_package(site, cast, give, press):
    press("import_bring_in", give(LOOKUP, "evidence", "lookup.csv"))
    press("import_bring_in", give(FIGURES, "evidence", "figures.csv"))
    press("import_bring_in", give("code,clients\nE01000901,12\n", "evidence", "debt.csv", PACKAGE))
    assert Value.objects.filter(indicator__code="debt-clients").count() == 1
    assert Value.objects.count() == 7


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Choose what kind of file it is"),
        ({"kind": "ocds"}, "Choose a file"),
        ({"kind": "tea", "file": ("a.json", b"{}")}, "kind"),
        ({"kind": "ocds", "file": ("a.exe", b"MZ")}, "ends in .json"),
        ({"kind": "ocds", "file": ("a.json", b"")}, "is empty"),
        ({"kind": "ocds", "file": ("a.json", b"{}"), "package": ("d.json", b"{}")}, "Only figures"),
        ({"kind": "ocds", "file": ("a.json", b"x" * 1_000_001)}, "over 1 megabytes"),
    ],
)
def test_bad_input(site, cast, settings, fields, words):
    settings.FOLKMOOT_IMPORT_LIMIT_MB = 1
    sent = {name: SimpleUploadedFile(*value) if isinstance(value, tuple) else value for name, value in fields.items()}
    page = site.post(NEW, sent, by=cast.admin, status=200)
    assert words in page.text
    assert page.tree.find(".//title").text.startswith("Error:")
    assert not ImportRun.objects.exists()


def test_somebody_who_is_no_longer_an_administrator_brings_nothing_in(cast, now, give):
    run = give(BAD)
    ImportRun.objects.filter(pk=run.pk).update(state="waiting", started_by=cast.rival)
    perform_import.enqueue(run.pk)
    run.refresh_from_db()
    assert run.state == "refused"
    assert "administrator" in run.report["refusal"]


def test_actions_refuse_the_wrong_person(cast, now):
    with pytest.raises(NotAllowed):
        start_import(kind="ocds", file=SimpleUploadedFile("a.json", b"{}"), by=cast.lead, now=now)
    assert not ImportRun.objects.exists()
