"""Checks what built pages load: the site's own files, and what LOADS_FROM allows; anything else is a Problem."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from almanac.check.built_pages.page_resources import Contents, Resource, page_contents, style_resources
from almanac.model.problem import Problem
from almanac.model.site import Site
from almanac.read.fault import Fault, presentable
from almanac.read.values.origin import host_to_load_from, origin_of
from almanac.render.policy import page_policy

_NAMED = 3
# A file that stands in its own address; the policy has them nowhere but in the map's tiles.
_FILES = frozenset(["data:", "blob:"])
_HARMLESS = frozenset(["", "about:"])
_IN_A_FILE = "put it in a file below theme/site/static/"
_HINTS = {
    "script": f"{_IN_A_FILE}, and let a template of theme/site/templates/ load it",
    "style": "give the element a class, and write the rule in theme/site/static/css/site.css",
    "handler": f"{_IN_A_FILE}js/, which listens with `addEventListener`",
    "file": f"{_IN_A_FILE}, and name that",
    "other": "leave it out of the template, or link to what it shows",
}
_LINK_HINT = "write an address that begins with `https://`, or take the link out: it stands in {}"
_NOT_TO_BE_PUBLISHED = (
    "This site is not to be published before that is mended. "
    "Files that an earlier `pelican` left behind count too: delete the output folder if one of those is named."
)
_KEEP = 'begin the head as theme/templates/base.html does, with `content="{{ here | policy }}"`'


class PagesRefused(SystemExit):
    """The pages that were built cannot be published; Pelican's own command ends with the message and exit code 1."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        lines = [f"{problem.severity}: {problem}" for problem in problems]
        super().__init__("\n".join([*lines, _NOT_TO_BE_PUBLISHED]))
        self.problems = problems

    def __reduce__(self) -> tuple[type[PagesRefused], tuple[tuple[Problem, ...]]]:
        """As it comes from a process that makes pictures."""
        return PagesRefused, (self.problems,)


def check_pages(
    site: Site, files: Iterable[tuple[str, bytes]], sources: Mapping[str, str] | None = None
) -> tuple[Problem, ...]:
    """What is wrong with the pages and style sheets of a built site: (address, bytes), in any order.

    The same fault of many pages is one Problem, with the first of them and their number. ``sources`` are the files that
    entries' pages come from, by address.
    """
    faults: dict[tuple[str, ...], _PageFault] = {}
    for address, data in files:
        if address.endswith(".css"):
            resources = tuple(Resource("", target) for target in style_resources(data.decode("utf-8", "replace")))
            on_page = list(_foreign(site, resources))
        elif b"<" in data:  # without any markup it is a text
            on_page = list(_page(site, address, page_contents(data)))
        else:
            continue
        for fault in on_page:
            faults.setdefault(fault.key, fault).add(address, fault)
    return tuple(sorted(fault.problem(sources or {}) for fault in faults.values()))


@dataclass(slots=True)
class _PageFault:
    """A fault with all its pages; of the addresses in it the first ones are named.

    ``{}`` in the message is for the addresses, in the hint for the file of the first page.
    """

    key: tuple[str, ...]
    message: str
    hint: str
    addresses: dict[str, None] = field(default_factory=dict)
    pages: set[str] = field(default_factory=set)

    def add(self, page: str, other: _PageFault) -> None:
        """Another page has the same."""
        self.pages.add(page)
        self.addresses |= other.addresses

    def problem(self, sources: Mapping[str, str]) -> Problem:
        """At the first page; ``sources`` are the files that pages come from."""
        first, others = min(self.pages), len(self.pages) - 1
        elsewhere = f"; the same on {others:,} other page{'s' if others > 1 else ''}"
        named = ", ".join(f"`{address}`" for address in list(self.addresses)[:_NAMED])
        if len(self.addresses) > _NAMED:
            named += f" and {len(self.addresses) - _NAMED:,} more"
        message = self.message.replace("{}", named) if self.addresses else self.message
        # What stands on other pages too comes from no text.
        source = sources[first] if self.pages <= sources.keys() else "the template or plugin that makes it"
        return Problem(first, 0, "", message + (elsewhere if others else ""), self.hint.replace("{}", source))


def _page(site: Site, address: str, contents: Contents) -> Iterator[_PageFault]:
    yield from _foreign(site, contents.resources)
    for part in contents.blocked:
        yield _PageFault((part,), f"has {part}, which its Content-Security-Policy blocks", _HINTS[_kind(part)])
    for link in contents.links:
        message = f"has a link of `{origin_of(link.address)}`, which opens no page: {{}}"
        yield _PageFault((origin_of(link.address),), message, _LINK_HINT, {presentable(link.address): None})
    if not contents.policies:
        yield _PageFault(("none",), "has no Content-Security-Policy", _KEEP)
    elif contents.policies[0] != page_policy(site, address):
        message = f"has a Content-Security-Policy of its own, `{contents.policies[0]}`"
        yield _PageFault(("own", contents.policies[0]), message, _KEEP)
    elif not contents.policy_is_first:
        yield _PageFault(("late",), "has its Content-Security-Policy below what that is about", _KEEP)


def _kind(part: str) -> str:
    if "style" in part:
        return "style"
    if "attribute" in part or "javascript:" in part:
        return "handler"
    return "script" if "script" in part else "other"


def _foreign(site: Site, resources: Iterable[Resource]) -> Iterator[_PageFault]:
    own = origin_of(site.origin)
    for resource in resources:
        origin = origin_of(resource.address, site.url)
        if origin in _HARMLESS or origin == own or origin in site.loads_from:
            continue
        by = f" in {resource.by}" if resource.by else ""
        if origin.endswith(":"):
            message = f"has an address that begins with `{origin}`{by}, which the Content-Security-Policy blocks"
            yield _PageFault((origin, resource.by), message, _HINTS["file" if origin in _FILES else "other"])
        else:
            message = f"loads {{}}{by} from another host, {origin.partition('//')[2]}"
            yield _PageFault((origin, resource.by), message, _allow(site, origin), {resource.address: None})


def _allow(site: Site, origin: str) -> str:
    try:
        allowed = host_to_load_from(origin)
    except Fault:
        allowed = origin.replace("http:", "https:", 1)
    if allowed in site.loads_from:
        return f"write `{allowed}`, which is encrypted, and which LOADS_FROM allows"
    setting = f'LOADS_FROM = {{"{allowed}": "why, for your readers"}}'
    return f"take it out, or put the file in theme/site/static/; or allow the host in pelicanconf.py: `{setting}`"
