"""The demo is the same story at whatever hour, and in whatever season, somebody makes it."""

from datetime import UTC, date, datetime, timedelta

import pytest

from folkmoot.core import demo
from folkmoot.core.clock import LONDON


@pytest.mark.django_db
@pytest.mark.parametrize("hour", [0, 7, 13, 22, 23])
@pytest.mark.parametrize("day", [date(2026, 11, 28), date(2026, 6, 30)])
def test_each_chapter_is_told_on_its_own_day_after_nine(monkeypatch, day, hour):
    start = datetime(day.year, day.month, day.day, hour, 13, tzinfo=LONDON).astimezone(UTC)
    told = []
    chapters = [(-days, order, lambda told_by: told.append(told_by.now)) for days in (420, 200, 1) for order in (0, 55)]
    monkeypatch.setattr(demo, "CHAPTERS", chapters)
    assert demo.tell(demo.Demo(start)) == 6
    local = [moment.astimezone(LONDON) for moment in told]
    assert [moment.date() for moment in local] == [day - timedelta(days=days) for days in (420, 420, 200, 200, 1, 1)]
    assert {f"{moment:%H:%M}" for moment in local} == {"09:00", "09:55"}


@pytest.mark.django_db
def test_nothing_is_told_that_is_still_to_come(monkeypatch):
    start = datetime(2026, 11, 28, 8, 0, tzinfo=UTC)
    told = []
    monkeypatch.setattr(demo, "CHAPTERS", [(0, 990, lambda told_by: told.append(told_by.now))])
    demo.tell(demo.Demo(start))
    assert told == [start]
