"""An archive of mailing lists for the tests: it answers as HyperKitty, pipermail and public-inbox do."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass, field
from typing import Any

from almanac.forum.answers import Response

TALK = "talk@lists.example.org"
THREAD = f"/archives/list/{TALK}/thread/T1/"
MESSAGE = f"/archives/list/{TALK}/message/M7/"
PAGE = "/pipermail/talk/2026-December/000123.html"
INBOX = "/talk/1@b.example/T/"


def in_mbox(*messages: tuple[str, str, str]) -> bytes:
    """Messages by identifier, what they answer, and subject."""
    return "".join(
        f"From someone at b.example  Fri Jan  1 10:00:00 2027\nDate: Fri, 1 Jan 2027 10:00:00 +0000\n"
        f"Subject: {subject}\nMessage-ID: <{name}>\nIn-Reply-To: {answers}\n\nWords.\n\n"
        for name, answers, subject in messages
    ).encode()


def _json(**values: Any) -> Response:
    return Response(200, {"content-type": "application/json"}, json.dumps(values))


_HEAD = (
    '<HEAD><TITLE>x</TITLE><LINK REL="made" HREF="mailto:talk%40b?Subject=x&In-Reply-To=%3C1%40b.example%3E"></HEAD>'
)
DECEMBER = in_mbox(("1@b.example", "", "A walk"), ("2@b.example", "<1@b.example>", "Re: A walk"), ("5@b", "", "Other"))
JANUARY = in_mbox(("3@b.example", "<2@b.example>", "Re: A walk"))


@dataclass
class ListServer:
    """What it has at each path, and what it was asked; a path that is not there is 404 with a page of HTML."""

    pages: dict[str, Response] = field(
        default_factory=lambda: {
            f"/archives/api/list/{TALK}/thread/T1/": _json(
                thread_id="T1", subject="[Talk] A walk", replies_count=4, date_active="2027-01-08T09:30:00Z"
            ),
            f"/archives/api/list/{TALK}/email/M7/": _json(thread=f"https://evil.example/api/list/{TALK}/thread/T1/"),
            PAGE: Response(200, {"content-type": "text/html"}, _HEAD),
            "/pipermail/talk/2026-December.txt.gz": Response(200, raw=gzip.compress(DECEMBER)),
            "/pipermail/talk/2027-January.txt": Response(200, raw=JANUARY),
            "/talk/1@b.example/t.mbox.gz": Response(200, raw=gzip.compress(DECEMBER + JANUARY)),
        }
    )
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    def answer(self, _method: str, address: str, headers: dict[str, str], _body: dict[str, Any]) -> Response:
        """One request."""
        self.asked.append(address)
        self.headers.append(headers)
        return self.pages.get(address, Response(404, {"content-type": "text/html"}, "<html>Not found</html>"))
