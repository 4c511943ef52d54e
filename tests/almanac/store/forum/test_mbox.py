"""An mbox is read as archives have them: packed or not, with whatever people and spammers sent, and within bounds."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime

import pytest

from almanac.forum.mail_thread import Message
from almanac.store.forum.mbox import TooLarge, messages

# As pipermail has it (Mailman 2.1, Article.as_text): addresses are written out, bodies follow as they are.
BOX = """\
From ada at example.org  Fri Jan  1 10:00:00 2027
From: ada at example.org (Ada)
Date: Fri, 1 Jan 2027 10:00:00 +0100
Subject: =?utf-8?b?xYHDs2TFug==?= and
 a walk
Message-ID: <1@example.org>

Shall we?
>From here it is not far.

From ben at example.org  Sat Jan  2 10:00:00 2027
From: ben at example.org (Ben)
Date: Sat, 2 Jan 2027 10:00:00 -0000
Subject: Re: walk
In-Reply-To: <1@example.org>
References: <0@example.org>
\t<1@example.org>
Message-ID: <2@example.org>

Yes!

From nobody  Sat Jan  2 11:00:00 2027
Subject: without an identifier

From eve  Sat Jan  2 12:00:00 2027
Date: tomorrow
Subject: =?no-such-charset?b?xx?= \x00
Message-ID: <3@example.org> <4@example.org>

"""
READ = (
    Message("1@example.org", (), "Łódź and a walk", datetime(2027, 1, 1, 9, tzinfo=UTC)),
    Message("2@example.org", ("0@example.org", "1@example.org"), "Re: walk", datetime(2027, 1, 2, 10, tzinfo=UTC)),
    Message("3@example.org", (), "=?no-such-charset?b?xx?= \x00", None),
)


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(BOX.encode(), id="as it is"),
        pytest.param(gzip.compress(BOX.encode()), id="packed"),
        pytest.param(gzip.compress(BOX[:300].encode()) + gzip.compress(BOX[300:].encode()), id="packed in parts"),
    ],
)
def test_messages_are_read_with_what_they_answer(raw: bytes) -> None:
    assert messages(raw) == READ


@pytest.mark.parametrize("raw", [b"", b"<html>no mbox</html>", b"From \n\n", b"\x00\xff" * 100], ids=repr)
def test_what_is_no_mbox_has_no_messages(raw: bytes) -> None:
    assert messages(raw) == ()


def test_what_is_larger_than_its_bound_is_not_read_in_part() -> None:
    with pytest.raises(TooLarge):
        messages(BOX.encode(), most=len(BOX) - 1)
    with pytest.raises(TooLarge):
        messages(gzip.compress(b"\0" * 1_000_000), most=999_999)
    with pytest.raises(TooLarge):
        messages(gzip.compress(b"\0" * 600_000) * 2, most=1_000_000)


@pytest.mark.parametrize(
    "raw", [pytest.param(gzip.compress(b"x" * 999)[:-9], id="cut off"), pytest.param(b"\x1f\x8bxx", id="broken")]
)
def test_what_cannot_be_unpacked_is_a_fault(raw: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        messages(raw)
