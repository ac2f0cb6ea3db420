"""The form on a page as a browser would send it."""

from html.parser import HTMLParser
from typing import Any


class Reader(HTMLParser):
    """Gathers the names and values of the first form that holds a field named `mark`."""

    def __init__(self, mark: str) -> None:
        super().__init__()
        self.mark, self.found, self.now = mark, {}, {}
        self.kinds: dict[str, str] = {}
        self.select, self.area = "", ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take a field in."""
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.now = {}
        elif tag == "input":
            self._input(given)
        elif tag == "select":
            self.select = given.get("name", "")
        elif tag == "option" and self.select and ("selected" in given or not self.now.get(self.select)):
            self.now[self.select] = given.get("value", "")
        elif tag == "textarea":
            self.area = given.get("name", "")
            self.now[self.area] = ""

    def _input(self, given: dict[str, str]) -> None:
        kind, name = given.get("type", "text"), given.get("name", "")
        ticked = kind not in ("checkbox", "radio") or "checked" in given
        if name and ticked and kind not in ("submit", "file"):
            self.now[name], self.kinds[name] = given.get("value", ""), kind

    def handle_data(self, data: str) -> None:
        """Take the text of a text area in."""
        if self.area:
            self.now[self.area] += data

    def handle_endtag(self, tag: str) -> None:
        """Keep the form when it is the one."""
        if tag == "textarea":
            self.area = ""
        elif tag == "select":
            self.select = ""
        elif tag == "form" and self.mark in self.now and not self.found:
            self.found = self.now


NEW = {"text": "Kessler", "email": "new@kessler.example", "number": "1", "url": "https://kessler.example"}


def form_of(page: str, mark: str, **typed: Any) -> dict[str, str]:
    """Return the fields of the form that holds `mark`, empty ones filled in; nothing when there is none."""
    reader = Reader(mark)
    reader.feed(page)
    return {
        name: typed.get(name, value or NEW.get(reader.kinds.get(name, "text"), ""))
        for name, value in reader.found.items()
    }
