"""Links to a file's history and to its editor, on the forge that has the repository."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote, urlsplit

from almanac.model.site import Site

_BRANCH = "main"


@dataclass(frozen=True, slots=True)
class _Forge:
    """What a forge puts between the repository's address and a file's path."""

    history: str
    edit: str


_GITHUB = _Forge(f"commits/{_BRANCH}", f"edit/{_BRANCH}")
_GITLAB = _Forge(f"-/commits/{_BRANCH}", f"-/edit/{_BRANCH}")
_FORGEJO = _Forge(f"commits/branch/{_BRANCH}", f"_edit/{_BRANCH}")
# By a word in the host; whatever has none of them is taken for GitHub.
_BY_HOST = {"gitlab": _GITLAB, "codeberg": _FORGEJO, "forgejo": _FORGEJO, "gitea": _FORGEJO}


def history_url(site: Site, path: str) -> str:
    """The list of commits that changed a file (its path in the repository); empty without REPOSITORY_URL."""
    return _below(site, _forge(site.repository_url).history, path)


def edit_url(site: Site, path: str) -> str:
    """The forge's editor with a file; EDIT_URL, if set, is a pattern with ``{path}`` or what comes before the path."""
    if not site.edit_url:
        return _below(site, _forge(site.repository_url).edit, path)
    if "{path}" in site.edit_url:
        return site.edit_url.replace("{path}", _encoded(path))
    separator = "" if site.edit_url.endswith(("/", "=")) else "/"
    return f"{site.edit_url}{separator}{_encoded(path)}"


def _below(site: Site, view: str, path: str) -> str:
    if not site.repository_url:
        return ""
    repository = site.repository_url.rstrip("/").removesuffix(".git")
    return f"{repository}/{view}/{_encoded(path)}"


@lru_cache(maxsize=16)
def _forge(repository_url: str) -> _Forge:
    host = urlsplit(repository_url).hostname or ""
    return next((forge for word, forge in _BY_HOST.items() if word in host), _GITHUB)


def _encoded(path: str) -> str:
    # A name that is not UTF-8 has surrogates, and gets its own bytes back.
    return quote(path, safe="/", encoding="utf-8", errors="surrogateescape")
