"""Links to a file's history, to its editor and to what commits changed in it, on the forge of the repository."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha1, sha256
from pathlib import PurePosixPath
from urllib.parse import quote, urlencode, urlsplit

from almanac.model.site import Site

_BRANCH = "main"


@dataclass(frozen=True, slots=True)
class _Forge:
    """What a forge puts between the repository's address and a file's path.

    ``part`` gives the fragment that leads to a file among those that commits changed. ``file_name`` and ``text`` are
    the parameters that fill in a new file; GitLab takes no text. ``takes_fields``: those of an issue form can be filled
    in by their ids.
    """

    history: str
    file: str
    edit: str
    new: str
    commit: str
    compare: str
    part: Callable[[bytes], str]
    file_name: str = "filename"
    text: str = "value"
    issue: str = "issues/new"
    issue_title: str = "title"
    issue_body: str = "body"
    upload: str = f"upload/{_BRANCH}"
    takes_fields: bool = False


def _sha1(path: bytes) -> str:
    return sha1(path, usedforsecurity=False).hexdigest()


_GITHUB = _Forge(
    f"commits/{_BRANCH}",
    f"blob/{_BRANCH}",
    f"edit/{_BRANCH}",
    f"new/{_BRANCH}",
    "commit",
    "compare",
    lambda path: f"diff-{sha256(path).hexdigest()}",
    takes_fields=True,
)
_GITLAB = _Forge(
    f"-/commits/{_BRANCH}",
    f"-/blob/{_BRANCH}",
    f"-/edit/{_BRANCH}",
    f"-/new/{_BRANCH}",
    "-/commit",
    "-/compare",
    _sha1,
    file_name="file_name",
    text="",
    issue="-/issues/new",
    issue_title="issue[title]",
    issue_body="issue[description]",
    upload=f"-/tree/{_BRANCH}",  # whose page has it in a menu
)
_FORGEJO = _Forge(
    f"commits/branch/{_BRANCH}",
    f"src/branch/{_BRANCH}",
    f"_edit/{_BRANCH}",
    f"_new/{_BRANCH}",
    "commit",
    "compare",
    lambda path: f"diff-{_sha1(path)}",
    upload=f"_upload/{_BRANCH}",
)
# By a word in the host; whatever has none of them is taken for GitHub.
_BY_HOST = {"gitlab": _GITLAB, "codeberg": _FORGEJO, "forgejo": _FORGEJO, "gitea": _FORGEJO}


def history_url(site: Site, path: str) -> str:
    """The list of commits that changed a file (its path in the repository); empty without REPOSITORY_URL."""
    return _below(site, _forge(site.repository_url).history, path)


def file_url(site: Site, path: str) -> str:
    """A file as the forge shows it; empty without REPOSITORY_URL."""
    return _below(site, _forge(site.repository_url).file, path)


def edit_url(site: Site, path: str) -> str:
    """The forge's editor with a file; EDIT_URL, if set, is a pattern with ``{path}`` or what comes before the path.

    Empty where nothing is changed any more.
    """
    if site.frozen:
        return ""
    if not site.edit_url:
        return _below(site, _forge(site.repository_url).edit, path)
    if "{path}" in site.edit_url:
        return site.edit_url.replace("{path}", _encoded(path))
    separator = "" if site.edit_url.endswith(("/", "=")) else "/"
    return f"{site.edit_url}{separator}{_encoded(path)}"


def difference_url(site: Site, path: str, before: str, after: str) -> str:
    """What changed in a file between two commits, or in one where ``before`` is empty; empty without REPOSITORY_URL."""
    if not site.repository_url:
        return ""
    forge = _forge(site.repository_url)
    place = f"{forge.compare}/{before}...{after}" if before else f"{forge.commit}/{after}"
    return f"{_repository(site)}/{place}#{forge.part(path.encode('utf-8', 'surrogateescape'))}"


def new_file_url(site: Site, path: str, text: str = "") -> str:
    """The forge's editor with a new file, and its text where the forge takes one.

    Empty without REPOSITORY_URL, and where nothing is changed any more.
    """
    if not site.repository_url or site.frozen:
        return ""
    forge, place = _forge(site.repository_url), PurePosixPath(path)
    filled_in = {forge.file_name: place.name} | ({forge.text: text} if text and forge.text else {})
    query = urlencode(filled_in, quote_via=quote, errors="surrogateescape")
    return f"{_below(site, forge.new, str(place.parent))}?{query}"


@dataclass(frozen=True, slots=True)
class NewFile:
    """Where a forge begins a file: behind ``address`` its folder goes; ``text`` is empty where none is taken."""

    address: str
    name: str
    text: str


def new_file(site: Site) -> NewFile | None:
    """Of the repository's forge; None without REPOSITORY_URL."""
    if not site.repository_url:
        return None
    forge = _forge(site.repository_url)
    return NewFile(f"{_repository(site)}/{forge.new}/", forge.file_name, forge.text)


def new_picture(site: Site) -> str:
    """Where whoever may write there brings a picture to the others; empty without REPOSITORY_URL."""
    return _below(site, _forge(site.repository_url).upload, "content/images")


@dataclass(frozen=True, slots=True)
class NewIssue:
    """Where a forge begins an issue: with ``fixed`` parameters, and those for its title and its text.

    These are empty where the fields of a form are filled in by their ids, each by a parameter of its own.
    """

    address: str
    fixed: tuple[tuple[str, str], ...]
    title: str
    body: str

    @property
    def first(self) -> str:
        """The address of one with nothing filled in."""
        return f"{self.address}?{urlencode(self.fixed, quote_via=quote)}" if self.fixed else self.address


def new_issue(site: Site, template: str) -> NewIssue | None:
    """By the form in the file ``template`` where the forge fills in its fields; None without REPOSITORY_URL."""
    if not site.repository_url:
        return None
    forge = _forge(site.repository_url)
    address = f"{_repository(site)}/{forge.issue}"
    if forge.takes_fields:
        return NewIssue(address, (("template", template),), "", "")
    return NewIssue(address, (), forge.issue_title, forge.issue_body)


def _below(site: Site, view: str, path: str) -> str:
    if not site.repository_url:
        return ""
    return f"{_repository(site)}/{view}/{_encoded(path)}"


def _repository(site: Site) -> str:
    return site.repository_url.rstrip("/").removesuffix(".git")


@lru_cache(maxsize=16)
def _forge(repository_url: str) -> _Forge:
    host = urlsplit(repository_url).hostname or ""
    return next((forge for word, forge in _BY_HOST.items() if word in host), _GITHUB)


def _encoded(path: str) -> str:
    # A name that is not UTF-8 has surrogates, and gets its own bytes back.
    return quote(path, safe="/", encoding="utf-8", errors="surrogateescape")
