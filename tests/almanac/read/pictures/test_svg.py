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
        pytest.param("<style>a{b:'/*'}c{d:'*/'}</style>", id="marks of comments in strings"),
        pytest.param("<style>a{}<g>url(//a.org)</g></style>", id="what is in a style, but not of it"),
        pytest.param("<style>/* url(//a.org) */</style>", id="what is in a comment"),
        pytest.param('<g data-a="url(//a.org)" aria-label="b(c)"/>', id="words in an attribute"),
        pytest.param("<rect style=\"fill:url('#b');font:bold 1em 'My Sans'\"/>", id="a part in quotation marks"),
        pytest.param('<g transform="translate(1,2) rotate(3)" fill="rgb(0 0 0 / 50%)"/>', id="functions that draw"),
        pytest.param('<rect style="fill:url(data:image/png;base64,AA+/)"/>', id="pixels by style"),
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
        pytest.param(
            "<style>a{b:image-set('//a.org' 1x)}</style>",
            "has `image-set(`, which is not known to only draw, in `<style>`",
            id="in a set",
        ),
        pytest.param(
            "<style>a{b:'/*';c:url(//a.org);d:'*/'}</style>", "loads `//a.org` in `<style>`", id="between two strings"
        ),
        pytest.param(
            "<style>a{b:\\/*url(//a.org)*/}</style>".replace("\\/*", "'\\'/*'"),
            "loads `//a.org` in `<style>`",
            id="behind a string with an escape",
        ),
        pytest.param(
            "<style>a{}<g>/*</g>b{c:url(//a.org)}<g>*/</g></style>",
            "loads `//a.org` in `<style>`",
            id="between others' text",
        ),
        pytest.param(
            "<style>/*</style><style>a{b:url(//a.org)}</style><style>*/</style>",
            "loads `//a.org` in `<style>`",
            id="between two styles",
        ),
        pytest.param("<style>a{b:url(//a.org</style>", "loads `//a.org` in `<style>`", id="without an end"),
        pytest.param("<style>a{b:\\75\\72 \\6c(//a.org)}</style>", "loads `//a.org` in `<style>`", id="all escapes"),
        pytest.param(
            "<style>a{b:src('//a.org')}</style>", "has `src(`, which is not known to only draw, in `<style>`", id="src"
        ),
        pytest.param("<style>a{--b:url(//a.org)}</style>", "loads `//a.org` in `<style>`", id="in a variable"),
        pytest.param(
            "<style>a{b:url('//a.org' c)}</style>",
            "has `url(`, which is not known to only draw, in `<style>`",
            id="more in it",
        ),
        pytest.param(
            "<style>@font-face{font-family:b}</style>",
            "has `@font-face` in `<style>`",
            id="a font",
        ),
        pytest.param("<style>a{@media all{b:c}}</style>", "has `@media` in `<style>`", id="a rule within a rule"),
        pytest.param('<g cursor="url(//a.org),auto"/>', "loads `//a.org` in `cursor` of `<g>`", id="a cursor"),
        pytest.param(
            '<g style="mask-image:-webkit-cross-fade(url(#a),url(#b),1%)"/>',
            "has `-webkit-cross-fade(`, which is not known to only draw, in `style` of `<g>`",
            id="a fade",
        ),
        pytest.param(
            '<set attributeName="fill" to="url(#a)"/>', "draws `url(#a)` by `<set>`", id="an animation of a part"
        ),
        pytest.param(
            '<set attributeName="fill" to="src(\'//a.org\')"/>',
            "has `src(`, which is not known to only draw, in `to` of `<set>`",
            id="an animation",
        ),
        pytest.param('<image href="#a"/>', "loads `#a` by `<image>`", id="itself"),
        pytest.param(
            '<a href="https://a.org" ping="//b.org"/>', "tells `//b.org` of every click by `ping`", id="a ping"
        ),
        pytest.param("<style>@im\\70ort 'a'</style>", "has `@import` in `<style>`", id="an import"),
        pytest.param(
            "<style>a{b:expression(c)}</style>",
            "has `expression(`, which is not known to only draw, in `<style>`",
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


COPIES = "draws its parts more than 100,000 times, by `<use>`, patterns, masks, markers or filters"
# A part that draws the one before it ten times, by each way there is.
REPEATS = {
    "use": '<g id="a{n}">' + '<use href="#a{m}"/>' * 10 + "</g>",
    "decoded": '<g id="a{n}">' + '<use href="#%61{m}"/>' * 10 + "</g>",
    "fill": '<pattern id="a{n}">' + '<rect fill="url(#a{m})"/>' * 10 + "</pattern>",
    "stroke by style": '<pattern id="a{n}">' + "<rect style=\"stroke:url('#a{m}')\"/>" * 10 + "</pattern>",
    "an inherited fill": '<pattern id="a{n}"><g fill="url(#a{m})">' + "<rect/>" * 10 + "</g></pattern>",
    "a fill that copies inherit": '<pattern id="a{n}"><use href="#r" fill="url(#a{m})"/></pattern>',
    "an inherited pattern": '<pattern id="b{n}"><g fill="url(#a{m})">' + "<rect/>" * 10 + "</g></pattern>"
    '<pattern id="a{n}" href="#b{n}"/>',
    "mask": '<mask id="a{n}">' + '<rect mask="url(#a{m})"/>' * 10 + "</mask>",
    "clip-path": '<clipPath id="a{n}">' + '<rect clip-path="url(#a{m})"/>' * 10 + "</clipPath>",
    "marker": '<marker id="a{n}"><path marker-mid="url(#a{m})" d="M0 0h1h1h1h1h1h1h1h1"/></marker>',
    "an inherited marker": '<marker id="a{n}"><g marker="url(#a{m})"><path d="M0 0h1h1h1h1h1h1h1h1"/></g></marker>',
    "filter": '<g id="g{n}">'
    + '<rect filter="url(#a{m})"/>' * 10
    + '</g><filter id="a{n}"><feImage href="#g{n}"/></filter>',
    "a rule for a class": '<style>.c{n}{{fill:url(#a{m})}}</style><pattern id="a{n}">'
    + '<rect class="d c{n}"/>' * 10
    + "</pattern>",
    "a rule for an id": '<pattern id="a{n}"><g id="g{n}">'
    + "<rect/>" * 10
    + "</g></pattern><style>x, y &gt; #g{n}{{fill:url(#a{m})}}</style>",
    "a rule in a rule": '<pattern id="a{n}">'
    + '<rect class="c{n}"/>' * 10
    + "</pattern><style>.c{n}{{fill:red;stroke:url(#a{m})}}</style>",
    "a variable": '<pattern id="a{n}"><g style="--f:url(#a{m})">' + '<rect fill="var(--f)"/>' * 10 + "</g></pattern>",
}


def drawing(level: str, levels: int) -> str:
    """A drawing of that many levels, each of which draws the one before it."""
    shape = '<g id="r">' + "<rect/>" * 10 + "</g>"
    last = f'<rect fill="url(#a{levels})" mask="url(#a{levels})"/>'
    parts = "".join(level.format(n=n, m=n - 1) for n in range(1, levels + 1))
    return f"<svg {SVG}>{shape}{parts}{last}</svg>"


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
        *(pytest.param(drawing(level, 9), COPIES, id=name) for name, level in REPEATS.items()),
        pytest.param(
            f"<svg {SVG}><style>{'a{b:c}' * 100_000}</style></svg>", "has more than 500 KB of styles", id="styles"
        ),
    ],
)
def test_what_grows_without_end_is_said(drawing: str, message: str) -> None:
    assert [fault.message for fault in faults_of_svg(drawing.encode(), "x.svg")] == [message]


@pytest.mark.timeout(30)
@pytest.mark.parametrize(
    "unit", ["(", "a{", "/*", "url(", "@namespace ", "\\", "expression ", "behavior ", "image-set(", "@import "]
)
def test_megabytes_of_styles_are_read_at_once(unit: str) -> None:
    assert len(said(f"<style>{unit * (2_000_000 // len(unit))}</style>")) <= 2


def test_of_many_faults_the_first_are_named() -> None:
    assert len(said('<g onload="x"/>' * 1_000)) == 20
