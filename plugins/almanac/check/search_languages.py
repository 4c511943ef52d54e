"""Says which languages of a site the search cannot divide into words, as it is installed here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from almanac.model import language
from almanac.model.problem import Problem, Severity
from almanac.model.site import SETTINGS_FILE, Site
from almanac.store.search.pagefind import is_extended

# They have no spaces between words; Pagefind knows where these begin where its larger program is there.
_WITHOUT_SPACES = ("ja", "zh")
_HINT = "copy requirements-chinese-japanese.txt to requirements-site.txt (docs/search.md), or write `SEARCH = False`"


def check_search_languages(site: Site, languages: Iterable[str]) -> Iterator[Problem]:
    """A warning of the languages of texts that are searched by whole sentences alone."""
    undivided = sorted({code for code in languages if code.split("-")[0] in _WITHOUT_SPACES})
    if not (site.search and undivided) or is_extended():
        return
    names = " and ".join(f"{language.language_name(code, 'en')} (`{code}`)" for code in undivided)
    message = (
        f"readers find texts in {names} by whole sentences only: the program that knows their words is not installed"
    )
    yield Problem(SETTINGS_FILE, 0, "SEARCH", message, _HINT, Severity.WARNING)
