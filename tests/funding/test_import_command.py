"""`folkmoot import`: what it prints and the status it ends with."""

import json

import pytest
from django.core.management import CommandError, call_command

from folkmoot.funding.models import Notice
from folkmoot.places.models import Area
from tests.evidence.test_import_evidence import FIGURES, LOOKUP
from tests.funding.test_intake_grants import grant
from tests.funding.test_intake_ocds import release

pytestmark = pytest.mark.django_db


def write(folder, name, document):
    path = folder / name
    path.write_text(document if isinstance(document, str) else json.dumps(document))
    return str(path)


def test_it_works(tmp_path, capsys):
    call_command("import", "ocds", write(tmp_path, "notices.json", {"releases": [release()]}))
    assert "notices.json: 1 read: 1 added, 0 changed" in capsys.readouterr().out
    call_command("import", "360giving", write(tmp_path, "grants.json", [grant()]))
    assert Notice.objects.count() == 2


def test_a_dry_run_changes_nothing_and_says_so(tmp_path, capsys):
    call_command("import", "ocds", write(tmp_path, "notices.json", release()), "--dry-run")
    assert "dry run" in capsys.readouterr().out
    assert not Notice.objects.exists()


def test_a_folder_is_read_in_an_order_that_works(tmp_path, capsys):
    write(tmp_path, "a_figures.csv", FIGURES)
    write(tmp_path, "z_lookup.csv", LOOKUP)
    call_command("import", "evidence", str(tmp_path))
    assert "a_figures.csv: 2 read: 2 added" in capsys.readouterr().out
    assert Area.objects.filter(code="E01000901").exists()


def test_a_refused_file_ends_with_1_and_its_reason(tmp_path, capsys):
    with pytest.raises(SystemExit) as ended:
        call_command("import", "ocds", write(tmp_path, "half.json", '{"releases": [{"a'))
    assert ended.value.code == 1
    assert "half.json: The file breaks off at line 1" in capsys.readouterr().err


def test_a_refused_row_ends_with_1_and_the_rest_comes_in(tmp_path, capsys):
    path = write(tmp_path, "n.json", {"releases": [release(1), release(2, buyer=None, parties=[])]})
    with pytest.raises(SystemExit) as ended:
        call_command("import", "ocds", path)
    assert ended.value.code == 1
    assert "n.json: Row 2 (ocds-abc123-2), buyer: It does not say who is buying" in capsys.readouterr().err
    assert Notice.objects.count() == 1


@pytest.mark.parametrize("words", [["ocds", "nowhere.json"], ["tea", "x.json"], ["ocds"]])
def test_wrong_usage_ends_with_2(words):
    with pytest.raises(CommandError) as wrong:
        call_command("import", *words)
    assert words == ["ocds", "nowhere.json"] or "argument" in str(wrong.value)
    if words == ["ocds", "nowhere.json"]:
        assert wrong.value.returncode == 2


def test_everything_can_be_listed(tmp_path, capsys):
    path = write(tmp_path, "n.json", release(tender={"value": {"amount": 0, "currency": "GBP"}}))
    call_command("import", "ocds", path, "--all")
    assert "Read as not stated" in capsys.readouterr().out
