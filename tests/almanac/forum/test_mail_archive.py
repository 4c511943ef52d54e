"""A thread of a mailing list is known by its address, and asked for on the servers of the site's own lists alone."""

from __future__ import annotations

from datetime import date

import pytest

from almanac.forum.mail_archive import (
    HyperKittyThread,
    MailThread,
    MboxMessage,
    PipermailMessage,
    mail_thread,
)

HOST = "https://lists.example.org"
ARCHIVES = [f"{HOST}/archives/list/announce@lists.example.org/"]
TODAY = date(2027, 1, 20)
LIST = "talk@lists.example.org"


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        pytest.param(
            f"/archives/list/{LIST}/thread/T1/", HyperKittyThread(f"/archives/api/list/{LIST}", "T1"), id="HyperKitty"
        ),
        pytest.param(
            f"/hyperkitty/list/{LIST}/thread/T1/?sort=date#M7",
            HyperKittyThread(f"/hyperkitty/api/list/{LIST}", "T1"),
            id="a message within a thread",
        ),
        pytest.param(
            f"/list/{LIST}/message/M7", HyperKittyThread(f"/api/list/{LIST}", message="M7"), id="a message, by its hash"
        ),
        pytest.param(
            "/archives/list/talk%40lists.example.org/thread/T1/",
            HyperKittyThread(f"/archives/api/list/{LIST}", "T1"),
            id="with an escaped sign",
        ),
        pytest.param(
            "/pipermail/talk/2026-November/000123.html",
            PipermailMessage(
                "/pipermail/talk/2026-November/000123.html",
                ("/pipermail/talk/2026-November", "/pipermail/talk/2026-December", "/pipermail/talk/2027-January"),
            ),
            id="pipermail, and the months after",
        ),
        pytest.param(
            "/pipermail/talk/2027-January/000200.html",
            PipermailMessage("/pipermail/talk/2027-January/000200.html", ("/pipermail/talk/2027-January",)),
            id="no month that is still to come",
        ),
        pytest.param(
            "/pipermail/talk/Week-of-Mon-20261123/000123.html",
            PipermailMessage(
                "/pipermail/talk/Week-of-Mon-20261123/000123.html", ("/pipermail/talk/Week-of-Mon-20261123",)
            ),
            id="pipermail by weeks",
        ),
        pytest.param("/mbox/2026-11.mbox", MboxMessage("/mbox/2026-11.mbox"), id="an mbox that is one thread"),
        pytest.param(
            "/mbox/2026-11.mbox.gz#%3Ca@b.example%3E",
            MboxMessage("/mbox/2026-11.mbox.gz", "a@b.example"),
            id="a message of an mbox",
        ),
        pytest.param(
            f"/list/{LIST}/export/t.mbox.gz?thread=T1",
            MboxMessage(f"/list/{LIST}/export/t.mbox.gz?thread=T1"),
            id="an mbox that is asked for by a query",
        ),
        pytest.param(
            "/talk/20270101.a-1@b.example/T/#u",
            MboxMessage("/talk/20270101.a-1@b.example/t.mbox.gz", "20270101.a-1@b.example"),
            id="public-inbox",
        ),
    ],
)
def test_an_address_says_what_is_asked(path: str, asked: HyperKittyThread | PipermailMessage | MboxMessage) -> None:
    assert mail_thread(f"{HOST}{path}", ARCHIVES, TODAY) == MailThread(f"{HOST}{path}", HOST, asked)


@pytest.mark.parametrize(
    "address",
    [
        pytest.param(f"https://lists.example.net/archives/list/{LIST}/thread/T1/", id="nobody's list here"),
        pytest.param(
            f"http://lists.example.org/archives/list/{LIST}/thread/T1/", id="not encrypted, as the archive is"
        ),
        pytest.param(f"{HOST}:8443/archives/list/{LIST}/thread/T1/", id="another port"),
        pytest.param(f"https://lists.example.org@evil.example/list/{LIST}/thread/T1/", id="another host behind a name"),
        pytest.param(f"https://169.254.169.254/list/{LIST}/thread/T1/", id="a machine's own network"),
        pytest.param(f"{HOST}/archives/list/{LIST}/", id="a whole list"),
        pytest.param(f"{HOST}/archives/list/{LIST}/thread/../../admin/", id="a way out of its folder"),
        pytest.param(f"{HOST}/archives/list/{LIST}/thread/%2e%2e%2fadmin/", id="a way out in escapes"),
        pytest.param(f"{HOST}/pipermail/talk/2026-November/thread.html", id="a month"),
        pytest.param(f"{HOST}/talk/a%2Fb@c.example/T/", id="a message whose identifier has a slash"),
        pytest.param(f"{HOST}/about.html", id="a page"),
    ],
)
def test_nothing_else_is_asked_for(address: str) -> None:
    assert mail_thread(address, ARCHIVES, TODAY) is None
