"""Asks whether a page is published: it answers at its address, and says itself that this is its address."""

from __future__ import annotations

from html.parser import HTMLParser

from almanac.store.forum.connection import NoAnswer, Request, Send

_OK = 200


class _Canonical(HTMLParser):
    """Finds the address that a page says it has."""

    def __init__(self) -> None:
        super().__init__()
        self.address: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take the first such link."""
        values = dict(attrs)
        if tag == "link" and "canonical" in (values.get("rel") or "").split() and self.address is None:
            self.address = values.get("href") or ""


def why_not_published(send: Send, address: str) -> str:
    """Why nobody may be led to the page yet; empty where it is published."""
    try:
        response = send(Request("GET", address))
    except NoAnswer as nothing:
        return f"{address} gives {nothing}"
    if response.status != _OK:
        return f"{address} answers {response.status}"
    page = _Canonical()
    page.feed(response.text)
    if page.address is None:
        return f"{address} does not say which address it has"
    return "" if page.address == address else f"{address} says that its address is {page.address}"
