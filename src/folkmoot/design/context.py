"""What every page needs to look like this site."""

from django.conf import settings
from django.http import HttpRequest

from folkmoot.design.brand import fingerprint


def look(request: HttpRequest) -> dict[str, object]:
    return {
        "site_name": getattr(settings, "FOLKMOOT_SITE_NAME", "Folkmoot"),
        "site_logo": getattr(settings, "FOLKMOOT_LOGO", ""),
        "brand_version": fingerprint(),
    }
