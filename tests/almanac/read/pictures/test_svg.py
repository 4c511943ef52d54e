"""Drawings: what draws stays, what runs, loads or grows without end is named with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from almanac.read.pictures.svg import faults_of_svg

ROOT = Path(__file__).parents[4]
SVG = 'xmlns="http://www.w3.org/2000/svg"'
XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
INKSCAPE = f"""<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Created with Inkscape (http://www.inkscape.org/) -->
<svg width="10" height="10" id="svg1" {SVG} {XLINK}
   xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
   xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"
   xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
   xmlns:cc="http://creativecommons.org/ns#" xmlns:dc="http://purl.org/dc/elements/1.1/"
   sodipodi:docname="x.svg" inkscape:export-filename="/home/ewa/x.png" inkscape:version="1.3">
  <sodipodi:namedview id="n" pagecolor="#fff" inkscape:zoom="1"/>
  <metadata><rdf:RDF><cc:Work rdf:about=""><dc:format>image/svg+xml</dc:format>
    <dc:type rdf:resource="http://purl.org/dc/dcmitype/StillImage"/></cc:Work></rdf:RDF></metadata>
  <defs><linearGradient id="g"><stop offset="0" style="stop-color:#000;stop-opacity:1"/></linearGradient>
    <linearGradient xlink:href="#g" id="h" gradientTransform="translate(1 2)"/></defs>
  <g inkscape:groupmode="layer"><path style="fill:url(#h)" d="M 0,0 1,1"/><use xlink:href="#g" x="1"/>
    <text style="-inkscape-font-specification:'Sans, Normal'"><tspan sodipodi:role="line">onload=javascript:</tspan></text></g>
</svg>"""  # noqa: E501 - as the program writes it
ILLUSTRATOR = f"""<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg version="1.1" {SVG} {XLINK} xml:space="preserve" enable-background="new 0 0 1 1">
<style type="text/css"><![CDATA[ .st0{{fill:#FFF;}} .st1{{clip-path:url(#a);}} /* url(http://x) */ ]]></style>
<switch><g i:extraneous="self" xmlns:i="http://ns.adobe.com/AdobeIllustrator/10.0/"><rect class="st0"/></g></switch>
</svg>"""


def said(content: str, first: str = f"<svg {SVG} {XLINK}>") -> list[tuple[int, str]]:
    """Line and message of each fault of a drawing that begins in line 1 and goes on in line 2."""
    return [(fault.line, fault.message) for fault in faults_of_svg(f"{first}\n{content}\n</svg>".encode(), "x.svg")]


@pytest.mark.parametrize(
    "drawing", [pytest.param(INKSCAPE, id="Inkscape"), pytest.param(ILLUSTRATOR, id="Illustrator")]
)
def test_what_drawing_programs_write_passes(drawing: str) -> None:
    assert faults_of_svg(drawing.encode(), "x.svg") == []


@pytest.mark.parametrize("path", sorted(ROOT.glob("theme/**/*.svg")), ids=lambda path: path.name)
def test_the_drawings_of_the_theme_pass(path: Path) -> None:
    assert faults_of_svg(path.read_bytes(), "x.svg") == []


@pytest.mark.parametrize(
    "content",
    [
        pytest.param('<a href="https://a.org"><text>b</text></a>', id="a link"),
        pytest.param('<a xlink:href="#b"/>', id="a link within"),
        pytest.param('<image href="data:image/png;base64,AAAA"/>', id="pixels that are embedded"),
        pytest.param('<use href="#b"/>', id="a part that is used again"),
        pytest.param('<rect fill="url(#b)" filter="url( \'#c\' )"/>', id="parts by style"),
        pytest.param("<style>@font-face{src:url(data:font/woff2;base64,AA)}</style>", id="a font that is embedded"),
        pytest.param("<style>@namespace url(http://www.w3.org/2000/svg);</style>", id="a namespace"),
        pytest.param('<animate attributeName="x" values="1;2"/>', id="an animation"),
        pytest.param('<b xmlns="http://a.org" onclick="1"/>', id="what only a program reads"),
        pytest.param("<title>javascript: onload=</title>", id="words"),
    ],
)
def test_what_draws_passes(content: str) -> None:
    assert said(content) == []


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param("<script>x</script>", "has a script: `<script>`", id="a script"),
        pytest.param(
            '<a:script xmlns:a="http://www.w3.org/2000/svg"/>', "has a script: `<script>`", id="by another prefix"
        ),
        pytest.param("<handler/>", "has a script: `<handler>`", id="a handler of SVG Tiny"),
        pytest.param('<g onload="x"/>', "would run a script by `onload` of `<g>`", id="a handler"),
        pytest.param(
            '<g xmlns:e="http://www.w3.org/2001/xml-events" e:event="x"/>',
            "would run a script by `event` of `<g>`",
            id="XML Events",
        ),
        pytest.param(
            "<foreignObject/>", "has `<foreignObject>`, which does not belong in a picture", id="foreign objects"
        ),
        pytest.param("<iframe/>", "has `<iframe>`, which does not belong in a picture", id="frames"),
        pytest.param('<p xmlns="http://www.w3.org/1999/xhtml"/>', "has HTML in it: `<p>`", id="HTML"),
        pytest.param('<math xmlns="http://www.w3.org/1998/Math/MathML"/>', "has MathML in it: `<math>`", id="MathML"),
        pytest.param(
            '<a href="javascript:x"/>',
            "has a link: `javascript:x` is not an address that can be linked",
            id="a script as a link",
        ),
        pytest.param(
            '<a href="&#106;avascript:x"/>',
            "has a link: `javascript:x` is not an address that can be linked",
            id="behind a reference",
        ),
        pytest.param(
            '<a href="data:text/html,x"/>',
            "has a link: `data:text/html,x` is not an address that can be linked",
            id="data as a link",
        ),
        pytest.param('<g fill="java&#9;script:x"/>', "has a script in `fill` of `<g>`", id="a script anywhere"),
        pytest.param('<image href="https://a.org/b.png"/>', "loads `https://a.org/b.png` by `<image>`", id="a picture"),
        pytest.param('<image href="b.png"/>', "loads `b.png` by `<image>`", id="a picture beside it"),
        pytest.param(
            '<image href="data:image/svg+xml,x"/>', "loads `data:image/svg+xml,x` by `<image>`", id="a drawing in it"
        ),
        pytest.param('<use xlink:href="b.svg#c"/>', "loads `b.svg#c` by `<use>`", id="a part of another file"),
        pytest.param(
            '<use xmlns:q="http://www.w3.org/1999/xlink" q:href="//a.org#c"/>',
            "loads `//a.org#c` by `<use>`",
            id="by another prefix of links",
        ),
        pytest.param(
            '<g xml:base="https://a.org"/>', "takes its addresses from `https://a.org` by `xml:base`", id="a base"
        ),
        pytest.param(
            '<rect fill="url(https://a.org#b)"/>', "loads `https://a.org#b` in `fill` of `<rect>`", id="in an attribute"
        ),
        pytest.param(
            "<rect style=\"fill: URL( '//a.org' )\"/>", "loads `//a.org` in `style` of `<rect>`", id="in a style"
        ),
        pytest.param("<style>a{b:url(//a.org)}</style>", "loads `//a.org` in `<style>`", id="in a style sheet"),
        pytest.param("<style>a{b:u\\72l(//a.org)}</style>", "loads `//a.org` in `<style>`", id="behind an escape"),
        pytest.param("<style>a{b:image-set('//a.org' 1x)}</style>", "loads `//a.org` in `<style>`", id="in a set"),
        pytest.param("<style>@im\\70ort 'a'</style>", "loads a style sheet by `@import` in `<style>`", id="an import"),
        pytest.param(
            "<style>a{b:expression(c)}</style>",
            "has `expression(`, which some browsers run, in `<style>`",
            id="expressions of old",
        ),
        pytest.param('<set attributeName="href" to="#b"/>', "changes `href` by `<set>`", id="a link that is changed"),
        pytest.param(
            '<animate attributeName="xlink:href"/>', "changes `xlink:href` by `<animate>`", id="in the old way"
        ),
        pytest.param('<set attributeName="onclick"/>', "changes `onclick` by `<set>`", id="a handler that is set"),
    ],
)
def test_what_runs_or_loads_is_named(content: str, message: str) -> None:
    assert said(content) == [(2, message)]


def test_a_fault_within_styles_has_its_own_line() -> None:
    assert said("<style>\na{}\nb{c:url(d)}\n</style>") == [(4, "loads `d` in `<style>`")]


@pytest.mark.parametrize(
    ("drawing", "line", "message"),
    [
        pytest.param(
            "<svg/>", 1, 'begins with `<svg>`, not with `<svg xmlns="http://www.w3.org/2000/svg">`', id="no namespace"
        ),
        pytest.param(
            f"<g {SVG}/>", 1, 'begins with `<g>`, not with `<svg xmlns="http://www.w3.org/2000/svg">`', id="no root"
        ),
        pytest.param(f"<svg {SVG}>\n<g>\n</svg>", 3, "is broken here: mismatched tag", id="an open element"),
        pytest.param(f'<svg {SVG} a="&nbsp;"/>', 1, "is broken here: undefined entity", id="an unknown entity"),
        pytest.param(
            f'<?xml version="1.0" encoding="utf-7"?><svg {SVG}/>',
            1,
            "is written in an encoding that is not UTF-8",
            id="an encoding",
        ),
        pytest.param(
            f'<?xml-stylesheet href="a"?><svg {SVG}/>',
            1,
            'loads a style sheet: `<?xml-stylesheet href="a"?>`',
            id="a style sheet",
        ),
        pytest.param(f'<!DOCTYPE svg SYSTEM "a"><svg {SVG}/>', 1, "refers to `a` in `<!DOCTYPE`", id="a definition"),
        pytest.param(
            f'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg {SVG}>&a;</svg>',
            1,
            "defines entities in `<!DOCTYPE`, which can name files and grow without end",
            id="a file",
        ),
    ],
)
def test_what_is_no_drawing_is_said(drawing: str, line: int, message: str) -> None:
    assert [(fault.line, fault.message) for fault in faults_of_svg(drawing.encode(), "x.svg")] == [(line, message)]


LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.timeout(30)
@pytest.mark.parametrize(
    ("drawing", "message"),
    [
        pytest.param(
            f'<!DOCTYPE svg [<!ENTITY a0 "ha">{LAUGHS}]><svg {SVG} id="&a9;"/>',
            "defines entities in `<!DOCTYPE`, which can name files and grow without end",
            id="a billion laughs",
        ),
        pytest.param(
            f"<svg {SVG}>"
            + "".join(f'<g id="a{n}">' + f'<use href="#a{n - 1}"/>' * 10 + "</g>" for n in range(9))
            + "</svg>",
            "draws itself more than 100,000 times: `<use>` repeats what repeats others",
            id="copies",
        ),
    ],
)
def test_what_grows_without_end_is_said(drawing: str, message: str) -> None:
    assert [fault.message for fault in faults_of_svg(drawing.encode(), "x.svg")] == [message]


@pytest.mark.timeout(30)
@pytest.mark.parametrize(
    "unit", ["/*", "url(", "@namespace ", "\\", "expression ", "behavior ", "image-set(", "@import "]
)
def test_megabytes_of_styles_are_read_at_once(unit: str) -> None:
    assert len(said(f"<style>{unit * (2_000_000 // len(unit))}</style>")) <= 2


def test_of_many_faults_the_first_are_named() -> None:
    assert len(said('<g onload="x"/>' * 1_000)) == 20
