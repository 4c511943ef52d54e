"""Checks a drawing: an SVG is a document that can run and load things where its own address is opened."""

from __future__ import annotations

import re
from contextlib import suppress
from xml.parsers import expat

from almanac.model.problem import Problem
from almanac.read.fault import Fault, presentable
from almanac.read.pictures.svg_copies import MAX_COPIES, Copies, WithinItselfError
from almanac.read.pictures.svg_styles import (
    PIXELS,
    address_of,
    is_plain,
    parts,
    references_of,
    references_of_sheet,
    style_faults,
)
from almanac.read.values.links import check_scheme, is_script

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"
_EVENTS = "http://www.w3.org/2001/xml-events"
# What browsers do something with; in other namespaces drawing programs keep notes that nobody else reads.
_ACTIVE = {
    "http://www.w3.org/1999/xhtml": "HTML",
    "http://www.w3.org/1998/Math/MathML": "MathML",
    "http://www.w3.org/1999/XSL/Transform": "XSLT",
    "http://www.mozilla.org/xbl": "XBL",
    "http://www.w3.org/ns/xbl": "XBL",
    _EVENTS: "XML Events",
}
# Elements that draw (SVG 1.1 and SVG 2); all others of SVG run, load or listen.
_ELEMENTS = frozenset(
    ["a", "altGlyph", "altGlyphDef", "altGlyphItem", "animate", "animateColor", "animateMotion", "animateTransform",
     "circle", "clipPath", "color-profile", "cursor", "defs", "desc", "discard", "ellipse", "feBlend", "feColorMatrix",
     "feComponentTransfer", "feComposite", "feConvolveMatrix", "feDiffuseLighting", "feDisplacementMap",
     "feDistantLight", "feDropShadow", "feFlood", "feFuncA", "feFuncB", "feFuncG", "feFuncR", "feGaussianBlur",
     "feImage", "feMerge", "feMergeNode", "feMorphology", "feOffset", "fePointLight", "feSpecularLighting",
     "feSpotLight", "feTile", "feTurbulence", "filter", "flowPara", "flowRegion", "flowRoot", "flowSpan", "font",
     "font-face", "font-face-format", "font-face-name", "font-face-src", "g", "glyph", "glyphRef", "hatch",
     "hatchpath", "hkern", "image", "line", "linearGradient", "marker", "mask", "mesh", "meshgradient", "meshpatch",
     "meshrow", "metadata", "missing-glyph", "mpath", "path", "pattern", "polygon", "polyline", "radialGradient",
     "rect", "set", "solidColor", "solidcolor", "stop", "style", "svg", "switch", "symbol", "text", "textPath",
     "title", "tref", "tspan", "use", "view", "vkern"]
)  # fmt: skip
_ANIMATIONS = frozenset(["animate", "animateColor", "set"])
_SCRIPTS = frozenset(["script", "handler", "listener"])
# What people write for other people and programs; browsers make no style of it.
_WORDS = re.compile(r"id|class|lang|name|title|role|aria-.*|data-.*|systemLanguage|d|points|viewBox")
_PLAIN = "save it as Plain SVG, as Inkscape calls it, or as PNG"
_MAX_FAULTS = 20
# The tokeniser takes a second for 50 KB.
_MAX_STYLE = 500_000


def faults_of_svg(data: bytes, path: str) -> list[Problem]:
    """Whatever could run in a drawing, load from elsewhere or grow without end, each at its line."""
    drawing = _Drawing(path)
    try:
        drawing.read(data)
    except expat.ExpatError as error:
        drawing.say(f"is broken here: {expat.ErrorString(error.code)}", "save it again from the program", error.lineno)
    except (LookupError, ValueError):  # of an encoding
        drawing.say("is written in an encoding that is not UTF-8", "save it in UTF-8", 1)
    except _EnoughError:
        pass
    return drawing.problems


def embedded_in(data: bytes) -> list[str]:
    """The `data:` addresses of the pictures in a drawing (RFC 2397), as browsers read them; raises ``ExpatError``."""
    drawing = _Drawing("")
    with suppress(_EnoughError):
        drawing.read(data)
    return drawing.embedded


class _EnoughError(Exception):
    """More need not be said."""


