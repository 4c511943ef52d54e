"""How a wiki fails: not at all clear, or with a refusal, which is said in the words of whoever has to do something."""

from __future__ import annotations

from collections.abc import Mapping

_ELSE = "look at what it says; the page is as it was"
_ACCOUNT = "ask an administrator of the wiki, on the talk page of the account; nothing more is tried until the next run"
# By codes of the API (mediawiki.org, "API:Errors and warnings"), or how they begin: what it means, and what to do.
_MEANT: Mapping[str, tuple[str, str]] = {
    "abusefilter": ("a filter of the wiki stopped the edit", "ask those who keep the filter, and name the page"),
    "articleexists": ("somebody began the page meanwhile", "run it again"),
    "assert": ("the account is not logged in any more", "run it again; see whether the bot password was withdrawn"),
    "autoblocked": ("the account is blocked", _ACCOUNT),
    "blocked": ("the account is blocked", _ACCOUNT),
    "cantcreate": ("the account may not begin pages", "begin the page yourself, with the two marks in it"),
    "captcha": (
        "the wiki asks for a captcha",
        "ask for a right that goes without: `skipcaptcha`, or the group of bots",
    ),
    "cascadeprotected": ("the page is protected", "ask an administrator, or name another page"),
    "contenttoobig": ("the page would be larger than the wiki allows", "lower `most`"),
    "editconflict": ("somebody edits the page at the same time", "run it again"),
    "globalblocking": ("the account, or the address of this machine, is blocked on all wikis", _ACCOUNT),
    "missingtitle": ("somebody deleted the page meanwhile", "have it restored, or take it out of WIKI_LISTS"),
    "nobots": ("the page lets no program write", "take `{{nobots}}` or `{{bots}}` out of it, or answer yourself"),
    "pagedeleted": ("somebody deleted the page meanwhile", "have it restored, or take it out of WIKI_LISTS"),
    "permissiondenied": ("the account may not do that", "see which rights its bot password was given"),
    "protected": ("the page is protected", "ask an administrator, or name another page"),
    "ratelimited": ("the account edits too often", "run it again later; a group of bots has no such limit"),
    "readapidenied": ("the wiki shows its pages to those alone who are logged in", "name the account also for reading"),
    "readonly": ("the wiki is being cared for and cannot be written to", "run it again later"),
    "spamblacklist": ("the wiki allows no links to an address in it", "ask for it to be allowed, and name the site"),
    "titleblacklist": ("the wiki allows no page of this title", "name another page"),
    "tpt": ("the page is a translation that the wiki makes by itself", "name its original"),
}
# Whatever the page, it will be the same with the next one.
_FOR_ALL = ("assert", "autoblocked", "blocked", "captcha", "globalblocking", "ratelimited", "readonly")


class WikiAway(Exception):
    """The wiki gives no clear answer: later it may."""


class WikiElsewhere(Exception):
    """The wiki is at another address, which is the message."""


class WikiRefused(Exception):
    """The wiki says no, and the remedy; ``for_all``: to all that would be written. ``code`` is the API's."""

    def __init__(self, code: str, message: str, remedy: str, *, for_all: bool = False) -> None:
        super().__init__(message)
        self.code, self.message, self.remedy, self.for_all = code, message, remedy, for_all


def refusal(code: str, said: str) -> WikiRefused:
    """What an answer of the API means; ``said`` are the wiki's own words, which are shown too."""
    begins = next((begin for begin in _MEANT if code.startswith(begin)), "")
    meaning, remedy = _MEANT.get(begins, (f"the wiki answers `{code}`", _ELSE))
    own_words = f": {' '.join(said.split())}" if said.strip() else ""
    return WikiRefused(code, f"{meaning}{own_words}", remedy, for_all=code.startswith(_FOR_ALL))
