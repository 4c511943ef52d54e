"""Reads the small text files of a bag (RFC 8493 2.1, 2.2): lists of checksums, and what a bag says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from almanac.model.bag import Bagged
from almanac.read.fault import Fault

# Those of which hashlib has all on every machine, by their names in names of files (RFC 8493 2.4).
ALGORITHMS = ("sha512", "sha384", "sha256", "sha224", "sha1", "md5")
_LINE = re.compile(r"([0-9A-Fa-f]+)[ \t]+\*?(.+)")
_ENCODED = re.compile(r"%(25|0A|0D)", re.IGNORECASE)
_DECLARED = re.compile(r"BagIt-Version: (\d+)\.(\d+)\nTag-File-Character-Encoding: UTF-8\n?")
_DRIVE = re.compile(r"[A-Za-z]:")
_COMMIT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_BRANCH = re.compile(r"(?!.*(?:\.\.|//|@\{|\.lock$|/$|\.$))[^\s~^:?*\[\\\x00-\x1f\x7f./-][^\s~^:?*\[\\\x00-\x1f\x7f]*")
_OXUM = re.compile(r"(\d{1,18})\.(\d{1,18})")
# Of the year 9999, the last that dates have.
_LAST_SECOND = 253_402_300_799


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of a manifest: the checksum in lower case, and the path below the bag's top."""

    checksum: str
    path: str


def read_manifest(text: str, inside: str = "") -> tuple[tuple[Listed, ...], list[str]]:
    """The lines of a manifest, and what is wrong with others; all its paths have to lie ``inside`` a folder.

    A path that leads out of the bag on any system is never among the lines.
    """
    listed: dict[str, Listed] = {}
    faults: list[str] = []
    for number, line in enumerate(_lines(text), 1):
        try:
            one = _listed(line, inside, listed)
        except Fault as fault:
            faults.append(f"line {number}: {fault.message}")
        else:
            listed[one.path] = one
    return tuple(listed.values()), faults


def _lines(text: str) -> list[str]:
    lines = re.split(r"\r\n|\r|\n", text)
    return lines if lines[-1] else lines[:-1]


def _listed(line: str, inside: str, known: Mapping[str, Listed]) -> Listed:
    found = _LINE.fullmatch(line)
    if not found:
        raise Fault(f"`{line}` is no checksum with a path")
    path = _ENCODED.sub(lambda one: chr(int(one[1], 16)), found[2])
    if not leads_below(path):
        raise Fault(f"`{path}` leads out of the bag")
    if not path.startswith(inside):
        raise Fault(f"`{path}` is not below {inside}")
    if path in known:
        raise Fault(f"`{path}` is listed twice")
    return Listed(found[1].lower(), path)


def leads_below(path: str) -> bool:
    """Whether a path leads below the folder that it begins in, on any system (RFC 8493 5.2)."""
    parts = path.split("/")
    unsafe = path.startswith(("~", "/")) or "\\" in path or "\0" in path or _DRIVE.match(path)
    return not unsafe and not any(part in {"", ".", ".."} for part in parts)


def fault_of_declaration(text: str) -> str:
    """What is wrong with ``bagit.txt`` (RFC 8493 2.1.1); empty where nothing is."""
    found = _DECLARED.fullmatch(text.replace("\r\n", "\n"))
    if not found:
        return "does not declare a bag: two lines, of the version of BagIt and of UTF-8"
    return "" if (int(found[1]), int(found[2])) <= (1, 0) else "declares a version of BagIt that is newer than 1.0"


def read_info(text: str) -> dict[str, str]:
    """What ``bag-info.txt`` says, by label, the first where one stands twice; lines that go on are joined."""
    found: dict[str, str] = {}
    label = ""
    for line in _lines(text):
        if line[:1] in {" ", "\t"} and label:
            found[label] += f" {line.strip()}"
            continue
        name, colon, value = line.partition(":")
        label = "" if name in found or not colon else name
        if label:
            found[label] = value.strip()
    return found


def read_oxum(info: dict[str, str]) -> tuple[int, int] | None:
    """The bytes and the number of files of the payload; None where it is not said."""
    found = _OXUM.fullmatch(info.get("Payload-Oxum", ""))
    return (int(found[1]), int(found[2])) if found else None


def read_bagged(info: dict[str, str]) -> Bagged:
    """What a bag of ours says that it was made of; raises ``Fault`` where it does not say so, or something hostile."""
    commit, branch = info.get("Almanac-Commit", ""), info.get("Almanac-Branch", "")
    epoch, folder = info.get("Almanac-Moment", ""), info.get("Almanac-Folder", "")
    if not _COMMIT.fullmatch(commit) or not epoch.isascii() or not epoch.isdigit() or int(epoch) > _LAST_SECOND:
        raise Fault("bag-info.txt does not say of which commit and moment the bag is", "it is no bag of Almanac")
    if not _BRANCH.fullmatch(branch) or (folder and not (folder.endswith("/") and leads_below(folder[:-1]))):
        raise Fault("bag-info.txt names a branch or a folder that none can be", "do not restore it")
    moment = datetime.fromtimestamp(int(epoch), UTC)
    return Bagged(commit, branch, moment, info.get("Almanac-Address", ""), info.get("Source-Organization", ""), folder)


def missing_parts(infos: Iterable[dict[str, str]]) -> list[str]:
    """What is wrong with bags that lie beside each other as the parts of one (RFC 8493 2.2.2)."""
    infos = list(infos)
    if len({info.get("Bag-Group-Identifier", "") for info in infos}) > 1:
        return ["the bags are not parts of one: their Bag-Group-Identifier differ"]
    counts = [info.get("Bag-Count", "").split(" of ") for info in infos]
    there = {int(count[0]) for count in counts if len(count) > 1 and count[0].isdigit()}
    whole = {int(count[1]) for count in counts if len(count) > 1 and count[1].isdigit()}
    wanted = min(max(whole, default=len(infos)), 10_000)
    return [f"part {number} of {wanted} is missing" for number in range(1, wanted + 1) if number not in there]