class _Drawing:
    """Follows the document tag by tag and keeps nothing of it."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._open: list[str] = []
        # Of each open element its own text, where it is a style: a browser reads no more than that.
        self._styles: list[list[str] | None] = []
        self._style_lines: list[int] = []
        self._sheets: list[str] = []
        self._style_size = 0
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self.problems: list[Problem] = []
        self.embedded: list[str] = []

    def read(self, data: bytes) -> None:
        """Raises ``ExpatError`` for what is not well-formed XML."""
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.ProcessingInstructionHandler = self._instruction
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.Parse(data, True)
        if not self.problems:
            self._count_copies(data)

    def _count_copies(self, data: bytes) -> None:
        """Read it again, now that every style is known: one may stand behind what it is for."""
        copies = Copies(rule for sheet in self._sheets for rule in references_of_sheet(sheet))
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = lambda name, attributes: copies.opened(name.rpartition(" ")[2], attributes)
        parser.EndElementHandler = lambda _name: copies.closed()
        parser.Parse(data, True)
        try:
            if copies.count() > MAX_COPIES:
                message = (
                    f"draws its parts more than {MAX_COPIES:,} times, by `<use>`, patterns, masks, markers or filters"
                )
                self.say(message, "repeat less, or save it as PNG", 1)
        except WithinItselfError as error:
            self.say(f"draws `#{error.name}` within itself", "take out what refers to it there", 1)

    def say(self, message: str, hint: str, line: int = 0) -> None:
        """Note a fault, at the line that is being read."""
        number = line or self._parser.CurrentLineNumber
        self.problems.append(Problem(self._path, number, "", presentable(message), presentable(hint)))
        if len(self.problems) >= _MAX_FAULTS:
            raise _EnoughError

    def _doctype(self, _name: str, system: str | None, public: str | None, has_own: int) -> None:
        # Entities can grow without end (billion laughs) and name files; browsers need none.
        if has_own:
            self.say("defines entities in `<!DOCTYPE`, which can name files and grow without end", _PLAIN)
            raise _EnoughError
        if system and not (public or "").startswith("-//W3C//DTD SVG"):
            self.say(f"refers to `{system}` in `<!DOCTYPE`", f"delete the line, or {_PLAIN}")

    def _instruction(self, target: str, data: str) -> None:
        if target == "xml-stylesheet":
            self.say(f"loads a style sheet: `<?{target} {data}?>`", "delete the line: styles belong in the drawing")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, local = name.rpartition(" ")
        if not self._open and (namespace, local) != (_SVG, "svg"):
            self.say(f'begins with `<{local}>`, not with `<svg xmlns="{_SVG}">`', _PLAIN)
            raise _EnoughError
        self._open.append(local)
        self._styles.append([] if (namespace, local) == (_SVG, "style") else None)
        self._style_lines.append(self._parser.CurrentLineNumber)
        if namespace in _ACTIVE:
            self.say(f"has {_ACTIVE[namespace]} in it: `<{local}>`", _PLAIN)
        elif namespace == _SVG:
            self._element(local, attributes)
        for attribute, value in attributes.items():
            if is_script(value) and attribute.rpartition(" ")[2] != "href":
                self.say(f"has a script in `{attribute.rpartition(' ')[2]}` of `<{local}>`", "delete the attribute")

    def _element(self, local: str, attributes: dict[str, str]) -> None:
        if local in _SCRIPTS:
            self.say(f"has a script: `<{local}>`", "delete it, or save the drawing as PNG")
        elif local not in _ELEMENTS:
            self.say(f"has `<{local}>`, which does not belong in a picture", _PLAIN)
        for attribute, value in attributes.items():
            namespace, _, name = attribute.rpartition(" ")
            self._attribute(local, namespace, name, value)

    def _attribute(self, element: str, namespace: str, name: str, value: str) -> None:
        if namespace == _EVENTS or (not namespace and name.lower().startswith("on")):
            self.say(f"would run a script by `{name}` of `<{element}>`", "delete the attribute")
        elif namespace == _XML and name == "base":
            self.say(f"takes its addresses from `{value}` by `xml:base`", "delete the attribute")
        elif namespace in {"", _XLINK} and name == "href":
            self._reference(element, value.strip())
        elif not namespace and name == "attributeName" and _changes_what_runs(value):
            self.say(f"changes `{value}` by `<{element}>`", "delete the animation")
        elif element in _ANIMATIONS and "(" in value and references_of(f"{name}:{value}"):
            self.say(f"draws `{value}` by `<{element}>`", "delete the animation")
        elif not namespace and name == "ping" and element == "a":
            self.say(f"tells `{value}` of every click by `ping`", "delete the attribute")
        elif not namespace and "(" in value and _is_style(name, value):
            self._css(value, f"`{name}` of `<{element}>`")

    def _reference(self, element: str, address: str) -> None:
        if address == "" or (address.startswith("#") and element != "image"):
            return
        if element == "a":
            try:
                check_scheme(address)
            except Fault as fault:
                self.say(f"has a link: {fault.message}", fault.hint)
        elif element not in {"image", "feImage"} or not PIXELS.match(address):
            hint = "embed the picture when you save it, or draw it here" if element == "image" else _PLAIN
            self.say(f"loads `{address}` by `<{element}>`", hint)
        else:
            self.embedded.append(address)

    def _css(self, text: str, where: str, first_line: int = 0) -> None:
        """Say what a style loads or runs; ``first_line`` of one that goes over many."""
        self._style_size += len(text)
        if self._style_size > _MAX_STYLE:
            self.say(f"has more than {_MAX_STYLE // 1000} KB of styles", _PLAIN)
            raise _EnoughError
        tokens = parts(text)
        addresses = (address for token in tokens if (address := address_of(token)) is not None)
        self.embedded += [address for address in addresses if PIXELS.match(address)]
        for fault in style_faults(tokens):
            self.say(f"{fault.message} in {where}", fault.hint, first_line and first_line + fault.line)

    def _text(self, text: str) -> None:
        if self._styles and self._styles[-1] is not None:
            self._styles[-1].append(text)

    def _end(self, name: str) -> None:
        self._open.pop()
        style, line = self._styles.pop(), self._style_lines.pop()
        if style is not None:
            self._sheets.append("".join(style))
            self._css(self._sheets[-1], "`<style>`", line)


def _is_style(name: str, value: str) -> bool:
    """Whether a browser may take a value for a style that does more than draw; scripts are named elsewhere."""
    return not (_WORDS.fullmatch(name) or is_plain(value) or is_script(value))


def _changes_what_runs(attribute: str) -> bool:
    name = attribute.rpartition(":")[2].strip().lower()
    return name in {"href", "base", "style"} or name.startswith("on")
