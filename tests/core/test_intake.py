"""Opening files that strangers made: what is mended, what is refused, and in which words."""

from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO

import pytest

from folkmoot.core.intake import FileRefused, Report, Row, Weight, mend_text, open_file
from folkmoot.core.intake.documents import read_json
from folkmoot.core.intake.opening import Opened
from folkmoot.core.intake.tables import read_table
from folkmoot.core.intake.values import LONDON, read_day, read_flag, read_moment, read_money


def test_it_works(tmp_path):
    path = tmp_path / "small.csv"
    path.write_bytes("code,name\r\nE1,Café\r\n".encode("utf-8-sig"))
    report = Report()
    titles, rows = read_table(open_file(path), report)
    assert titles == ["code", "name"]
    assert list(rows) == [(2, ["E1", "Café"])]
    assert report.mended == []


def test_a_file_over_the_limit_is_refused_before_it_is_read(tmp_path, settings, monkeypatch):
    path = tmp_path / "huge.json"
    with path.open("wb") as handle:
        handle.truncate(200_000_000)
    monkeypatch.setattr("pathlib.Path.open", lambda *a, **k: pytest.fail("the file was opened"))
    with pytest.raises(FileRefused, match="over 100 megabytes"):
        open_file(path)


def test_the_limit_is_a_setting_and_holds_for_an_upload_that_hides_its_size(settings):
    settings.FOLKMOOT_IMPORT_LIMIT_MB = 1
    with pytest.raises(FileRefused, match="over 1 megabytes"):
        open_file(BytesIO(b"x" * 1_000_001))


def test_missing_and_empty_files_are_refused(tmp_path):
    with pytest.raises(FileRefused, match=r"no file called gone\.json"):
        open_file(tmp_path / "gone.json")
    with pytest.raises(FileRefused, match="is empty"):
        open_file(BytesIO(b" \n"))


def test_old_letters_are_read_and_the_report_says_so():
    report = Report()
    assert Opened("a.csv", "Caf\u00e9 £5".encode("cp1252")).text(report) == "Café £5"
    assert "Windows-1252" in report.mended[0].sentence
    assert Opened("a.csv", "Café".encode("utf-16")).text(Report()) == "Café"


@pytest.mark.parametrize("data", [b"\x89PNG\x00\x01", b"abc\x00def", b"\xff\xfe\x00"])
def test_a_picture_is_not_a_text_file(data):
    with pytest.raises(FileRefused, match="not a text file"):
        Opened("a.csv", data).text(Report())


@pytest.mark.parametrize(
    ("spoilt", "whole"),
    [
        ("a budget of Â£95,000", "a budget of £95,000"),
        ("â€¢ one", "• one"),
        ("First.rnrnSecond lineand.rn- third", "First.\n\nSecond lineand.\n- third"),
        ("Unit 4, Town.rnB1 1AA", "Unit 4, Town.\nB1 1AA"),
        ("Bread &amp; Roses", "Bread & Roses"),
        ("a\u200bb\x00c", "abc"),
        ("one\xa0two", "one two"),
    ],
)
def test_spoilt_text_is_mended_and_said(spoilt, whole):
    text, how = mend_text(spoilt)
    assert text == whole
    assert bool(how) == (spoilt != "one\xa0two")


@pytest.mark.parametrize("fine", ["Modern learning", "Châlons and Ânia", "50€ a day", "Born in Barnet", "AT&T & co"])
def test_text_that_is_right_is_left_alone(fine):
    assert mend_text(fine) == (fine, ())


def test_lost_letters_are_a_doubt_not_a_mending():
    report = Report()
    assert Row(report, 3, "n").text("Ca\ufffd", "title") == "Ca\ufffd"
    assert [p.weight for p in report.problems] == [Weight.DOUBT]


@pytest.mark.parametrize(
    ("written", "day", "told"),
    [
        ("2020-03-19", date(2020, 3, 19), False),
        ("2020-03-19T00:00:00.000Z", date(2020, 3, 19), False),
        ("2020-06-01T23:30:00Z", date(2020, 6, 2), False),  # half past midnight in London
        ("31/12/2020", date(2020, 12, 31), True),
        ("2020-03-19T10:00:00", date(2020, 3, 19), True),
    ],
)
def test_days(written, day, told):
    found, remark = read_day(written)
    assert found == day
    assert bool(remark) == told


