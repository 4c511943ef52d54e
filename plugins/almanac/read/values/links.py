"""Reads addresses that people write: which are safe, and where a path in the sources leads."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from urllib.parse import SplitResult, quote, unquote, urlsplit

from almanac.model import fault_words
from almanac.model.place import Online
from almanac.read.body.site_pages import SitePages
from almanac.read.fault import DeadLinkFault, Fault, nearest
from almanac.read.near_words import NearWords
from almanac.read.values.address_hints import link_hint, web_hint
from almanac.read.values.invisible import as_published, without_blanks

_RUNS = re.compile(r"(?:javascript|vbscript|livescript|data|view-source):", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
# A path that stands for itself: nothing in it is encoded, invisible, or begins anything else.
_PLAIN_PATH = re.compile(r"(?!//)[A-Za-z0-9._/-]+")
# The path of a text in the repository, and a part of it.
_PATH_OF_TEXT = re.compile(r"(?![a-z][a-z0-9+.-]*:)[^\s?#\\]+\.md(#\S*)?", re.IGNORECASE)
# Below this address there is nothing but the files of `content/images/`.
_PICTURES = "/images/"
_PELICAN = re.compile(r"[{|](filename|static|attach)[}|]", re.IGNORECASE)
LATER = "later"  # in place of an address to join
SAFE_SCHEMES = frozenset(["http", "https", "mailto", "tel"])


def web_address(text: str) -> str:
    """An http(s) address; raises ``Fault`` for anything else."""
    address = text.strip()
    parts = _split(address)
    # To browsers a backslash is a slash, so that the host would be another.
    bad = re.search(r"\s|\\", address) or not address.isprintable()
    if parts.scheme not in {"http", "https"} or not _has_host(parts) or bad:
        raise Fault(fault_words.NO_ADDRESS.format(text=text), web_hint(text))
    return address


def to_join(text: str) -> Online:
    """A web address to join, or the word that it comes later; raises ``Fault`` for anything else."""
    if text.strip().casefold() == LATER:
        return Online()
    try:
        return Online(web_address(text))
    except Fault as fault:
        known = fault.hint == fault_words.NO_ADDRESS_HINT
        raise Fault(fault.message, f"{fault.hint}, or `{LATER}`" if known else fault.hint) from None


def page_link(text: str) -> str:
    """A web address, a path of the site, from ``/``, or that of a text in the repository; else raises ``Fault``.

    Whether a path leads anywhere only the whole site shows: ``Targets.resolve``.
    """
    link = text.strip()
    is_path = _PATH_OF_TEXT.fullmatch(link) or (link.startswith("/") and not is_on_the_web(link))
    if not is_path:
        try:
            return web_address(text)
        except Fault as fault:
            also = "or the path of a story, such as `content/stories/2027/slug.md`"
            raise Fault(f"`{text}` is neither an address nor the path of a story", f"{fault.hint}, {also}") from None
    check_scheme(link)
    return link


def host(address: str) -> str:
    """The host of a web address, in lower case."""
    return (_split(address).hostname or "").lower()


def check_scheme(address: str) -> None:
    """Raises ``Fault`` unless the address is http(s), mailto, tel or a path, however it is disguised."""
    bare = without_blanks(address)
    match = _SCHEME.match(bare)
    if match and match[0][:-1].lower() not in SAFE_SCHEMES:
        raise unlinkable(address)
    # To browsers a backslash is a slash.
    if match is None and bare.replace("\\", "/").startswith("//"):
        raise Fault(f"`{address.strip()}` leaves out https:", f"write `https://{bare[2:]}`")


def unlinkable(address: str) -> Fault:
    """What is wrong with an address of another scheme."""
    message = f"`{address.strip()}` is not an address that can be linked"
    return Fault(message, "http, https, mailto, tel, or a path inside the site")


def is_script(text: str) -> bool:
    """Whether a browser would run or show what the text says if it stood where an address stands, however disguised."""
    bare = without_blanks(text[:2000])
    return _RUNS.match(bare) is not None


def is_on_the_web(address: str) -> bool:
    """Whether the address leads to a host, however it is disguised."""
    bare = without_blanks(address).replace("\\", "/").lower()
    return bare.startswith(("//", "http:", "https:"))


@dataclass(frozen=True)
class Targets:
    """Where a path in the sources leads: entries and pictures by path, with their addresses.

    ``content`` is the folder that ``{filename}`` starts from; ``base`` the site's own path;
    ``unpublished`` are the paths of entries that this build leaves out, ``pages`` what a path from the top may lead to.
    """

    addresses: Mapping[str, str]
    content: str = "content"
    base: str = ""
    unpublished: frozenset[str] = frozenset()
    pages: SitePages | None = None

    def fingerprint(self) -> bytes:
        """A digest (BLAKE2b, 16 bytes) of all of it."""
        pages = self.pages and self.pages.facts()
        whole = (sorted(self.addresses.items()), self.content, self.base, sorted(self.unpublished), pages)
        return blake2b(repr(whole).encode("utf-8", "surrogatepass"), digest_size=16).digest()

    def resolve(self, link: str, source: str, *, guess: bool = True) -> str:
        """The link as it stands on the page; raises ``Fault`` for a source that does not exist.

        ``source`` is the path of the file that has the link; ``guess`` looks for what was meant.
        """
        if _PLAIN_PATH.fullmatch(link):
            return self._followed(link, link, "", source, guess=guess)
        check_scheme(link)  # of what can be seen of it, so that no space that goes later makes it another
        bare = as_published(link)
        if not bare:
            raise Fault("a link has no address", "write it between the round brackets: `[text](https://...)`")
        parts = _split(bare)
        if parts.scheme in {"http", "https"} and not _has_host(parts):
            raise Fault(f"`{bare}` is not a web address", "an address begins with `https://` and a host")
        if parts.scheme or not parts.path:
            return bare
        tail = (f"?{parts.query}" if parts.query else "") + (f"#{parts.fragment}" if parts.fragment else "")
        return self._followed(bare, parts.path, tail, source, guess=guess)

    def _followed(self, bare: str, written: str, tail: str, source: str, *, guess: bool) -> str:
        """Where the path of a link leads, as ``written``, with the ``tail`` behind it."""
        path = unquote(written)
        marker = _PELICAN.match(path)
        if path.startswith("/") and not marker and not path.startswith(_PICTURES):
            if self.pages is not None:
                self.pages.check(path, guess=guess)
            return f"{self.base}{written}{tail}"
        target = self._source(path, marker, source)
        if target in self.unpublished:
            hint = "it is a draft, of the future, or switched off: leave the link out until it is published"
            raise DeadLinkFault(f"`{bare}` leads to what is not published", hint)
        if target in self.addresses:
            return f"{self.base}{quote(self.addresses[target])}{tail}"
        raise DeadLinkFault(
            f"`{bare}` leads nowhere: there is no {target}", self._hint(bare, target, source, guess=guess)
        )

    def _source(self, path: str, marker: re.Match[str] | None, source: str) -> str:
        rest = path[marker.end() :] if marker else path
        if rest.startswith("/"):
            return posixpath.normpath(posixpath.join(self.content, rest.lstrip("/")))
        return posixpath.normpath(posixpath.join(posixpath.dirname(source), rest))

    def _meant(self, target: str) -> str:
        """A file of that name elsewhere, or one of nearly that name in the same folder."""
        folder, name = posixpath.split(target)
        namesakes = self._by_name.get(name, [])
        near = self._names_beside[folder].nearest(name) if folder in self._names_beside and not namesakes else ""
        return nearest(target, namesakes) or next(iter(namesakes), "") or (near and posixpath.join(folder, near))

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        """All paths by their last part; there are thousands, and as many links may lead nowhere."""
        paths: dict[str, list[str]] = defaultdict(list)
        for path in sorted(self.addresses):
            paths[posixpath.basename(path)].append(path)
        return dict(paths)

    @cached_property
    def _names_beside(self) -> dict[str, NearWords]:
        """The names in each folder."""
        names: dict[str, list[str]] = defaultdict(list)
        for path in self.addresses:
            folder, name = posixpath.split(path)
            names[folder].append(name)
        return {folder: NearWords(beside) for folder, beside in names.items()}

    def _hint(self, link: str, target: str, source: str, *, guess: bool) -> str:
        meant = self._meant(target) if guess else ""
        if meant:
            return f"did you mean `{posixpath.relpath(meant, posixpath.dirname(source))}`?"
        if link_hint(link):
            return link_hint(link)
        if target.startswith(f"{self.content}{_PICTURES}"):
            return "put the picture there, and mind capitals in its name"
        return "write the path from this file, or the address from `/`"


def _has_host(parts: SplitResult) -> bool:
    try:
        return parts.port != 0 and re.search(r"\w", parts.hostname or "") is not None
    except ValueError:  # a port that is no number
        return False


def _split(address: str) -> SplitResult:
    try:
        return urlsplit(address)
    except ValueError:  # such as an unclosed bracket of an IPv6 host
        raise Fault(f"`{address}` is not an address", "an address begins with `https://`, a path with `/`") from None
