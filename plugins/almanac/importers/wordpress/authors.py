"""Knows who wrote what, by the names that readers were shown; logins and addresses of people stay here."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from almanac.importers.wordpress.privacy import SecretLogins, is_address, public_name
from almanac.importers.wordpress.wxr import Author, Item, plain, slug

# What Co-Authors Plus puts before the slugs of its terms and guests.
_PREFIX = "cap-"


class Authors:
    """Names by logins and by the slugs of authors' pages; ``logins`` that are addresses are never shown."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._guests: dict[str, str] = {}
        self._by_nicename: dict[str, str] = {}
        self._logins: set[str] = set()
        self._used: Counter[tuple[tuple[str, str], ...]] = Counter()

    def add(self, author: Author) -> None:
        """Note a user; one whose name is an address has none."""
        self._names[author.login] = public_name(author.name or author.login)
        self._by_nicename.setdefault(_nicename(author.login), author.login)
        self._logins.add(author.login)

    def add_guest(self, item: Item) -> None:
        """Note a guest author of Co-Authors Plus, who has no login at the site."""
        name = plain(item.value("cap-display_name")) or item.title
        self._guests[slug(item.slug).removeprefix(_PREFIX)] = public_name(name)
        self._logins.add(item.value("cap-user_login"))

    def names(self, item: Item) -> list[str]:
        """Who wrote it, in order, each once: co-authors if there are any, else its creator."""
        return list(dict.fromkeys(filter(None, (name for name, _ in self._with_slugs(_who(item))))))

    def use(self, item: Item) -> None:
        """Note that a public entry has these authors."""
        self._logins.add(item.creator)
        # Who that is may stand further down.
        self._used[_who(item)] += 1

    def pages(self) -> Iterator[tuple[str, str, int]]:
        """Of each author's page: its slug, the name, and how many entries it listed."""
        secret = SecretLogins(self._logins)
        counts: Counter[tuple[str, str]] = Counter()
        for who, count in self._used.items():
            counts.update(dict.fromkeys(self._with_slugs(who), count))
        for (name, nicename), count in counts.items():
            if name and nicename and not secret.shows(nicename):
                yield nicename, name, count

    def hidden(self) -> int:
        """How many users have an address for a name."""
        return sum(not name and bool(login) for login, name in self._names.items())

    def _with_slugs(self, who: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
        return [
            self._co_author(term_slug, name) if term_slug else (self._by_login(name), _nicename(name))
            for term_slug, name in who
        ]

    def _by_login(self, login: str) -> str:
        if login in self._names:
            return self._names[login]
        alike = self._by_nicename.get(_nicename(login))
        return self._names[alike] if alike is not None else public_name(login)

    def _co_author(self, term_slug: str, term_name: str) -> tuple[str, str]:
        nicename = term_slug.removeprefix(_PREFIX)
        if nicename in self._guests:
            return self._guests[nicename], nicename
        login = term_name if term_name in self._names else self._by_nicename.get(nicename)
        if login is not None:
            return self._names[login], nicename
        # The plugin names terms after logins.
        return ("" if is_address(term_name) else term_name), nicename


def _who(item: Item) -> tuple[tuple[str, str], ...]:
    """The slugs and names of its co-authors, else no slug and the login of its creator."""
    return tuple((term.slug, term.name) for term in item.terms_of("author")) or (("", item.creator),)


def _nicename(login: str) -> str:
    """The slug of an author's page, as WordPress makes it of a login."""
    bare = re.sub(r"[^a-z0-9 ._-]", "", login.lower())
    return re.sub(r"-+", "-", re.sub(r"[ .]+", "-", bare)).strip("-")
