"""Who has signed what in Wandle Vale."""

from folkmoot.commitments.actions import sign_rulebook
from folkmoot.core.demo import Demo, chapter


@chapter(days_ago=1190, order=5)
def the_compact_is_signed(demo: Demo) -> None:
    """Council, NHS and Voluntary Action sign; the fire service has not confirmed, so it is not bound yet (PO-13)."""
    host = demo.people["scheme"]
    for key in ("council", "nhs", "cvs"):
        sign_rulebook("sutton-compact", demo.bodies[key], by=host, now=demo.now, signed_date=demo.today)
    sign_rulebook(
        "sutton-compact",
        demo.bodies["fire"],
        by=host,
        now=demo.now,
        signed_date=None,
        note="Awaiting the fire authority.",
    )
    for code in ("lcc-recommendations", "nao-principles"):
        for key in ("council", "cvs"):
            sign_rulebook(code, demo.bodies[key], by=host, now=demo.now, signed_date=demo.today)
