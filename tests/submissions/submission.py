"""Rows of the table: what is submitted, and what `check` says of it. README.md says how they are written."""

from __future__ import annotations

import os
import re
import runpy
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO, StringIO
from itertools import takewhile
from pathlib import Path
from typing import Any
from unittest.mock import patch

from PIL import ExifTags, Image

from almanac.check import edition, read_edition
from almanac.model.history import History
from almanac.store.results import Results
from commands import check, last_check, site

HERE = Path(__file__).parent
SETTINGS = "pelicanconf.py"
SAYS = "says"
NOW = datetime(2027, 1, 1, 12, tzinfo=UTC)
_OPENS = re.compile(r"(~{4,}) (.+)")
_PLACEHOLDER = re.compile("⟪(.+?)⟫", re.DOTALL)
_PICTURE = re.compile(r"⟪a picture in (\w+)(?:, (\d+) by (\d+))?(, taken in Bonn( by XMP)?)?⟫")
_TIMES = re.compile(r"(\d+)( nested)? × (.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Case:
    """One row: the blocks of the repository by info string, and the lines that a contributor sees."""

    topic: str
    title: str
    blocks: tuple[tuple[str, str], ...]
    says: str


@dataclass(frozen=True, slots=True)
class Chunk:
    """A line of the document, or a whole block with its info string and its content."""

    text: str
    info: str = ""
    content: str = ""


def cases() -> list[Case]:
    """Every row of every topic, in the order of files and headings."""
    return [case for path in topics() for case in read_topic(path)]


def topics() -> list[Path]:
    """The documents that hold the rows."""
    return [path for path in sorted(HERE.glob("*.md")) if path.name != "README.md"]


def read_topic(path: Path) -> list[Case]:
    """The rows of one document."""
    return [
        Case(
            path.stem,
            row[0].text.removeprefix("## ").strip(),
            tuple((chunk.info, chunk.content) for chunk in row if chunk.info not in {"", SAYS}),
            "".join(chunk.content for chunk in row if chunk.info == SAYS),
        )
        for row in rows(path)[1:]
    ]


def rows(path: Path) -> list[list[Chunk]]:
    """What stands before the first heading, then each heading with all that follows it."""
    found: list[list[Chunk]] = [[]]
    for chunk in _chunks(iter(path.read_text("utf-8").removesuffix("\n").split("\n"))):
        if chunk.text.startswith("## "):
            found.append([])
        found[-1].append(chunk)
    return found


def _chunks(lines: Iterator[str]) -> Iterator[Chunk]:
    for line in lines:
        opened = _OPENS.fullmatch(line)
        if opened is None:
            yield Chunk(f"{line}\n")
            continue
        inner = list(takewhile(lambda text, fence=opened[1]: text != fence, lines))
        content = "".join(f"{text}\n" for text in inner)
        yield Chunk(f"{line}\n{content}{opened[1]}\n", opened[2], content)


def write(root: Path, case: Case) -> None:
    """The repository of a row."""
    for info, content in case.blocks:
        kind, _, rest = info.partition(" ")
        if kind == "folder":
            (root / _name(rest)).mkdir(parents=True)
        elif kind == "pipe":
            os.mkfifo(_place(root, rest))
        elif kind == "link":
            path, _, target = rest.partition(" -> ")
            _place(root, path).symlink_to(_name(target))
        else:
            _place(root, info).write_bytes(as_bytes(content))


def _place(root: Path, path: str) -> Path:
    place = root / _name(path)
    place.parent.mkdir(parents=True, exist_ok=True)
    return place


def _name(path: str) -> str:
    return os.fsdecode(as_bytes(path))


def as_bytes(text: str) -> bytes:
    """The text with its placeholders filled in."""
    picture = _PICTURE.fullmatch(text.strip())
    if picture:
        notes = {"xmp": _IN_BONN_BY_XMP} if picture[5] else {"exif": _IN_BONN if picture[4] else b""}
        return _drawn(picture[1], int(picture[2] or 40), int(picture[3] or 30), **notes)
    for words, change in _WHOLE.items():
        if words in text:
            return change(as_bytes(text.replace(words, "")))
    parts = _PLACEHOLDER.split(text)
    return b"".join(_filled_in(part) if n % 2 else part.encode() for n, part in enumerate(parts))


def _taken_in_bonn() -> bytes:
    exif = Image.Exif()
    exif.get_ifd(ExifTags.IFD.GPSInfo).update({1: "N", 2: (50.0, 44.0, 0.0), 3: "E", 4: (7.0, 6.0, 0.0)})
    return exif.tobytes()


_IN_BONN = _taken_in_bonn()
_IN_BONN_BY_XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    b'<rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="50,44N" exif:GPSLongitude="7,6E"/>'
    b"</rdf:RDF></x:xmpmeta>"
)


