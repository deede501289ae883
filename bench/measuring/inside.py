"""A reader without a server: the same steps, answered by the program in this process, so that queries can be counted."""

from django.test import Client

from measuring.readers import Reader


class Inside(Reader):
    def __init__(self) -> None:
        self.client = Client(enforce_csrf_checks=True, headers={"host": "localhost"})

    def ask(self, method: str, path: str, sent: dict[str, str] | None = None, *, expect: int = 200) -> str:
        answer = self.client.generic(method, path) if sent is None else self.client.post(path, sent)
        if answer.status_code != expect:
            raise SystemExit(f"{method} {path} answered {answer.status_code}, not {expect}.")
        # A file is made while it is sent, so its queries are asked while it is read.
        return (b"".join(answer.streaming_content) if answer.streaming else answer.content).decode()
