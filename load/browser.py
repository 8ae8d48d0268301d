"""As much of a browser as filling in a return takes: cookies, pages and their forms."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from http.client import HTTPConnection, HTTPException
from http.cookies import SimpleCookie
from itertools import cycle
from time import perf_counter
from urllib.parse import urlencode, urlsplit

PATIENCE = 60
HOST = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered, and after how many seconds; status 0 is no answer."""

    status: int
    content: bytes
    headers: Mapping[str, str]
    seconds: float

    @property
    def leads_to(self) -> str:
        """Return the path that a redirection leads to, or nothing."""
        return urlsplit(self.headers.get("Location", "")).path

    @property
    def all_but_the_date(self) -> tuple[Hashable, ...]:
        """Return what somebody could tell two answers by who has no watch."""
        lines = (each for each in self.headers.items() if each[0].lower() != "date")
        return self.status, self.content, tuple(sorted(lines))

    @property
    def text(self) -> str:
        """Return a page as text."""
        return self.content.decode()


class Browser:
    """One person's cookies, and servers that are asked by turns."""

    def __init__(self, ports: Iterable[int]) -> None:
        self.ports = cycle(ports)
        self.cookies: dict[str, str] = {}

    def get(self, path: str) -> Answer:
        """Ask for a page."""
        return self._ask("GET", path, None)

    def post(self, path: str, fields: dict[str, str]) -> Answer:
        """Send a form."""
        return self._ask("POST", path, urlencode(fields))

    def _ask(self, method: str, path: str, body: str | None) -> Answer:
        # A connection for each request: one that was left open may just be closing, and
        # then nobody knows whether a save that was sent was read.
        connection = HTTPConnection(HOST, next(self.ports), timeout=PATIENCE)
        headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        started = perf_counter()
        try:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            content = response.read()
        except (OSError, HTTPException):
            return Answer(0, b"", {}, perf_counter() - started)
        finally:
            connection.close()
        seconds = perf_counter() - started
        for cookie in response.headers.get_all("Set-Cookie", []):
            self.cookies |= {k: v.value for k, v in SimpleCookie(cookie).items()}
        return Answer(response.status, content, response.headers, seconds)


def fields_of(html: str) -> dict[str, str]:
    """Return what a page's form would send without another touch: its fields by name.

    Buttons and boxes that are not ticked send nothing. Of several forms on a page the
    fields are taken together, which our pages allow.
    """
    reader = _Fields()
    reader.feed(html)
    return reader.found


class _Fields(HTMLParser):
    """Reads the fields off a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a field, and its value where the tag gives it."""
        given = dict(attrs)
        name, value = given.get("name") or "", given.get("value") or ""
        if tag in ("select", "textarea"):
            self.inside = name
            self.found[name] = ""
        elif tag == "option" and "selected" in given:
            self.found[self.inside] = value
        elif tag == "input" and name and given.get("type") not in ("checkbox", "file"):
            self.found[name] = value

    def handle_endtag(self, tag: str) -> None:
        """Note that a field ends."""
        if tag in ("select", "textarea"):
            self.inside = ""

    def handle_data(self, data: str) -> None:
        """Take the text of a text area."""
        if self.inside and self.get_starttag_text().startswith("<textarea"):
            so_far = self.found[self.inside]
            # A line break right after the tag is none.
            self.found[self.inside] = (
                so_far + data if so_far else data.removeprefix("\n")
            )
