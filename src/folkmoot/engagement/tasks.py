"""What the worker does for this room."""

from __future__ import annotations

import logging

from django.utils.translation import gettext as _
from django_tasks import task

from folkmoot.core import clock
from folkmoot.engagement.assembling import AT_ONCE, LotteryRefused, Worked, work_out
from folkmoot.engagement.models import AssemblyLottery

logger = logging.getLogger(__name__)


@task()
def work_out_lottery(lottery_id: int) -> None:
    """Work a lottery out and publish it. Asked twice for one, it acts once."""
    row = AssemblyLottery.objects.select_related("assembly", "asked_by").filter(pk=lottery_id).first()
    if row is not None and row.is_working:
        perform(row)


def begin_work(row: AssemblyLottery) -> None:
    """Small pools at once; for others the worker is asked, as soon as the row is safely written."""
    from django.db import transaction

    if row.assembly.pool.filter(withdrawn_at=None).count() <= AT_ONCE:
        perform(row)
    else:
        transaction.on_commit(lambda: work_out_lottery.enqueue(row.pk))


def perform(row: AssemblyLottery) -> AssemblyLottery:
    from folkmoot.engagement.actions.panels import publish_lottery

    found: Worked | LotteryRefused
    try:
        found = work_out(row)
    except LotteryRefused as refused:
        found = refused
    except Exception:
        # Those who wait must hear of it, and whoever runs the site must find it in the log.
        logger.exception("a lottery broke", extra={"lottery": row.pk})
        found = LotteryRefused([_("Something went wrong on our side. The person who runs this site can see why.")])
    assert row.asked_by is not None
    return publish_lottery(row, found=found, by=row.asked_by, now=clock.now())
