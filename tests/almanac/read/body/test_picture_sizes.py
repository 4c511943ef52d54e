"""Pictures of a text, with the room that they will take."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almanac.model.image import Copies, Size
from almanac.read.body.picture_sizes import SizedPicture, with_first_at_once, with_sizes
from almanac.read.body.sanitiser import sanitised

SIZES = {
    "/site/images/a.png": SizedPicture(Size(400, 200)),
    "/site/images/%C5%BC.svg": SizedPicture(Size(10, 1000)),
}
COPIES = (Copies("image/webp", "/site/theme/pictures/a.png/320.webp 320w, /site/theme/pictures/a.png/400.webp 400w"),)
A = '<img src="/site/images/a.png" alt="A"'
LATE = 'loading="lazy" decoding="async">'
VALUES = st.text(st.sampled_from("<>\"'= /imgsrcwdthla&;01") | st.characters(exclude_categories=["Cc", "Cs"]))


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param(f"{A}>", f'{A} width="400" height="200" {LATE}', id="as it is"),
        pytest.param(f'{A} width="100">', f'{A} width="100" height="50" {LATE}', id="a width of the author"),
        pytest.param(f'{A} height="100">', f'{A} width="200" height="100" {LATE}', id="a height of the author"),
        pytest.param(
            f'{A} width="100" height="100">', f'{A} width="100" height="50" {LATE}', id="both, in other proportions"
        ),
        pytest.param(f'{A} width="50%">', f'{A} width="400" height="200" {LATE}', id="a part of the column"),
        pytest.param(f'{A} width="0" height="x">', f'{A} width="400" height="200" {LATE}', id="no size at all"),
        pytest.param(
            f'{A} width="9999999">', f'{A} width="10000" height="5000" {LATE}', id="a width beyond all screens"
        ),
        pytest.param(
            '<img src="/site/images/%C5%BC.svg" alt="Ż">',
            f'<img src="/site/images/%C5%BC.svg" alt="Ż" width="10" height="1000" {LATE}',
            id="a name of any letters",
        ),
        pytest.param(
            '<img src="/site/images/a.png?b=1&amp;c#d" alt="A">',
            f'<img src="/site/images/a.png?b=1&amp;c#d" alt="A" width="400" height="200" {LATE}',
            id="with what follows the path",
        ),
        pytest.param(
            '<img alt="a > b, &lt;img&gt;" src="/site/images/a.png">',
            f'<img alt="a > b, &lt;img&gt;" src="/site/images/a.png" width="400" height="200" {LATE}',
            id="signs of HTML in what it shows",
        ),
    ],
)
def test_a_picture_has_its_own_proportions(html: str, expected: str) -> None:
    assert with_sizes(f"<p>{html}</p>", SIZES) == f"<p>{expected}</p>"


@pytest.mark.parametrize(
    "html",
    [
        pytest.param('<p><img src="/site/images/b.png" alt="B"></p>', id="a size that is not known"),
        pytest.param('<p title="<img src=" class="/site/images/a.png">x</p>', id="a value that looks like a tag"),
        pytest.param("<pre>&lt;img src=&quot;/site/images/a.png&quot;&gt;</pre>", id="code that is shown"),
        pytest.param("<p>No picture.</p>", id="no picture"),
    ],
)
def test_all_else_stays_as_it_is(html: str) -> None:
    assert with_sizes(html, SIZES) == html


def test_a_picture_with_copies_has_them_for_the_width_at_which_it_is_shown() -> None:
    known = {"/site/images/a.png": SizedPicture(Size(400, 200), COPIES)}

    assert with_sizes(f'<p>{A} width="100"></p>', known) == (
        f'<p><picture><source type="image/webp" srcset="{COPIES[0].srcset}"'
        f' sizes="min(calc(100vw - 2rem), 43rem, 100px)">{A} width="100" height="50" {LATE}</picture></p>'
    )


def test_the_first_picture_is_loaded_at_once_and_no_other() -> None:
    code = '<pre>&lt;img loading="lazy"&gt;</pre>'
    html = with_sizes(f"{code}<p>{A}>{A}></p>", SIZES)

    assert with_first_at_once(html) == html.replace(f'height="200" {LATE}', 'height="200" decoding="async">', 1)


@given(VALUES, VALUES)
def test_whatever_an_author_writes_no_tag_comes_of_it(alt: str, title: str) -> None:
    given = [("src", "/site/images/a.png"), ("alt", alt), ("title", title)]
    html = "".join(f" {name}='{value.replace(chr(38), '').replace(chr(39), '')}'" for name, value in given)
    cleaned = sanitised(
        f"<p title='{title.replace(chr(39), '')}'><img{html}></p>", lambda _tag, address: address, "made-", frozenset()
    )
    sized = with_sizes(cleaned, SIZES)

    assert _read(sized)[0] == _read(cleaned)[0]
    assert [{**one, **_ADDED} for one in _read(cleaned)[1]] == _read(sized)[1]


_ADDED = {"width": "400", "height": "200", "loading": "lazy", "decoding": "async"}


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.pictures: list[dict[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, attrs if tag != "img" else []))
        self.pictures += [dict(attrs)] * (tag == "img")


def _read(html: str) -> tuple[list[tuple[str, list[tuple[str, str | None]]]], list[dict[str, str | None]]]:
    parser = _Tags()
    parser.feed(html)
    parser.close()
    return parser.tags, parser.pictures
