"""What both commands for the forum begin with: the site, the forum, the account, and how the forum fails."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from almanac.model.edition import Edition
from almanac.read.settings.addresses import is_plain_http
from almanac.store.forum.announced import ForumBusy, alone
from almanac.store.forum.connection import Elsewhere, ForumAway, KeyRefused
from almanac.store.forum.http import Account
from commands.cannot_run import CannotRun
from commands.site import check_site

USER, KEY = "ALMANAC_FORUM_USER", "ALMANAC_FORUM_KEY"


class FilesHaveErrors(Exception):
    """What is published has to be whole first."""


def edition_of(root: Path, *, or_lists: bool = False) -> Edition:
    """What is published; raises ``FilesHaveErrors``, and ``CannotRun`` where there is no forum.

    ``or_lists``: mailing lists will do.
    """
    edition = check_site(root, drafts=False).edition
    if edition is None:
        raise FilesHaveErrors
    if not edition.site.forum_url and not (or_lists and edition.site.mailing_lists):
        also = ", or MAILING_LISTS," if or_lists else ""
        raise CannotRun("this site has no forum.", f"set FORUM_URL{also} in pelicanconf.py.")
    return edition


def account_of(forum: str) -> Account | None:
    """The account that the environment names; None where it names none, ``CannotRun`` where that is none."""
    username, key = (os.environ.get(name, "").strip() for name in (USER, KEY))
    if not username and not key:
        return None
    if not username or not key:
        missing = USER if not username else KEY
        raise CannotRun(f"{missing} is not set.", f"set both {USER} and {KEY} in the environment, or none.")
    if not all(text.isascii() and text.isprintable() and " " not in text for text in (username, key)):
        raise CannotRun(f"{USER} or {KEY} is no name or no key.", "copy both from the forum once more.")
    if is_plain_http(forum):
        raise CannotRun(
            f"{forum} is not encrypted, so that anybody on the way could read the key.",
            "write FORUM_URL with `https://`.",
        )
    return Account(username, key)


@contextmanager
def told_of_the_forum(root: Path, forum: str) -> Iterator[None]:
    """Hold the site's part of the forum, and say plainly how the forum failed."""
    host = urlsplit(forum).netloc
    try:
        with alone(root):
            yield
    except ForumBusy:
        raise CannotRun("another command is talking to the forum for this site.", "run this one after it.") from None
    except ForumAway as away:
        raise CannotRun(
            f"{host} gives no clear answer: {away}.",
            "run it again later; what was done until now is kept, and nothing is done twice.",
        ) from None
    except KeyRefused as refused:
        raise CannotRun(
            f"{host} does not accept the account: {refused}",
            f"look at {USER} and {KEY}, and on the forum whether the key was withdrawn or the account is suspended.",
        ) from None
    except Elsewhere as elsewhere:
        raise CannotRun(
            f"{host} leads elsewhere: {elsewhere}.", "write in FORUM_URL the address that your browser ends at."
        ) from None