def _drawn(kind: str, width: int, height: int, **notes: bytes) -> bytes:
    drawn = BytesIO()
    Image.new("RGB", (width, height)).save(drawn, kind, **notes)
    return drawn.getvalue()


def _without_last_break(data: bytes) -> bytes:
    return data.removesuffix(b"\n")


def _with_crlf(data: bytes) -> bytes:
    return data.replace(b"\n", b"\r\n")


def _with_cr(data: bytes) -> bytes:
    return data.replace(b"\n", b"\r")


def _in_utf_16(data: bytes) -> bytes:
    return data.decode().encode("utf-16")


# Placeholders that concern their whole block.
_WHOLE = {
    "⟪no line break⟫": _without_last_break,
    "⟪CRLF⟫": _with_crlf,
    "⟪CR⟫": _with_cr,
    "⟪UTF-16⟫": _in_utf_16,
}


def _filled_in(words: str) -> bytes:
    if words.startswith("byte "):
        return bytes.fromhex(words.removeprefix("byte "))
    if words.startswith("U+"):
        return "".join(chr(int(point.removeprefix("U+"), 16)) for point in words.split()).encode()
    times = _TIMES.fullmatch(words)
    if times is None:
        raise ValueError(f"⟪{words}⟫ is no placeholder; tests/submissions/README.md has them all")
    count, text = int(times[1]), times[3].replace("↵", "\n")
    lines = [f"{'  ' * n}{text}\n" for n in range(count)] if times[2] else [text] * count
    return "".join(lines).encode()


def said(root: Path, form: str = "text") -> str:
    """What `scripts/almanac check` prints for the repository; of git it knows nothing, and on disk it keeps nothing."""
    without_git = patch.object(edition, "read_history", return_value=(History(complete=False), []))
    nothing_tracked = patch.object(edition, "read_tracked", return_value=[])
    with without_git, nothing_tracked:
        report = read_edition(root, settings_of(root), now=NOW, drafts=True)
    result = site.CheckResult(report.problems, report.edition)
    parser = ArgumentParser()
    check.add_parser(parser.add_subparsers())
    args = parser.parse_args(["check", "--format", form])
    args.root = root
    printed = StringIO()
    plain = {"TERM": "dumb", "NO_COLOR": "1"}
    not_again = patch.object(site, "check_site", return_value=result)
    not_kept = patch.object(Results, "keep_values")  # but written: a value that cannot be is seen
    not_edited = patch.object(last_check, "is_saved_since_loaded", return_value=False)  # else it looks at all code
    with redirect_stdout(printed), not_again, not_kept, not_edited, patch.dict(os.environ, plain):
        args.run(args)
    return printed.getvalue()


def settings_of(root: Path) -> dict[str, Any]:
    """The table's own settings, and over them what the row says."""
    own = root / SETTINGS
    return runpy.run_path(str(HERE / SETTINGS)) | (runpy.run_path(str(own)) if own.exists() else {})
