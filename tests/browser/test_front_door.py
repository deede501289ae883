"""The pages a newcomer meets, at a desk and on a phone."""

import pytest

PAGES = ["/", "/be/", "/help/", "/search/?q=company", "/commitments/", "/commitments/sutton-compact/", "/open/", "/open/record/",
         "/accessibility/", "/privacy/", "/account/sign-in/", "/account/join/", "/places/"]  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_pages_are_accessible(people, path):
    people(None).go(path)


def test_nothing_scrolls_sideways_on_a_phone(people):
    visitor = people(None)
    visitor.page.set_viewport_size({"width": 320, "height": 700})
    for path in PAGES:
        visitor.go(path)
        assert visitor.page.evaluate("document.documentElement.scrollWidth") <= 320, path
