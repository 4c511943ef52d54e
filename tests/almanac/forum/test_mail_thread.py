"""What an archive says of a thread is read as far as it can be true: subject, answers, the last of them."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest

from almanac.forum.mail_thread import (
    LONGEST,
    Message,
    ReadOn,
    message_of_page,
    thread_of_email,
    thread_of_hyperkitty,
    thread_of_messages,
)
from almanac.model.forum import Topic

ON = ReadOn(datetime(2027, 1, 20, 12, tzinfo=UTC), date(2027, 1, 20))
URL = "https://lists.example.org/archives/list/talk@lists.example.org/thread/T1/"
API = "https://lists.example.org/archives/api/list/talk@lists.example.org"
# As HyperKitty 1.3 writes it.
SAID = {
    "url": f"{API}/thread/T1/",
    "mailinglist": f"{API}/",
    "thread_id": "T1",
    "subject": "[Talk] A walk",
    "date_active": "2027-01-18T09:30:00Z",
    "starting_email": f"{API}/email/M1/",
    "emails": f"{API}/thread/T1/emails/",
    "votes_total": 0,
    "replies_count": 4,
    "next_thread": None,
    "prev_thread": None,
    "votes": {"likes": 0, "dislikes": 0, "status": "neutral"},
    "participants": [{"name": "Ada", "email": "ada (a) example.org"}],
    "participants_count": 1,
}
LAST = datetime(2027, 1, 18, 9, 30, tzinfo=UTC)


def read(**values: Any) -> Topic | None:
    return thread_of_hyperkitty(json.dumps({**SAID, **values}).encode(), URL, "T1", ON)


def test_a_thread_of_hyperkitty_has_its_subject_its_answers_and_the_day_of_the_last() -> None:
    assert read() == Topic(URL, "[Talk] A walk", URL, posts=5, last_posted_at=LAST, as_of=ON.day)


@pytest.mark.parametrize(
    "values",
    [
        pytest.param({"thread_id": "T2"}, id="another thread"),
        pytest.param({"subject": None}, id="no subject"),
        pytest.param({"subject": " \u202e "}, id="a subject of nothing that can be seen"),
        pytest.param({"replies_count": -1}, id="fewer answers than none"),
        pytest.param({"replies_count": True}, id="a number that is none"),
        pytest.param({"replies_count": 10**30}, id="more answers than there can be"),
    ],
)
def test_what_cannot_be_true_is_no_thread(values: dict[str, Any]) -> None:
    assert read(**values) is None


@pytest.mark.parametrize("raw", [b"", b"<html>", b"[]", b"\xff", b"[" * 100_000], ids=repr)
def test_what_is_no_json_is_no_thread(raw: bytes) -> None:
    assert thread_of_hyperkitty(raw, URL, "T1", ON) is None
    assert thread_of_email(raw) == ""


@pytest.mark.parametrize("date_active", ["2027-01-21T00:00:00Z", "soon", None, "9999-12-31T23:59:59-23:59"])
def test_a_day_that_cannot_be_true_is_none(date_active: str | None) -> None:
    topic = read(date_active=date_active)
    assert topic is not None
    assert topic.last_posted_at is None


@pytest.mark.parametrize(
    ("subject", "shown"),
    [
        pytest.param("Re: RE: A walk", "A walk", id="an answer's"),
        pytest.param("A\r\n\twalk\u202e\u2066", "A walk", id="folded, with signs that turn the line"),
        pytest.param("Regarding: walks", "Regarding: walks", id="a word that begins alike"),
        pytest.param("w" * 9000, f"{'w' * LONGEST}…", id="without end"),
        pytest.param("<b>&amp;", "<b>&amp;", id="not markup: pages escape it"),
    ],
)
def test_a_subject_is_one_line_that_can_be_seen(subject: str, shown: str) -> None:
    topic = read(subject=subject)
    assert topic is not None
    assert topic.title == shown


@pytest.mark.parametrize(
    ("thread", "expected"),
    [
        (f"{API}/thread/T1/", "T1"),
        ("https://evil.example/thread/T9/", "T9"),
        ("/thread/../T1", ""),
        (None, ""),
    ],
)
def test_of_a_message_nothing_but_the_name_of_its_thread_is_taken(thread: str | None, expected: str) -> None:
    assert thread_of_email(json.dumps({"thread": thread}).encode()) == expected


SUBJECT = "Subject=Re%3A%20A%20walk"
# As Mailman 2.1 writes it (templates/en/article.html).
PAGE = f"""<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">
<HTML>
 <HEAD>
   <TITLE> [Talk] A walk
   </TITLE>
   <LINK REL="Index" HREF="index.html" >
   <LINK REL="made" HREF="mailto:talk%40lists.example.org?{SUBJECT}&In-Reply-To=%3C1.a%2B2%40b.example%3E">
"""


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param(PAGE, "1.a+2@b.example", id="as it is"),
        pytest.param(PAGE.replace("&In", "&amp;In"), "1.a+2@b.example", id="escaped"),
        pytest.param(PAGE.replace("%3C", "<").replace("%3E", ">"), "", id="no identifier"),
        pytest.param(" " * 20_000 + PAGE, "", id="not at its head, where anybody may have written it"),
    ],
)
def test_a_page_of_pipermail_names_its_message(page: str, expected: str) -> None:
    assert message_of_page(page.encode()) == expected


def message(name: str, *answers: str, subject: str = "A walk", day: int = 1) -> Message:
    return Message(name, answers, subject, datetime(2027, 1, day, tzinfo=UTC))


WALK = (
    message("1"),
    message("2", "1", day=2),
    message("3", "1", "2", day=9),
    message("2", "1", day=2),
    message("9", subject="Another"),
    message("4", "3", day=30),
    message("loop", "loop2", "9"),
    message("loop2", "loop"),
)


def test_answers_are_those_that_lead_to_a_message_each_once() -> None:
    topic = thread_of_messages(WALK, URL, "1", ON)
    assert topic == Topic(URL, "A walk", URL, 4, datetime(2027, 1, 9, tzinfo=UTC), as_of=ON.day)


@pytest.mark.parametrize(
    ("messages", "begun_by", "posts"),
    [
        pytest.param(WALK, "3", 2, id="a part of a thread, from a message on"),
        pytest.param(WALK, "9", 3, id="answers that answer each other end"),
        pytest.param(WALK, "none", None, id="a message that is not there"),
        pytest.param(WALK, "", None, id="many threads, and none is named"),
        pytest.param(WALK[:4], "", 3, id="one thread, which is all there is"),
        pytest.param((), "", None, id="nothing"),
    ],
)
def test_a_thread_is_one_that_can_be_told_from_others(
    messages: tuple[Message, ...], begun_by: str, posts: int | None
) -> None:
    topic = thread_of_messages(messages, URL, begun_by, ON)
    assert (topic and topic.posts) == posts
