"""A connection with a wiki (mediawiki.org, "API"): reads pages, and writes one as it was read or not at all."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import mwclient
import mwclient.errors
import requests

from almanac.model.wiki import PageRevision, PageText
from almanac.store.wiki.errors import WikiAway, WikiElsewhere, WikiRefused, refusal

# What a wiki answers goes through what is printed of it, and not past that onto a terminal.
logging.getLogger("mwclient").addHandler(logging.NullHandler())
logging.getLogger("mwclient").propagate = False

# Seconds by which its copies may lag behind (mediawiki.org, "Manual:Maxlag parameter"); then one waits.
MAX_LAG = 5
_RETRIES = 3
_SECONDS_BETWEEN = 10
_TIMEOUT = 30
# What wikis ask of programs that nobody waits for (en.wikipedia.org, "Wikipedia:Bot policy", "Performance").
SECONDS_BETWEEN_EDITS = 5.0
# Whoever is asked to wait longer comes back another day: a workflow would hang.
_LONGEST_WAIT = 60
# As many as an account without rights gets at once.
_REVISIONS_AT_ONCE = 50
_LONGEST_SUMMARY = 480


@dataclass(frozen=True, slots=True)
class Account:
    """A bot password (Special:BotPasswords): ``User@name``, and what the wiki showed once."""

    name: str
    password: str = field(repr=False)

    @property
    def user(self) -> str:
        """The account that edits."""
        return self.name.partition("@")[0].replace("_", " ").strip()


@dataclass(frozen=True, slots=True)
class Terms:
    """Under which licence the wiki has its texts, as it says it; both may be empty."""

    url: str
    name: str


@contextmanager
def _told() -> Iterator[None]:
    """Say how the wiki failed; nothing that was sent is in it."""
    try:
        yield
    except mwclient.errors.APIError as error:
        raise refusal(str(error.code), str(error.info)) from None
    except mwclient.errors.MaximumRetriesExceeded:
        raise WikiAway("it is too busy, and asked to be left alone for a while") from None
    except (mwclient.errors.InvalidResponse, mwclient.errors.APIDisabledError, mwclient.errors.MediaWikiVersionError):
        raise WikiAway("what answers there is no API of MediaWiki, or something before it") from None
    except mwclient.errors.MwClientError as error:
        raise WikiAway(f"{type(error).__name__}") from None
    except requests.HTTPError as error:
        raise WikiAway(_status(error)) from None
    except requests.RequestException as error:
        raise WikiAway(f"it cannot be reached ({type(error).__name__})") from None
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
        raise WikiAway(f"its answer has another shape ({type(error).__name__})") from None


class Wiki:
    """One wiki, below whose ``address`` its ``api.php`` is; without an ``account`` it is only read.

    Raises ``WikiAway``, ``WikiElsewhere`` and ``WikiRefused``, as all that it does.
    """

    def __init__(
        self,
        address: str,
        user_agent: str,
        account: Account | None = None,
        *,
        max_lag: int = MAX_LAG,
        retries: int = _RETRIES,
        seconds_between: float = _SECONDS_BETWEEN,
    ) -> None:
        self.host = urlsplit(address).netloc
        self._max_lag = max_lag
        parts = urlsplit(address)
        session = requests.Session()
        session.headers["User-Agent"] = user_agent
        session.hooks["response"].append(_stay_here)
        with _told():
            self._site = mwclient.Site(
                parts.netloc,
                path=f"{parts.path.rstrip('/')}/",
                scheme=parts.scheme,
                pool=session,
                max_retries=retries,
                retry_timeout=seconds_between,
                connection_options={"timeout": _TIMEOUT},
                force_login=False,  # what is asserted is said with each edit
            )
        self.user = ""
        self._next_edit = 0.0
        if account:
            self._log_in(account)

    @_told()
    def page(self, title: str) -> PageText:
        """The page as it is now."""
        answer = self._query(
            titles=title, prop="revisions", rvprop="ids|timestamp|content", rvslots="main", curtimestamp=1
        )
        found = _only(answer["query"]["pages"])
        now, name = str(answer["curtimestamp"]), str(found.get("title", title))
        if "invalid" in found:
            raise refusal("invalidtitle", str(found.get("invalidreason", "")))
        if "missing" in found:
            return PageText(name, None, read_at=now, was_deleted=self._was_deleted(name))
        revision = found["revisions"][0]
        return PageText(name, _content(revision) or "", int(revision["revid"]), now)

    def revisions(self, title: str, most: int) -> Iterator[PageRevision]:
        """What the page was, newest first, as far as somebody asks."""
        left, more = most, ""
        while left > 0:
            found, more = self._revisions(title, min(left, _REVISIONS_AT_ONCE), more)
            yield from found
            left -= len(found)
            if not found or not more:
                return

    @_told()
    def _revisions(self, title: str, most: int, after: str) -> tuple[list[PageRevision], str]:
        """So many, and behind what there are more; empty where there are none."""
        more = {"rvcontinue": after} if after else {}
        answer = self._query(
            titles=title, prop="revisions", rvprop="ids|user|content", rvslots="main", rvlimit=most, **more
        )
        found = _only(answer["query"]["pages"]).get("revisions", [])
        revisions = [PageRevision(int(one["revid"]), _user(one), _content(one)) for one in found]
        return revisions, str(answer.get("continue", {}).get("rvcontinue", ""))

    @_told()
    def terms(self) -> Terms:
        """The licence of its texts."""
        rights = self._query(meta="siteinfo", siprop="rightsinfo")["query"].get("rightsinfo", {})
        return Terms(str(rights.get("url", "")), str(rights.get("text", "")))

    @_told()
    def reads_tag(self, name: str) -> bool:
        """Whether an extension of the wiki reads ``<name>`` in texts; elsewhere people see it as it is written."""
        tags = self._query(meta="siteinfo", siprop="extensiontags")["query"].get("extensiontags", [])
        return f"<{name}>" in tags

    @property
    def page_address(self) -> str:
        """The address of a page, with ``$1`` where its title goes."""
        general = self._site.site
        server, path = str(general.get("server", "")), str(general.get("articlepath", "/wiki/$1"))
        return f"{'https:' if server.startswith('//') else ''}{server}{path}"

    @_told()
    def talk_page(self, title: str) -> str:
        """The page on which people talk about a page; one that is for talking is its own."""
        info = _only(self._query(titles=title, prop="info", inprop="associatedpage")["query"]["pages"])
        return str(info["title"] if int(info["ns"]) % 2 else info["associatedpage"])

    def address_of_revision(self, revision: int) -> str:
        """Where people see what a page was."""
        site = self._site
        return f"{site.scheme}://{site.host}{site.path}index.php?oldid={revision}"

    def write(self, page: PageText, text: str, summary: str) -> int:
        """Save the page, if nobody has edited, begun or deleted it since it was read; returns its revision.

        0 where the wiki finds that nothing has changed.
        """
        site = self._site
        time.sleep(max(0.0, self._next_edit - time.monotonic()))
        self._next_edit = time.monotonic() + SECONDS_BETWEEN_EDITS
        with _told():
            how: dict[str, Any] = {"assert": "bot" if "bot" in site.rights else "user", "maxlag": self._max_lag}
            how |= {"nocreate": 1, "baserevid": page.revision} if page.text is not None else {"createonly": 1}
            how |= {"bot": 1} if "bot" in site.rights else {}
            answer = site.post(
                "edit", title=page.title, text=text, summary=summary[:_LONGEST_SUMMARY],
                starttimestamp=page.read_at, token=site.get_token("csrf"), **how,
            )  # fmt: skip
            edit = answer["edit"]
        if edit.get("result") == "Success":
            return int(edit.get("newrevid", 0))
        code = "captcha" if "captcha" in edit else str(edit.get("code", "hookaborted"))
        raise refusal(code, str(edit.get("info", edit.get("warning", ""))))

    def _log_in(self, account: Account) -> None:
        with _told():
            try:
                self._site.login(account.name, account.password)
            except mwclient.errors.LoginError as error:
                why = str(error.info or error.code or "")
                remedy = "see that name and password are those of Special:BotPasswords, and that it was not withdrawn"
                raise WikiRefused("login", f"it does not accept the account: {why}", remedy, for_all=True) from None
        answer = self._query(meta="userinfo", uiprop="groups|rights|blockinfo")
        user = answer["query"]["userinfo"]
        self.user = str(user["name"])
        if "blockedby" in user and "blockpartial" not in user:
            until, why = user.get("blockexpiry", "?"), user.get("blockreason") or "no reason is given"
            raise refusal("blocked", f"by {user['blockedby']}, until {until}: {why}")

    def _was_deleted(self, title: str) -> bool:
        answer = self._query(list="logevents", letype="delete", letitle=title, lelimit=1)
        return [str(event.get("action")) for event in answer["query"]["logevents"]] == ["delete"]

    def _query(self, **parameters: Any) -> Mapping[str, Any]:
        with _told():
            answer: Mapping[str, Any] = self._site.get("query", **parameters)
            if "query" not in answer:
                raise WikiAway("it answers without what it was asked")
            return answer


def _only(pages: Mapping[str, Any]) -> Mapping[str, Any]:
    return next(iter(pages.values()), {"missing": ""})


def _content(revision: Mapping[str, Any]) -> str | None:
    text = revision.get("slots", {}).get("main", {}).get("*")
    return text if isinstance(text, str) else None


def _user(revision: Mapping[str, Any]) -> str:
    """Nothing for an address of the network or a number in its place: whoever left it gave no name."""
    nameless = {"anon", "temp", "userhidden"} & revision.keys()
    return "" if nameless else str(revision.get("user", ""))


def _stay_here(response: requests.Response, *_: Any, **__: Any) -> None:
    """A redirection would make a question of what is to be written, and carry the password elsewhere."""
    if response.is_redirect:
        raise WikiElsewhere(response.headers.get("location", ""))
    wait = response.headers.get("retry-after", "")
    if wait.isascii() and wait.isdecimal() and int(wait) > _LONGEST_WAIT:
        raise WikiAway(f"it answers {response.status_code}, and asks to wait for {int(wait)} seconds")


def _status(error: requests.HTTPError) -> str:
    response = error.response
    if response is None:
        return "it does not answer"
    after = response.headers.get("Retry-After", "")
    return f"it answers {response.status_code}{f', and asks to wait for {after} seconds' if after else ''}"
