"""The frame of every page: where you can go, who you are, and, in a demonstration, that it is one."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from folkmoot.core import clock


def frame(request: HttpRequest) -> dict[str, object]:
    """Context processor: navigation, account links, footer and the demonstration's banner."""
    if not hasattr(request, "user"):
        return {}
    here = request.path

    def item(text: str, name: str, also: str = "") -> dict[str, Any]:
        """A link; it is current on the pages below it, and on those below `also`."""
        url = reverse(name)
        roots = (url, reverse(also)) if also else (url,)
        return {"text": text, "url": url, "current": here.startswith(roots) if url != "/" else here == url}

    navigation = [
        item(_("Needs"), "needs:index"),
        item(_("Projects"), "commissioning:index"),
        item(_("Take part"), "engagement:index", also="budgets:index"),
        item(_("Funding"), "funding:index"),
        item(_("Commitments"), "commitments:index"),
        item(_("Places"), "places:index"),
        item(_("Search"), "web:search"),
    ]
    if request.user.is_authenticated:
        is_young = request.user.is_under_18(clock.day_of(clock.now()))
        account = [
            *([item(_("Tell us if you are worried"), "citizens:tell")] if is_young else []),
            item(_("My work"), "web:my_work"),
            item(_("My data"), "me:my_data"),
            {"text": _("Sign out"), "url": reverse("account_logout"), "post": True},
        ]
    else:
        account = [item(_("Sign in"), "account_request_login_code")]
    footer = [
        item(_("Open data"), "openness:index"),
        item(_("Organisations"), "people:index"),
        item(_("Evidence"), "evidence:index"),
        item(_("Citizen commissioners"), "citizens:index"),
        item(_("Inquiries"), "inquiries:index"),
        item(_("Case studies and guides"), "network:index"),
        item(_("Help and words"), "web:help"),
        item(_("Accessibility"), "web:accessibility"),
        item(_("Privacy"), "web:privacy"),
    ]
    frame: dict[str, object] = {"navigation": navigation, "account": account, "footer": footer}
    if request.session.get("acting_guardian"):
        words = {"name": getattr(request.user, "first_name", "")}
        frame["acting"] = {
            "text": _("You act for %(name)s.") % words,
            "url": reverse("citizens:step_back"),
            "button": _("Go back to my own account"),
        }
    if settings.FOLKMOOT_DEMO:
        frame["phase"] = {
            "tag": _("Demonstration"),
            "text": _(
                "Wandle Vale and everybody in it are invented. It lies where Sutton lies, so that real figures can stand beside it."
            ),
            "url": reverse("web:cast"),
            "link": _("Be one of the people"),
        }
    return frame
