"""Every page of a built site as a parser of HTML reads it."""

from __future__ import annotations

import json
import pickle
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, unquote, urljoin, urlsplit
from xml.etree.ElementTree import Element

from almanac.model.address import ADD_EVENT, ADD_STORY, ENTRY_SOURCES
from built.html_tree import errors, parsed

_PAGES = "pages.pickle"
# Attributes that lead somewhere (HTML, "Attributes that contain URLs"), but for those that no page has.
_LEADING = ("href", "src", "cite", "poster", "action", "data")


@dataclass(frozen=True)
class Link:
    """An address in an attribute, with the element's other attributes."""

    element: str
    attribute: str
    target: str
    others: dict[str, str]


@dataclass(frozen=True)
class Page:
    """What stands on a page; ``address`` is inside the site (``/x/``), ``errors`` are those of the HTML standard."""

    address: str
    errors: list[str]
    ids: list[str]
    links: list[Link]
    lang: str
    direction: str
    title: str
    description: str
    first_headings: list[str]
    refresh: str
    robots: str
    policy: str
    text: str
    inline: list[str]

    @property
    def repeated_ids(self) -> list[str]:
        """The ids that more than one element has."""
        return [name for name, count in Counter(self.ids).items() if count > 1]

    @property
    def redirects(self) -> bool:
        """Whether it only leads on."""
        return bool(self.refresh)

    def linked(self, rel: str) -> list[Link]:
        """Its ``<link>`` elements of a relation."""
        return [link for link in self.links if link.element == "link" and rel in link.others.get("rel", "").split()]


@dataclass(frozen=True)
class BuiltSite:
    """A folder that was built, the address for which, the moment at which, and what ``save`` made of its pages."""

    folder: Path
    siteurl: str
    now: datetime
    parsed: Path
    pages: dict[str, Page] = field(repr=False)

    def page(self, address: str) -> Page:
        """The page at an address inside the site."""
        return self.pages[address]

    def pages_of(self, address: str) -> list[str]:
        """The addresses of all pages of a list, in their order."""
        further = [other for other in self.pages if other.startswith(f"{address}page/")]
        return [address, *sorted(further, key=lambda other: (len(other), other))]

    def absolute(self, address: str) -> str:
        """An address inside the site with scheme and host."""
        return f"{self.siteurl}{address}"

    def document(self, address: str) -> Element:
        """The parsed HTML of a page; tests only read it."""
        return _document(self.parsed / _name_of(address))

    def read(self, address: str) -> str:
        """The text of the file at an address inside the site, its line ends as they are."""
        return self.data(address).decode("utf-8")

    def data(self, address: str) -> bytes:
        """The file at an address inside the site."""
        return self._file(address).read_bytes()

    def fault_of(self, target: str, base: str) -> str | None:
        """Why an address found at the absolute address ``base`` does not resolve; None for one that does.

        Addresses of other hosts are not looked at; `webcal:` stands for `https:`.
        """
        whole = urlsplit(urljoin(base, target))
        if whole.scheme == "webcal":
            whole = whole._replace(scheme=urlsplit(self.siteurl).scheme)
        home = urlsplit(self.siteurl)
        if whole.scheme not in {"http", "https"} or whole.netloc != home.netloc:
            return None
        if not whole.path.startswith(f"{home.path}/"):
            return f"{target} leaves the site's own path {home.path}"
        return self._fault_inside(whole, unquote(whole.path.removeprefix(home.path)), target)

    def _fault_inside(self, whole: SplitResult, address: str, target: str) -> str | None:
        if not self._file(address).is_file():
            return f"{target}: nothing is at {address}"
        if not whole.fragment:
            return None
        known = self.pages[address].ids if address in self.pages else []
        if address.endswith((ADD_EVENT, ADD_STORY)):
            known = [*known, *_improvable(self.folder)]
        return None if unquote(whole.fragment) in known else f"{target}: {address} has no id {unquote(whole.fragment)}"

    def _file(self, address: str) -> Path:
        return self.folder / (f"{address}index.html" if address.endswith("/") else address).lstrip("/")


@lru_cache(maxsize=8)
def _improvable(folder: Path) -> list[str]:
    """The paths of files that a form can get."""
    parts = (folder / ENTRY_SOURCES.lstrip("/")).glob("*.json")
    return [path for part in parts for path in json.loads(part.read_bytes())]


# All of a large site's would take as much memory in each process as a browser.
@lru_cache(maxsize=256)
def _document(source: Path) -> Element:
    document: Element = _unpickled(source)
    return document


def save(folder: Path, target: Path) -> None:
    """Parse a folder's pages into another, for all processes of a run: to load them takes a fifteenth of that."""
    target.mkdir()
    pages = []
    for path in sorted(folder.rglob("*.html")):
        address = f"/{path.relative_to(folder).as_posix()}".removesuffix("index.html")
        page, document = _page(address, path.read_bytes())
        pages.append(page)
        (target / _name_of(address)).write_bytes(pickle.dumps(document))
    (target / _PAGES).write_bytes(pickle.dumps(pages))


def load(source: Path) -> dict[str, Page]:
    """The pages that ``save`` wrote, by address."""
    return {page.address: page for page in _unpickled(source / _PAGES)}


def _unpickled(source: Path) -> Any:
    return pickle.loads(source.read_bytes())  # noqa: S301 - of this run


def _name_of(address: str) -> str:
    return f"{sha256(address.encode()).hexdigest()}.pickle"


def _page(address: str, data: bytes) -> tuple[Page, Element]:
    document = parsed(data)
    metas = {meta.get("name") or meta.get("http-equiv", ""): meta.get("content", "") for meta in document.iter("meta")}
    page = Page(
        address=address,
        errors=errors(data, document),
        ids=[element.get("id", "") for element in document.iter() if element.get("id") is not None],
        links=list(_links(document)),
        lang=document.get("lang", ""),
        direction=document.get("dir", ""),
        title="".join(text for title in document.iter("title") for text in title.itertext()).strip(),
        description=metas.get("description", ""),
        first_headings=[" ".join("".join(heading.itertext()).split()) for heading in document.iter("h1")],
        refresh=metas.get("refresh", ""),
        robots=metas.get("robots", ""),
        policy=metas.get("Content-Security-Policy", ""),
        text="".join(document.itertext()),
        inline=list(_inline(document)),
    )
    return page, document


def _links(document: Element) -> Iterator[Link]:
    for element in document.iter():
        for name in _LEADING:
            if name in element.attrib and isinstance(element.tag, str):
                others = {str(key): value for key, value in element.attrib.items() if key != name}
                yield Link(element.tag, name, element.attrib[name].strip(), others)
        for candidate in filter(None, element.get("srcset", "").split(",")):
            yield Link(str(element.tag), "srcset", candidate.split()[0], {})


def _inline(document: Element) -> Iterator[str]:
    """What a strict Content-Security-Policy forbids: scripts and styles in the page itself."""
    for element in document.iter():
        is_data = element.get("type") == "application/ld+json"
        if element.tag == "style" or (element.tag == "script" and "src" not in element.attrib and not is_data):
            yield f"<{element.tag}>"
        yield from (f"{element.tag} {name}" for name in element.attrib if name == "style" or str(name).startswith("on"))
