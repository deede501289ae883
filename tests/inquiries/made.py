"""Inquiries for tests: `made.inquiry(cast, now)`, `made.published(cast, now)`."""

from datetime import timedelta

from folkmoot.core.clock import day_of
from folkmoot.inquiries import actions
from folkmoot.inquiries.actions import Recommended


def inquiry(cast, now, **changes):
    fields = {
        "title": "Fair to renters?", "aim": "Do people who rent here get repairs done in time?", "host": cast.bodies.cvs,
        "chair": cast.inquirer, "reports_to": "The housing committee", "report_due_date": day_of(now) + timedelta(days=200),
        **changes,
    }  # fmt: skip
    return actions.open_inquiry(**fields, by=cast.inquirer, now=now)


def recommended(cast, now, count=3, to="council", days=30):
    body = getattr(cast.bodies, to)
    return [Recommended(f"Do thing {n}", body, day_of(now) + timedelta(days=days * n)) for n in range(1, count + 1)]


def published(cast, now, **changes):
    row = inquiry(cast, now, **changes)
    return actions.publish_report(
        row, findings="The council does not lead.", recommendations=recommended(cast, now), by=cast.inquirer, now=now
    )
