"""Names pictures that come: where they may lie in a folder of uploads, and what their files are called here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from almanac.model.path_part import fault_of_part
from almanac.model.slug import slugify
from almanac.read.pictures.kinds import KINDS

# What WordPress puts behind the name of a smaller copy, or of one that it has made smaller or turned.
_OF_A_COPY = re.compile(r"(?:-\d+x\d+|-scaled|-rotated|-e\d{10,})+(?=\.\w+$)")
_YEAR = re.compile(r"(?:^|/)((?:19|20)\d{2})/")
# A service that shows smaller copies of a site's pictures, by the address of these.
_OF_A_SERVICE = re.compile(r"^(?:https?:)?//i\d\.wp\.com/([^?#]+)", re.IGNORECASE)
_LONGEST = 80


def own_address(address: str) -> str:
    """The address of a picture at its own site, where a service shows it."""
    match = _OF_A_SERVICE.match(address.strip())
    return f"https://{match[1]}" if match else address.strip()


def paths_of(path: str) -> tuple[str, ...]:
    """Where a picture may lie in a folder of uploads or of the whole site, by its path there.

    The exact name comes first, in folders that become fewer, and then the name without the suffix of a copy.
    """
    parts = [part for part in PurePosixPath(unquote(path)).parts if part not in {"/", "..", "."}]
    exact = ["/".join(parts[n:]) for n in range(len(parts))]
    originals = [_OF_A_COPY.sub("", one) for one in exact]
    return tuple(dict.fromkeys([*exact, *originals]))


def without_copies(paths: Iterable[str]) -> tuple[str, ...]:
    """The paths, and behind them those without the suffix of a copy."""
    exact = [*paths]
    return tuple(dict.fromkeys([*exact, *(_OF_A_COPY.sub("", one) for one in exact)]))


def file_of_picture(source: str, kind: str) -> str:
    """The path below ``content/`` for a picture of a kind (``JPEG``) that was at an address or path.

    >>> file_of_picture("/wp-content/uploads/2019/05/Our Walk.JPG", "JPEG")
    'images/2019/our-walk.jpg'
    """
    path = unquote(urlsplit(source).path if "://" in source else source)
    name = PurePosixPath(path.replace("\\", "/")).name
    stem = slugify(name.rpartition(".")[0] or name)[:_LONGEST].strip("-") or "picture"
    stem = f"{stem}-picture" if fault_of_part(stem) else stem
    suffix = f".{name.rpartition('.')[2].lower()}"
    suffix = suffix if suffix in KINDS[kind] else KINDS[kind][0]
    year = _YEAR.search(path)
    return f"images/{f'{year[1]}/' if year else ''}{stem}{suffix}"


def numbered(path: str, number: int) -> str:
    """The same name with a number, for another picture."""
    stem, _, suffix = path.rpartition(".")
    return f"{stem}-{number}.{suffix}"
