"""Bytes that are a text, and bytes that are something else."""

from __future__ import annotations

import pytest

from almanac.read.fault import FaultInLine
from almanac.read.front_matter.encoding import decode

IN_16 = "the file is in UTF-16, not in UTF-8"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param(b"", "", id="nothing"),
        pytest.param("zażółć 🎉".encode(), "zażółć 🎉", id="UTF-8"),
        pytest.param(b"\xef\xbb\xbfa", "\ufeffa", id="a byte order mark stays"),
        pytest.param(b"a\r\nb\rc", "a\r\nb\rc", id="the ends of lines stay"),
        pytest.param(b"---\ntitle: a\x00\n", "---\ntitle: a\x00\n", id="a zero byte that strayed in"),
    ],
)
def test_utf_8_is_read(data: bytes, text: str) -> None:
    assert decode(data) == text


@pytest.mark.parametrize(
    ("data", "line", "message"),
    [
        pytest.param("a\nzażółć".encode("cp1250"), 1, "the byte 0xBF after `za` is not UTF-8", id="an old encoding"),
        pytest.param(b"\xe9t\xe9", 0, "the byte 0xE9 is not UTF-8", id="at the beginning of a line"),
        pytest.param(b"a\n\n\xed\xa0\x80", 2, "the byte 0xED is not UTF-8", id="half a character"),
        pytest.param(b"a \xe2\x82", 0, "the byte 0xE2 after `a` is not UTF-8", id="a character that is cut off"),
        pytest.param("a".encode("utf-16"), 0, IN_16, id="UTF-16"),
        pytest.param("---\na".encode("utf-16-be"), 0, IN_16, id="UTF-16 without a byte order mark"),
        pytest.param("a".encode("utf-32"), 0, "the file is in UTF-32, not in UTF-8", id="UTF-32"),
        pytest.param(b"\xff\xd8\xff\xe0", 0, "the file is a JPEG picture, not a text", id="a picture"),
        pytest.param(b"%PDF-1.7", 0, "the file is a PDF, not a text", id="a PDF"),
    ],
)
def test_anything_else_is_said_with_its_line(data: bytes, line: int, message: str) -> None:
    with pytest.raises(FaultInLine) as caught:
        decode(data)
    assert (caught.value.line, caught.value.message) == (line, message)
    assert caught.value.hint
