"""Somebody at a browser: goes to pages, fills forms by the words on them, and has every page checked by axe."""

import os
import re
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Locator, Page, Route

from folkmoot.people.demo import CAST

AXE = Axe()
SHOTS = os.environ.get("FOLKMOOT_SCREENSHOTS")
TYPED = "textarea, input:not([type=radio], [type=checkbox])"
SCRIPTS = re.compile(r"<script\b.*?</script>", re.DOTALL)
ELEMENT = re.compile(r"<(\w+)\b([^>]*)>\s*([^<\s])?")
SAYS_WHAT = re.compile(
    r'\b(?:class|type|role|scope|lang)="[^"]*"|\b[\w-]+(?==)'
)  # what is named by, and by whom, may differ


def just(words: str) -> re.Pattern[str]:
    """These words and no more, in small letters or great."""
    return re.compile(rf"^\s*{re.escape(words)}\s*$", re.IGNORECASE)


def shape_of(html: str, has_scripts: bool) -> int:
    """What a page is made of: its headings in their order, and every kind of element in it, with its class and the
    attributes that it has, and whether words follow. Pages that differ only in their words and in the number of their
    rows have one shape, and are checked once."""
    kinds = [(tag, *SAYS_WHAT.findall(attributes), bool(words)) for tag, attributes, words in ELEMENT.findall(html)]
    levels = "".join(kind[0] for kind in kinds if kind[0] in ("h1", "h2", "h3", "h4"))
    return hash((has_scripts, levels, frozenset(kinds)))


class Inspector:
    """axe for the pages of everybody. It needs scripts, so a page whose reader has none is shown to it again."""

    def __init__(self, context: BrowserContext) -> None:
        self.page = context.new_page()
        self.seen: set[int] = set()

    def inspect(self, page: Page, has_scripts: bool) -> None:
        html = page.content()
        shape = shape_of(html, has_scripts)
        if shape in self.seen:
            return
        self.seen.add(shape)
        found = AXE.run(page if has_scripts else self._again(page.url, html)).response["violations"]
        told = [f"{row['id']}: {row['nodes'][0]['html'][:200]}" for row in found]
        assert told == [], f"axe on {page.url}: {told}"

    def _again(self, url: str, html: str) -> Page:
        def answer(route: Route) -> None:
            route.fulfill(body=SCRIPTS.sub("", html), content_type="text/html; charset=utf-8")

        self.page.route(url, answer)
        self.page.goto(url)
        self.page.unroute(url)
        return self.page


