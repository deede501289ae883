"""What every page test sends its requests through."""

import uuid
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

import html5lib
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import Resolver404, resolve

CASE_QUERIES, LIST_QUERIES = 22, 12


@dataclass
class Page:
    """An answer: `text` is what a reader sees, `html` the source, `tree` the parsed document."""

    response: Any
    html: str
    tree: Any
    queries: int
    url: str

    @property
    def status(self) -> int:
        return self.response.status_code

    @property
    def text(self) -> str:
        skip = {"script", "style", "title", "head"}

        def words(element: Any) -> list[str]:
            if element.tag in skip or not isinstance(element.tag, str):
                return [element.tail or ""]
            return [element.text or "", *(w for child in element for w in words(child)), element.tail or ""]

        return " ".join(" ".join(words(self.tree)).split())

    def all(self, tag: str, **attributes: str) -> list[Any]:
        return [
            element
            for element in self.tree.iter(tag)
            if all(element.get(name.rstrip("_")) == value for name, value in attributes.items())
        ]

    def links(self) -> list[str]:
        return [element.get("href") for element in self.tree.iter("a") if element.get("href")]


class Site:
    """`site.get(url, by=cast.lead)`, `site.post(url, by=…, title="…")`. `status` is checked, 200 unless said."""

    def __init__(self, client: Client) -> None:
        self.client = client

    def get(
        self, url: str, *, by: Any = None, status: int | None = 200, most: int | None = None, follow: bool = False
    ) -> Page:
        return self._send("get", url, {}, by, status, most, follow)

    def post(
        self,
        url: str,
        data: dict[str, Any] | None = None,
        *,
        by: Any = None,
        status: int = 302,
        follow: bool = False,
        **fields: Any,
    ) -> Page:
        sent = {"once": str(uuid.uuid4()), **(data or {}), **fields}
        return self._send("post", url, sent, by, 200 if follow else status, None, follow)

    def refuses(self, url: str, *people: Any, method: str = "get", data: dict[str, Any] | None = None) -> None:
        """Each of these people is sent to sign in (a stranger) or told no (403) or sees nothing there (404)."""
        for person in people:
            self._as(person)
            response = getattr(self.client, method)(url, data or {})
            signed_out = person is None and response.status_code == 302 and "/account/" in response["Location"]
            assert signed_out or response.status_code in (403, 404), f"{person} got {response.status_code} from {url}"

    def _as(self, person: Any) -> None:
        self.client.logout() if person is None else self.client.force_login(
            person, backend="django.contrib.auth.backends.ModelBackend"
        )

    def _send(
        self, method: str, url: str, data: Any, by: Any, status: int | None, most: int | None, follow: bool
    ) -> Page:
        self._as(by)
        connection.queries_log.clear()  # it holds only so many, and the walk through the whole site asks for more
        with CaptureQueriesContext(connection) as queries:
            response = getattr(self.client, method)(url, data, follow=follow)
        is_page = response.get("Content-Type", "").startswith("text/html")
        # A picture or an office file is no text; a page has to be.
        body = "" if response.streaming else response.content.decode("utf-8", "strict" if is_page else "replace")
        assert status is None or response.status_code == status, (
            f"{method} {url} answered {response.status_code}, not {status}: {errors_in(body)}"
        )
        is_html = is_page and body
        tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(body) if is_html else None
        page = Page(response, body, tree, len(queries), url)
        if most is not None:
            assert len(queries) <= most, f"{url} took {len(queries)} queries, {most} allowed:\n" + "\n".join(
                query["sql"][:200] for query in queries
            )
        if tree is not None:
            check_page(page)
        return page


def errors_in(html: str) -> str:
    import re

    found = re.findall(r"error-(?:summary|message)[^>]*>(.*?)</(?:div|p)>", html, re.S)
    return re.sub(r"<[^>]+>|\s+", " ", " ".join(found))[:500]


def check_page(page: Page) -> None:
    """One h1; every internal link and form goes somewhere; every table has a caption; error links find their field."""
    assert len(page.all("h1")) == 1, f"{page.url} has {len(page.all('h1'))} h1"
    ids = {element.get("id") for element in page.tree.iter() if element.get("id")}
    for table in page.all("table"):
        assert table.find("caption") is not None, f"a table without caption on {page.url}"
    for link in [*page.links(), *(form.get("action") for form in page.all("form") if form.get("action"))]:
        parts = urlsplit(urljoin(page.url, link))
        if parts.scheme in ("mailto", "tel") or (parts.netloc and parts.netloc != "testserver"):
            continue
        if link.startswith("#"):
            assert link[1:] in ids or link == "#", f"{link} leads nowhere on {page.url}"
            continue
        if parts.path.startswith("/static/"):
            continue
        try:
            resolve(parts.path)
        except Resolver404:
            raise AssertionError(f"{page.url} links to {link}, which leads nowhere") from None
