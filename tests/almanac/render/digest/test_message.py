"""A digest as a mail: what programs read of it, and that nothing in it can become a header."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage
from email.parser import BytesParser
from zoneinfo import ZoneInfo

import pytest

from almanac.render.digest.digest import Digest
from almanac.render.digest.html import mail_html
from almanac.render.digest.items import one_line
from almanac.render.digest.message import mail
from almanac.render.digest.plain_text import plain_text

MakeDigest = Callable[..., Digest]
ZONE, DOMAIN = ZoneInfo("Europe/Warsaw"), "group.example"
HEADERS = {"X-Unsent", "Subject", "Date", "Message-ID", "List-Id", "List-Archive", "List-Help", "Auto-Submitted",
           "MIME-Version", "Content-Type", "Content-Language"}  # fmt: skip


def read(data: bytes) -> EmailMessage:
    message = BytesParser(policy=policy.default).parsebytes(data)
    assert isinstance(message, EmailMessage)
    return message


def part(message: EmailMessage, kind: str) -> str:
    body = message.get_body((kind,))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")


def test_it_has_the_digest_twice_and_says_whose_it_is(digest_with: MakeDigest) -> None:
    digest = digest_with("A title", text="Über allem.")
    sender, recipients = Address("Group", "news", "lists.example"), [Address("", "all", "lists.example")]
    message = read(mail(digest, ZONE, DOMAIN, sender=sender, recipients=recipients))

    assert part(message, "plain") == plain_text(digest)
    assert part(message, "html") == mail_html(digest)
    assert [one.get_content_type() for one in message.walk()] == ["multipart/alternative", "text/plain", "text/html"]
    assert message["From"] == "Group <news@lists.example>"
    assert message["To"] == "all@lists.example"
    assert message["Subject"] == "Group: 26 April – 2 May 2027"
    assert message["Date"] == "Mon, 03 May 2027 02:00:00 +0200"
    assert message["Message-ID"] == "<digest-2027-W17-en@group.example>"
    assert message["List-Id"] == "<digest-en.group.example>"
    assert message["List-Archive"] == "<https://example.org/digest/>"
    assert message["Content-Language"] == "en"
    assert message["X-Unsent"] is None


def test_without_a_sender_it_is_a_draft(digest_with: MakeDigest) -> None:
    message = read(mail(digest_with("A title"), ZONE, DOMAIN))

    assert set(message.keys()) == HEADERS
    assert message["X-Unsent"] == "1"


@pytest.mark.parametrize(
    "text",
    [
        "A\r\nBcc: all@evil.example",
        "A\n\n--boundary\nContent-Type: text/html\n\n<script>",
        "A\x0bBcc: x\x0c\x1c\x85\u2028\u2029 B",
        "\ud800 half a pair",
        "=?utf-8?q?a=0D=0ABcc:_x?=",
    ],
)
def test_nothing_that_people_write_becomes_a_header_or_a_part(digest_with: MakeDigest, text: str) -> None:
    name = one_line(text)
    digest = replace(digest_with(text, text=text), title=name, site_name=name)
    message = read(mail(digest, ZONE, DOMAIN))

    assert set(message.keys()) == HEADERS
    assert len([*message.walk()]) == 3
    assert all("\n" not in value for value in message.values())
    assert message["Subject"].replace("\u2060", "") == name


def test_the_same_digest_gives_the_same_bytes_and_another_another_boundary(digest_with: MakeDigest) -> None:
    one, same, other = (mail(digest_with(title), ZONE, DOMAIN) for title in ("A", "A", "B"))

    assert one == same
    assert read(one).get_boundary() != read(other).get_boundary()


@pytest.mark.parametrize("title", ["A title", "日本語の題名" * 40, "قصص " * 300, "a" * 3000])
def test_every_server_takes_its_lines(digest_with: MakeDigest, title: str) -> None:
    data = mail(digest_with(title, text=title), ZONE, DOMAIN)

    assert data.isascii()
    assert max(map(len, data.split(b"\r\n"))) <= 78
    assert not re.search(rb"(?<!\r)\n", data)


def test_an_identity_of_letters_of_any_script_is_one_of_ascii(digest_with: MakeDigest) -> None:
    names = [f"2027-W17-{tag}" for tag in ("карты", "книги")]
    identities = {read(mail(replace(digest_with("A"), name=name), ZONE, DOMAIN))["Message-ID"] for name in names}

    assert len(identities) == 2
    assert all(re.fullmatch(r"<digest-[0-9a-f]+-en@group\.example>", identity) for identity in identities)
