"""Says what comes from another system, in one shape whatever the source: readers make it, one writer makes files of it.

A reader touches no disk and no network beyond the open files that it is handed. It gives its entries as often as it is
asked to, from the start each time and in the same order: the writer looks at them twice, so that no more than one whole
entry is in memory. What costs much, such as the text, is a function that the writer calls when it needs it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal, Protocol

PlannedKind = Literal["story", "event", "page"]


def no_text() -> str:
    """The text of what has none."""
    return ""


@dataclass(frozen=True, slots=True)
class PlannedPicture:
    """A picture as the source names it, and what is said of it; empty is what the source does not say.

    ``address`` is where it was published: absolute, or a path of the old site or folder. ``paths`` are where it lies in
    a folder of pictures or of the source, the likeliest first: with exact names before those without a size suffix.
    """

    address: str
    paths: tuple[str, ...] = ()
    alt: str = ""
    caption: str = ""
    title: str = ""
    credit: str = ""
    license: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class PlannedComment:
    """An approved comment: ``day`` is ISO 8601, in the source's own zone; ``parent`` is the ``id`` of one before it.

    ``html`` is as it came, and goes through the gate of all HTML before it is written.
    """

    id: str
    parent: str
    name: str
    day: str
    html: str


@dataclass(frozen=True, slots=True)
class PlannedEntry:
    """A story, event or page, or a translation of one.

    ``key`` is its identity at the source, for ever the same (``post 4073``). ``where`` says to people which one is
    meant (``line 812: post 4073 "Title"``). ``fields`` are as in front matter, nested, with what the source has; dates
    and times as text, as people write them. ``lang`` is empty where the source does not say it. ``original`` is the key
    of the entry that it translates. ``old_addresses`` are paths of the old site (``/2019/05/old/``, ``/?p=12``),
    percent-decoded, that have to lead here; its permalink first. ``html`` gives the text: links and pictures in it as
    they were at the source. ``markdown`` gives it as the source has it, where that is Markdown: it is kept where it
    reads the same. ``base`` is the address against which relative links of the text are read. ``excerpt`` is HTML from
    which a summary may be made.
    """

    kind: PlannedKind
    key: str
    where: str
    slug: str
    fields: Mapping[str, Any]
    lang: str = ""
    original: str = ""
    old_addresses: tuple[str, ...] = ()
    html: Callable[[], str] = no_text
    markdown: Callable[[], str] = no_text
    base: str = ""
    excerpt: str = ""
    image: PlannedPicture | None = None
    comments: Callable[[], tuple[PlannedComment, ...]] = tuple
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedRedirect:
    """A path of the old site, and what it has to lead to.

    ``to`` is the ``key`` of an entry, the name of a category, tag, author, city, venue or organizer, or an address of
    the new site; one that nothing has become leads to the nearest list, and is named in the report. ``as_feed``: to the
    feed of what it is, and not to its page.
    """

    old: str
    kind: Literal["entry", "category", "tag", "event category", "author", "venue", "organizer", "address"]
    to: str
    as_feed: bool = False


@dataclass(slots=True)
class Account:
    """Counts what came of a source, and what did not; it may name what is private, and goes to whoever imports, only.

    ``left_out`` is by reason; ``examples`` names some of each, at most ``MOST_EXAMPLES``.
    """

    came: Counter[str] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)
    mended: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[str]] = field(default_factory=dict)
    to_look_at: list[tuple[str, str]] = field(default_factory=list)

    MOST_EXAMPLES: ClassVar[int] = 20

    def leave_out(self, reason: str, what: str) -> None:
        """Count one thing that does not come, and perhaps name it."""
        self.left_out[reason] += 1
        named = self.examples.setdefault(reason, [])
        if len(named) < self.MOST_EXAMPLES:
            named.append(what)

    def look_at(self, where: str, what: str) -> None:
        """Note something that somebody should look at."""
        self.to_look_at.append((where, what))


class Source(Protocol):
    """What a reader gives."""

    @property
    def name(self) -> str:
        """What it is called in reports, and known by when it is imported again."""
        ...

    @property
    def base(self) -> str:
        """The address of the old site, or empty; raises ``Fault`` where the source cannot be read to find it."""
        ...

    def entries(self, account: Account) -> Iterator[PlannedEntry]:
        """Everything that may be published, again from the start each time; what may not is told to ``account``.

        Raises ``Fault`` where the source cannot be read to its end.
        """
        ...

    def redirects(self) -> Iterator[PlannedRedirect]:
        """Old addresses of what is no entry; known once ``entries`` was read."""
        ...

    def picture(self, address: str) -> PlannedPicture | None:
        """What the source knows of a picture in a text, by its address there; known once ``entries`` was read."""
        ...
