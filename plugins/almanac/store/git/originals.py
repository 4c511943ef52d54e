"""Compares the originals of translations with what they were when they were translated, by the revision these name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from almanac.model.originals import ChangedOriginal
from almanac.read.entries.visible_text import visible_text
from almanac.store.git import originals_cache
from almanac.store.git.main_line import FileChange, read_stretch
from almanac.store.git.objects import NamedObject, blob_name, find_objects
from almanac.store.git.originals_cache import Chain, KnownOriginals
from almanac.store.git.repository import HistoryUnavailable, Repository, open_repository
from almanac.store.tree import MAX_BYTES

# Contents read at once, so that they do not have to fit into memory together.
_AT_ONCE = 200
_BLOB = "blob"


@dataclass(frozen=True, slots=True)
class Translated:
    """A translation: its path and that of its original, the ``revision`` it names, and the original's text today."""

    path: str
    original: str
    revision: str
    text: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What came of it, by the paths of translations: originals that have ``changed``, and those not ``found``.

    Of the latter it is said what the revision stands for: ``missing``, ``ambiguous``, ``commit``, ``tree``, or
    ``large`` for what is no text of ours. ``unavailable``: git tells nothing; ``is_shallow``: old commits are missing.
    """

    changed: Mapping[str, ChangedOriginal] = field(default_factory=dict)
    not_found: Mapping[str, str] = field(default_factory=dict)
    is_shallow: bool = False
    unavailable: bool = False


def compare_originals(
    root: Path, head: str, translated: Sequence[Translated], folders: Sequence[str], now: datetime
) -> Comparison:
    """Compare them; ``head`` is the last commit, empty where there is none, and ``folders`` are those of texts.

    Where every original is what was translated, git is not asked. ``now`` is aware: no commit counts as later.
    """
    names: dict[str, str] = {}
    for one in translated:
        names.setdefault(one.original, blob_name(one.text, like=head or one.revision))
    others = [one for one in translated if not names[one.original].startswith(one.revision)]
    if not translated or not (others or head):
        return Comparison()
    try:
        return _compared(root, head, others, names, folders, int(now.timestamp()))
    except HistoryUnavailable:
        return Comparison(not_found=dict.fromkeys((one.path for one in others), "missing"), unavailable=True)


def _compared(
    root: Path, head: str, others: Sequence[Translated], names: Mapping[str, str], folders: Sequence[str], latest: int
) -> Comparison:
    known = originals_cache.load(root)
    if not others and known.head == head:
        return Comparison()
    repository = open_repository(root)
    head = head or repository.head()
    if known.prefix != repository.prefix:
        known = KnownOriginals(repository.prefix)
    revisions = [*dict.fromkeys(one.revision for one in others)]
    found = dict(zip(revisions, map(_usable, find_objects(repository, revisions)), strict=True))
    there = [one for one in others if found[one.revision].name]
    visible = _Visible(repository, known.visible)
    visible.learn({names[one.original]: one.text for one in there})
    visible.read(found[one.revision].name for one in there)
    differ = [one for one in there if visible.of(found[one.revision].name) != visible.of(names[one.original])]
    wanted: dict[str, set[str]] = defaultdict(set)
    for one in differ:
        wanted[one.original].add(found[one.revision].name)
    chains = _chains(repository, head, folders, wanted, known)
    since = {one.path: _since(chains[one.original], found[one.revision].name) for one in differ}
    visible.read(name for changes in since.values() for change in changes for name in (change.old, change.new))
    now_known = KnownOriginals(repository.prefix, head, chains, visible.asked)
    if now_known != known and not repository.is_shallow:
        originals_cache.save(root, now_known)
    changed = {one.path: _changed(since[one.path], visible, names[one.original], latest) for one in differ}
    not_found = {one.path: found[one.revision].kind for one in others if not found[one.revision].name}
    return Comparison(changed, not_found, repository.is_shallow)


def _usable(found: NamedObject) -> NamedObject:
    """The same; what cannot be a text of ours has no name."""
    if found.name and found.kind != _BLOB:
        return NamedObject("", found.kind)
    return NamedObject("", "large") if found.size > MAX_BYTES else found


class _Visible:
    """What readers see of texts, a digest by the names of their objects; of what was known before nothing is read."""

    def __init__(self, repository: Repository, known: Mapping[str, str]) -> None:
        self._repository = repository
        self._known = known
        self.asked: dict[str, str] = {}

    def learn(self, texts: Mapping[str, str]) -> None:
        """Take in texts that are at hand."""
        for name, text in texts.items():
            self.asked[name] = self._known.get(name) or visible_text(text)

    def read(self, names: Iterable[str]) -> None:
        """Take in what git has; of no file there is nothing to see."""
        missing = []
        for name in dict.fromkeys(names):
            if name not in self.asked and name in self._known:
                self.asked[name] = self._known[name]
            elif name not in self.asked and name.strip("0"):
                missing.append(name)
        for first in range(0, len(missing), _AT_ONCE):
            some = missing[first : first + _AT_ONCE]
            for name, data in zip(some, self._repository.contents(some), strict=True):
                self.asked[name] = visible_text(data.decode("utf-8", "replace"))

    def of(self, name: str) -> str:
        """That of an object; empty for no file."""
        return self.asked.get(name, "")


def _chains(
    repository: Repository, head: str, folders: Sequence[str], wanted: Mapping[str, set[str]], known: KnownOriginals
) -> dict[str, Chain]:
    """The changes of each file back to the objects that are wanted of it, as far as there are any."""
    if not wanted:
        return {}
    before, later = known.chains, _later(repository, head, folders, wanted, known)
    if later is None:
        before, later = {}, {}
    chains = {}
    for path in wanted:
        earlier = before.get(path, Chain())
        chains[path] = Chain((*later.get(path, ()), *earlier.changes), earlier.is_whole)
    short = {path for path, chain in chains.items() if not chain.is_whole and not _reaches(chain, wanted[path])}
    if short:
        whole = read_stretch(repository, head, folders, short).changes
        chains |= {path: Chain(tuple(whole.get(path, ())), is_whole=True) for path in short}
    return chains


def _later(
    repository: Repository, head: str, folders: Sequence[str], wanted: Mapping[str, set[str]], known: KnownOriginals
) -> Mapping[str, Sequence[FileChange]] | None:
    """What came since the commit up to which they are known; None where that one is not before it on the main line."""
    if known.head == head:
        return {}
    if not known.head or repository.is_shallow or repository.has_replacements():
        return None
    try:
        stretch = read_stretch(repository, head, folders, wanted, known.head)
    except HistoryUnavailable:  # the earlier commit is there no more
        return None
    return stretch.changes if stretch.follows == known.head else None


def _reaches(chain: Chain, wanted: set[str]) -> bool:
    return wanted <= {change.old for change in chain.changes}


def _since(chain: Chain, revision: str) -> Sequence[FileChange]:
    """The changes after a revision, newest first; none where the main line never had it in this place."""
    for number, change in enumerate(chain.changes):
        if change.old == revision:
            return chain.changes[: number + 1]
    return ()


def _changed(since: Sequence[FileChange], visible: _Visible, today: str, latest: int) -> ChangedOriginal:
    telling = [change for change in since if visible.of(change.old) != visible.of(change.new)]
    is_committed = bool(since) and visible.of(since[0].new) == visible.of(today)
    if not telling or not is_committed:
        return ChangedOriginal()
    last = telling[0]
    moment = datetime.fromtimestamp(min(last.time, latest), UTC)
    return ChangedOriginal(moment, since[-1].parent if len(telling) > 1 else "", last.commit)
