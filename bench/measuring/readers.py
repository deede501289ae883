"""Readers: threads that ask one server for one page again and again, each over one connection that it keeps."""

import http.client
import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlencode

HIDDEN = re.compile(r'name="(csrfmiddlewaretoken|once)" value="([^"]+)"')


class Reader:
    """One browser: keeps its connection and its cookies, follows nothing by itself."""

    def __init__(self, port: int) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.cookies: dict[str, str] = {}

    def ask(self, method: str, path: str, sent: dict[str, str] | None = None, *, expect: int = 200) -> str:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        body = urlencode(sent) if sent is not None else None
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            self.connection.request(method, path, body, headers)
            answer = self.connection.getresponse()
        except ConnectionError:
            # The server ends a connection that was quiet for two seconds. Nothing was lost: a form acts once.
            self.connection.close()
            self.connection.request(method, path, body, headers)
            answer = self.connection.getresponse()
        text = answer.read().decode()
        for line in answer.headers.get_all("Set-Cookie") or []:
            name, _, rest = line.partition("=")
            self.cookies[name] = rest.partition(";")[0]
        if answer.status != expect:
            raise SystemExit(f"{method} {path} answered {answer.status}, not {expect}:\n{text[:2000]}")
        return text

    def get(self, path: str) -> str:
        return self.ask("GET", path)

    def sign_in(self, key: str) -> None:
        """As one of the demo's cast, by the page that a demonstration has for it."""
        hidden = dict(HIDDEN.findall(self.get("/be/")))
        self.ask("POST", f"/be/{key}/", {"csrfmiddlewaretoken": hidden["csrfmiddlewaretoken"]}, expect=302)

    def fill_in(self, path: str, answers: dict[str, str]) -> None:
        """Fetch a form and send it, with the tokens that it carries; it has to be accepted."""
        hidden = dict(HIDDEN.findall(self.get(path)))
        self.ask("POST", path, {**hidden, **answers}, expect=302)


@dataclass
class Times:
    """What some requests took: each of them, and all of them from the first to the last."""

    each: list[float] = field(default_factory=list)
    together: float = 0.0

    @property
    def rate(self) -> float:
        return len(self.each) / self.together

    def percentile(self, percent: int) -> float:
        """In milliseconds."""
        ordered = sorted(self.each)
        return 1000 * ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]


Step = Callable[[Reader], object]


def measure(readers: list[Reader], step: Step, times: Times, *, count: int, seconds: float) -> None:
    """Let the readers take the step at the same time, so many times in all, or until the seconds are over."""
    taken: list[float] = []
    failures: list[BaseException] = []
    gate = threading.Barrier(len(readers) + 1)

    def work(reader: Reader) -> None:
        gate.wait()
        end = time.perf_counter() + seconds
        try:
            for _ in range(max(1, count // len(readers))):
                began = time.perf_counter()
                step(reader)
                taken.append(time.perf_counter() - began)
                if began > end:
                    break
        except BaseException as failure:
            failures.append(failure)

    threads = [threading.Thread(target=work, args=[reader]) for reader in readers]
    for thread in threads:
        thread.start()
    gate.wait()
    began = time.perf_counter()
    for thread in threads:
        thread.join()
    times.together += time.perf_counter() - began
    times.each += taken
    if failures:
        raise failures[0]