@pytest.mark.parametrize("wrong", ["2021-02-30", "soon", "31/13/2020", "0201-01-01", "3000-01-01", "44000"])
def test_what_is_not_a_day_is_said_in_words(wrong):
    with pytest.raises(ValueError, match=r"is not a day|cannot be right"):
        read_day(wrong)


def test_a_bare_day_is_not_a_moment_and_is_said_to_be_read_as_one():
    moment, remark = read_moment("2025-07-01", time(23, 59))
    assert moment == datetime(2025, 7, 1, 23, 59, tzinfo=LONDON)
    assert "23:59" in remark


@pytest.mark.parametrize(
    ("written", "amount"),
    [(5, "5.00"), (Decimal("1200.505"), "1200.50"), ("£1,200.50", "1200.50"), ("-3", "-3.00"), ("(40)", "-40.00")],
)
def test_money(written, amount):
    assert read_money(written)[0] == Decimal(amount)


@pytest.mark.parametrize("wrong", [True, None, "lots", "1e9999", {}, 10**15, "12 or 13"])
def test_what_is_not_money(wrong):
    with pytest.raises(ValueError, match="amount"):
        read_money(wrong)


def test_yes_and_no():
    assert read_flag("Yes") is True
    assert read_flag(False) is False
    with pytest.raises(ValueError, match="neither yes nor no"):
        read_flag("perhaps")


def test_json_is_exact_and_lines_are_a_list():
    assert read_json('{"a": 0.1}') == {"a": Decimal("0.1")}
    assert read_json('{"a": 1}\n{"a": 2}\n') == [{"a": 1}, {"a": 2}]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"releases": [{"a": "bc', "breaks off at line 1, column 21"),
        ('{"releases": [{"a": 1},', "breaks off at line 1"),
        ('{"a": 1}\n{"a": 2', "breaks off in line 2"),
        ('{"a": 1}\n{oops}\n{"a": 2}', "Line 2 is not JSON"),
        ("<html>", "not a JSON file"),
        ('{"a": NaN}', "not a number"),
        ('{"a" 1}', "something is wrong at line 1, column 6"),
        ("[" * 100_000, "nested too deep"),
    ],
)
def test_json_that_is_not_whole_is_refused_with_its_place(text, words):
    with pytest.raises(FileRefused, match=words):
        read_json(text)


def test_half_a_table_is_refused_with_its_row():
    for cut in ("a,b\n1,2\n3", 'a,b\n1,2\n3,"fo'):
        with pytest.raises(FileRefused, match=r"breaks off in row 3|begins at line 3"):
            _titles, rows = read_table(Opened("a.csv", cut.encode()), Report())
            list(rows)


def test_two_columns_with_one_title_are_refused():
    with pytest.raises(FileRefused, match="both called “a”"):
        read_table(Opened("a.csv", b"a,a\n1,2\n"), Report())


def test_a_damaged_spreadsheet_is_refused():
    with pytest.raises(FileRefused, match="spreadsheet"):
        read_table(Opened("a.xlsx", b"PK\x03\x04rubbish"), Report())


def test_a_report_keeps_counting_when_it_stops_listing(monkeypatch):
    monkeypatch.setattr("folkmoot.core.intake.report.KEPT", 2)
    report = Report()
    for number in range(5):
        Row(report, number).refuse("f", "wrong")
    assert (report.refused, len(report.problems), report.not_listed) == (5, 2, 3)


def test_wrong_shapes_are_noted_not_fatal():
    report = Report()
    row = Row(report, 1)
    assert row.many({"a": 1}, "awards") == [{"a": 1}]
    assert row.many("x", "awards") == []
    assert row.many([{"a": 1}, 5], "awards") == [{"a": 1}]
    assert row.one([{"a": 1}], "tender") == {"a": 1}
    assert row.one("x", "tender") == {}
    assert row.text({"en": "x"}, "title") == ""
    assert report.left_out == 4