class AtBrowser:
    """One person's browser. Every page arrived at is checked: status, one h1, nothing from elsewhere, axe."""

    def __init__(self, context: BrowserContext, key: str | None, inspector: Inspector, has_scripts: bool) -> None:
        self.context, self.key, self.inspector, self.has_scripts = context, key, inspector, has_scripts
        self.page: Page = context.new_page()
        self.page.on("request", self._stay_here)
        self.outside: list[str] = []
        if key:
            self.go("/be/")
            self.press(f"Be {CAST[key][0]}")

    def _stay_here(self, request: Any) -> None:
        if not request.url.startswith(("http://127.0.0.1", "data:")):
            self.outside.append(request.url)

    def go(self, path: str, status: int = 200) -> "AtBrowser":
        answer = self.page.goto(path)
        assert answer is not None and answer.status == status, f"{self.key} got {answer and answer.status} from {path}"
        return self.look()

    def is_refused(self, path: str) -> "AtBrowser":
        """The address answers 403 or 404, or asks a stranger to sign in."""
        answer = self.page.goto(path)
        assert answer is not None
        asked_in = self.key is None and "/account/" in self.page.url
        assert asked_in or answer.status in (403, 404), f"{self.key} got {answer.status} from {path}: {self.page.url}"
        return self.look()

    def look(self) -> "AtBrowser":
        """Check the page that is open now."""
        assert self.page.locator("h1").count() == 1, f"{self.page.url} has not one h1"
        assert self.outside == [], f"{self.page.url} asked elsewhere: {self.outside}"
        self.inspector.inspect(self.page, self.has_scripts)
        return self

    def press(self, name: str, *, exact: bool = True) -> "AtBrowser":
        """Press the button or link that says `name`, and check the page it leads to. A form sent back is a failure."""
        return self.follow(self._named(name, exact=exact), name)

    def take_turn(self, about: str) -> "AtBrowser":
        """On “My work”, follow what is to be done about something."""
        return self.follow(self.page.get_by_role("row").filter(has_text=about).get_by_role("link").first, about)

    def follow(self, target: Locator, name: str) -> "AtBrowser":
        """Press something found on the page, `name` in words, wait for where it leads and check that page."""
        with self.page.expect_navigation(wait_until="load") as arriving:
            target.click()
        answer = arriving.value
        assert answer is None or answer.status == 200, f"{self.key} pressed “{name}”: {answer.status} {self.page.url}"
        self.look()
        errors = self.page.locator(".govuk-error-summary")
        assert errors.count() == 0, f"{self.key} pressed “{name}” on {self.page.url}: {errors.inner_text()}"
        return self

    def is_told(self, button: str, words: str) -> "AtBrowser":
        """Press a button, and get the form back with what is wrong."""
        with self.page.expect_navigation(wait_until="load"):
            self._named(button).click()
        self.look()
        assert words in self.page.locator(".govuk-error-summary").inner_text()
        return self

    def _named(self, name: str, *, exact: bool = True) -> Locator:
        button = self.page.get_by_role("button", name=name, exact=exact)
        target = button if button.count() else self.page.get_by_role("link", name=name, exact=exact)
        assert target.count(), f"{self.key} finds no “{name}” on {self.page.url}"
        return target.first

    def has_no(self, name: str) -> "AtBrowser":
        """Neither a button nor a link says `name`."""
        for role in ("button", "link"):
            assert not self.page.get_by_role(role, name=name).count(), f"{self.key} has “{name}” on {self.page.url}"
        return self

    def type(self, label: str, text: Any, *, exact: bool = False) -> "AtBrowser":
        """Type into the field whose label has these words."""
        self.page.get_by_label(label, exact=exact).and_(self.page.locator(TYPED)).first.fill(str(text))
        return self

    def fill(self, answers: dict[str, Any]) -> "AtBrowser":
        """Type each answer into the field whose label has these words."""
        for label, text in answers.items():
            self.type(label, text)
        return self

    def choose(self, label: str, option: str) -> "AtBrowser":
        """Choose from a list by words of the option."""
        field = self.page.get_by_label(label).first
        words = [each for each in field.locator("option").all_inner_texts() if option.lower() in each.lower()]
        assert words, f"{self.key} finds no option “{option}” for “{label}” on {self.page.url}"
        field.select_option(label=words[0])
        return self

    def tick(self, label: str, *, under: str = "", exact: bool = True) -> "AtBrowser":
        """Tick a box or choose a radio button by its words, `under` the question where it is asked more than once."""
        where = self.page.get_by_role("group", name=under).first if under else self.page
        where.get_by_label(just(label) if exact else label).first.check()
        return self

    def tick_each(self, label: str) -> "AtBrowser":
        """Give the same answer to every question that offers it."""
        for each in self.page.get_by_label(just(label)).all():
            each.check()
        return self

    def type_each(self, label: str, text: str) -> "AtBrowser":
        for each in self.page.get_by_label(label).all():
            each.fill(text)
        return self

    def choose_each(self, label: str, option: str) -> "AtBrowser":
        for each in self.page.get_by_label(label).all():
            each.select_option(label=option)
        return self

    def date(self, legend: str, day: Any) -> "AtBrowser":
        """Fill the three boxes of a date."""
        group: Locator = self.page.get_by_role("group", name=legend)
        for label, value in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
            group.get_by_label(label).fill(str(value))
        return self

    def sees(self, words: str) -> "AtBrowser":
        """The page says so, folded away or not: the earlier part of a timeline opens by a press."""
        folded = self.page.locator("details").all_text_contents()
        text = " ".join(" ".join([self.page.locator("body").inner_text(), *folded]).split())
        assert words in text, f"{self.key} does not see “{words}” on {self.page.url}"
        return self

    def never_reads(self, word: str) -> "AtBrowser":
        """The word stands nowhere in the page, shown or hidden; letters in the middle of a token are not a word."""
        assert not re.search(rf"\b{re.escape(word)}\b", self.page.content()), (
            f"{self.key} reads {word}: {self.page.url}"
        )
        return self

    @property
    def path(self) -> str:
        return "/" + self.page.url.split("/", 3)[3].partition("#")[0]

    def shot(self, name: str) -> "AtBrowser":
        """A picture of the page at a desk and on a phone, when FOLKMOOT_SCREENSHOTS names a folder."""
        if SHOTS:
            for width in (1100, 390):
                self.page.set_viewport_size({"width": width, "height": 900})
                self.page.screenshot(path=Path(SHOTS) / f"{name}-{width}.png", full_page=True)
            self.page.set_viewport_size({"width": 1100, "height": 900})
        return self
