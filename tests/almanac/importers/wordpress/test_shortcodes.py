"""Shortcodes: what is known becomes HTML, of the rest the text within is left and counted."""

from __future__ import annotations

import pytest

from almanac.importers.wordpress.known import Attachment
from almanac.importers.wordpress.shortcodes import Library, Shortcodes

UP = "https://old.example.org/wp-content/uploads"
FILES = {
    "5": Attachment("5", f"{UP}/a.jpg", "a.jpg", "", "1", 2, alt='A "dam"', caption="High & dry"),
    "6": Attachment("6", f"{UP}/b.png", "b.png", "", "1", 1),
    "7": Attachment("7", f"{UP}/c.mp3", "c.mp3", "", "1", 3, title="A song"),
}
A = f'<figure><img src="{UP}/a.jpg" alt="A &quot;dam&quot;" /><figcaption>High &amp; dry</figcaption></figure>'
B = f'<figure><img src="{UP}/b.png" alt="" /></figure>'


def replaced(text: str) -> tuple[str, list[str]]:
    unknown: list[str] = []
    library = Library(FILES.get, lambda: sorted(FILES.values(), key=lambda file: file.order))
    return Shortcodes(library, unknown.append).replace(text).replace("\n", ""), unknown


@pytest.mark.parametrize(
    ("text", "html"),
    [
        pytest.param(
            '[caption id="attachment_5" width="9"]<a href="x"><img src="y" /></a> So <em>dry</em>[/caption]',
            '<figure><a href="x"><img src="y" /></a><figcaption>So <em>dry</em></figcaption></figure>',
            id="a picture with words below",
        ),
        pytest.param(
            '[caption caption="Dry"]<img src="y">[/caption]',
            '<figure><img src="y"><figcaption>Dry</figcaption></figure>',
            id="words in an attribute, as in old texts",
        ),
        pytest.param("[caption]no picture[/caption]", "no picture", id="no picture within"),
        pytest.param('[gallery ids="5,6,99"]', A + B, id="a gallery by ids, one of which is gone"),
        pytest.param("[gallery]", B + A, id="a gallery of all pictures of the entry, in their order"),
        pytest.param('[gallery exclude="6"]', A, id="all but one"),
        pytest.param(
            "[embed width=9]https://v.example/?a=1&amp;b[/embed]",
            '<p><a href="https://v.example/?a=1&amp;b">https://v.example/?a=1&amp;b</a></p>',
            id="what is embedded is a link",
        ),
        pytest.param(
            '[audio mp3="https://s.example/x.mp3"][/audio]',
            '<p><a href="https://s.example/x.mp3">x.mp3</a></p>',
            id="a sound",
        ),
        pytest.param(
            "[video src='https://s.example/x.mp4' /]", '<p><a href="https://s.example/x.mp4">x.mp4</a></p>', id="a film"
        ),
        pytest.param(
            "[audio https://s.example/x.ogg]",
            '<p><a href="https://s.example/x.ogg">x.ogg</a></p>',
            id="a sound without a name",
        ),
        pytest.param('[audio src="javascript:alert(1)"]', "", id="an address that is none"),
        pytest.param('[playlist ids="7"]', f'<ul><li><a href="{UP}/c.mp3">A song</a></li></ul>', id="a list of sounds"),
        pytest.param("[[gallery]] [[x]y[/x]]", "[gallery] [x]y[/x]", id="what is meant to be read"),
        pytest.param(
            "<code>[gallery]</code><pre>[caption]</pre>", "<code>[gallery]</code><pre>[caption]</pre>", id="code"
        ),
        pytest.param('<a title="[gallery]">x</a>', '<a title="[gallery]">x</a>', id="within a tag"),
        pytest.param("as [1], [sic] and [so on]", "as [1], [sic] and [so on]", id="words in brackets"),
    ],
)
def test_known_shortcodes(text: str, html: str) -> None:
    assert replaced(text) == (html, [])


@pytest.mark.parametrize(
    ("text", "html", "names"),
    [
        pytest.param("[box]in[/box]", "in", ["box"], id="what encloses text"),
        pytest.param('[form id="1"]', "", ["form"], id="with an attribute"),
        pytest.param("[recent_posts]", "", ["recent_posts"], id="with a name that is no word"),
        pytest.param("[row][col]a[/col][/row]", "a", ["row", "col"], id="one in another"),
        pytest.param(
            "[tube=https://v.example/x]",
            '<p><a href="https://v.example/x">https://v.example/x</a></p>',
            ["tube"],
            id="with an address",
        ),
    ],
)
def test_unknown_shortcodes_leave_their_text_and_are_named(text: str, html: str, names: list[str]) -> None:
    assert replaced(text) == (html, names)


def test_shortcodes_in_shortcodes_end_somewhere() -> None:
    assert "deep" in replaced("[a]" * 500 + "deep" + "[/a]" * 500)[0]
