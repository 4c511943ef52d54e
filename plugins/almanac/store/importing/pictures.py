"""Brings the pictures that texts use: out of folders, or from the old site where that was asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from almanac.importers.fitting_pictures import UnfitPictureError, fitting
from almanac.importers.picture_names import file_of_picture, numbered, paths_of, without_copies
from almanac.importers.plan import Account, PlannedPicture
from almanac.importers.taken import key_of
from almanac.store.importing.files import Fate, ImportedFiles
from almanac.store.importing.source_files import SourceFolder, SourceUnavailable

IMAGES = "content/images"
# More is none that a page could show, however small one makes it.
_MOST_BYTES = 60_000_000
# The bytes behind an address; raises ``PictureUnavailable``.
Fetch = Callable[[str], bytes]


class PictureUnavailable(Exception):
    """Why a picture cannot be fetched, as the end of a sentence."""


class ImportedPictures:
    """The pictures of one source, each once. ``known`` are their paths by address, as an earlier import has them."""

    def __init__(
        self, root: Path, folders: Sequence[SourceFolder], fetch: Fetch | None, known: Mapping[str, str],
        files: ImportedFiles, account: Account,
    ) -> None:  # fmt: skip
        self._root = root
        self._folders = folders
        self._fetch = fetch
        self._files = files
        self._account = account
        self._known = dict(known)
        self._names = {key_of(path): "" for path in _there(root)}
        self._names |= {key_of(path): source for source, path in self._known.items()}
        self._done: dict[str, str] = {}
        self.counts: Counter[str] = Counter()

    @property
    def paths(self) -> dict[str, str]:
        """The paths of all by where they come from, those of earlier imports among them."""
        return self._known | {source: path for source, path in self._done.items() if path}

    def path(self, picture: PlannedPicture) -> str:
        """Its path below ``content/``; a picture that is asked for again is not brought again."""
        for folder in self._folders:
            for path in without_copies(picture.paths or paths_of(picture.address)):
                if folder.has(path):
                    return self._once(path, partial(_read, folder, path))
        if self._fetch is not None and picture.address.startswith(("http://", "https://")):
            return self._once(picture.address, partial(self._fetch, picture.address))
        self._miss(picture.address, "not found in the folders" if self._folders else "no folder of pictures was named")
        return ""

    def _once(self, source: str, read: Callable[[], bytes]) -> str:
        if source not in self._done:
            self._done[source] = self._brought(source, read)
        return self._done[source]

    def _brought(self, source: str, read: Callable[[], bytes]) -> str:
        try:
            data, kind = fitting(read())
        except (UnfitPictureError, PictureUnavailable) as error:
            self._miss(source, str(error))
            return ""
        except SourceUnavailable as error:
            self._miss(source, error.message)
            return ""
        path = self._known.get(source) or self._free(file_of_picture(source, kind), source, data)
        fate = self._files.put(f"content/{path}", data)
        self.counts[fate] += 1
        return "" if fate is Fate.GONE else path

    def _free(self, wanted: str, source: str, data: bytes) -> str:
        """A name that no other picture has; the same picture has its name already."""
        path, number = wanted, 1
        while self._names.get(key_of(path), source) != source and not self._is_same(path, data):
            number += 1
            path = numbered(wanted, number)
        self._names[key_of(path)] = source
        return path

    def _is_same(self, path: str, data: bytes) -> bool:
        """Whether the picture is there since a run that was cut off, or since somebody put it there."""
        file = self._root / "content" / path
        is_free = self._names[key_of(path)] == ""
        return is_free and file.is_file() and not file.is_symlink() and file.read_bytes() == data

    def _miss(self, source: str, reason: str) -> None:
        if source in self._done:
            return
        self._done[source] = ""
        self._account.leave_out(f"pictures: {reason}", source)


def _read(folder: SourceFolder, path: str) -> bytes:
    with folder.open(path) as file:
        data = file.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise UnfitPictureError(f"has more than {_MOST_BYTES // 1_000_000} MB")
    return data


def _there(root: Path) -> list[str]:
    """What lies in the folder of pictures, as paths below ``content/``."""
    folder = root / IMAGES
    found = folder.rglob("*") if folder.is_dir() else ()
    return [path.relative_to(root / "content").as_posix() for path in found]
