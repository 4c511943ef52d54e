"""Reads the styles of a drawing as browsers do, and names what is not known to only draw."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import tinycss2
from tinycss2.ast import AtKeywordToken, FunctionBlock, IdentToken, Node, ParseError, StringToken, URLToken

PIXELS = re.compile(r"data:image/(?:png|jpe?g|gif|webp|avif);base64,", re.IGNORECASE)
# Whatever is not here could load something today or tomorrow: `src()`, `image()`, `image-set()`, `cross-fade()`, ...
_FUNCTION = re.compile(
    r"""
    # colours (CSS Color 5, SVG 1.1) and numbers (CSS Values 4)
    rgba? | hsla? | hwb | (?:ok)?(?:lab|lch) | color(?:-mix)? | device-cmyk | icc-color | light-dark | abs | a?cos
    | a?sin | a?tan | atan2 | calc | clamp | exp | hypot | log | max | min | mod | pow | rem | round | sign | sqrt | var
    # shapes, movements and effects (CSS Transforms, Shapes, Filter Effects, Easing)
    | matrix(?:3d)? | perspective | rotate(?:3d|[xyz])? | scale(?:3d|[xyz])? | skew[xy]? | translate(?:3d|[xyz])?
    | circle | ellipse | inset | path | polygon | ray | rect | xywh | blur | brightness | contrast | drop-shadow
    | grayscale | hue-rotate | invert | opacity | saturate | sepia | cubic-bezier | linear | steps
    | (?:repeating-)?(?:linear|radial|conic)-gradient
    # selectors
    | dir | is | lang | not | nth-(?:last-)?(?:child|of-type) | where
    """,
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
_AT_RULE = "delete it: a drawing has plain rules alone; turn text into paths where it needs a font"
# Without comments, escapes and brackets in strings a style is what it looks like, which is told at once.
_PLAIN = re.compile(r"""(?:[\w\s!#$%&*+,.:;<=>?|~()-]|/(?!\*)|'[\w ,.-]*'|"[\w ,.-]*")*+""", re.ASCII)
_CALL = re.compile(r"([\w-]*)\((\s*#[\w.:-]*\s*\))?", re.ASCII)
_PART = re.compile(r"url\(\s*#([^\s)]*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class StyleFault:
    """What is wrong at a line of the style, counted from 0."""

    line: int
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A property that draws another part of the drawing, with its address after `#`.

    ``applies_to`` is an id (`#a`), a class (`.a`) or a kind of element (`rect`) that its rule asks for, `*` for all.
    """

    property_name: str
    part: str
    applies_to: str = ""


def is_plain(css: str) -> bool:
    """Whether a value obviously does no more than draw."""
    if not _PLAIN.fullmatch(css):
        return False
    calls = ((call[1], call[2]) for call in _CALL.finditer(css))
    return all(_FUNCTION.fullmatch(name) or (name.lower() == "url" and inner) or not name for name, inner in calls)


def parts(css: str) -> list[Node]:
    """Every token of a style, those within brackets and functions too, each before what is in it."""
    return _flat(tinycss2.parse_component_value_list(css, skip_comments=True))


def _flat(tokens: Iterable[Node]) -> list[Node]:
    flat: list[Node] = []
    waiting: list[Iterator[Node]] = [iter(tokens)]
    while waiting:
        token = next(waiting[-1], None)
        if token is None:
            waiting.pop()
            continue
        flat.append(token)
        waiting.append(iter(getattr(token, "arguments", None) or getattr(token, "content", None) or ()))
    return flat


def style_faults(tokens: Iterable[Node]) -> Iterator[StyleFault]:
    """What loads or runs, or is not known to only draw."""
    for token in tokens:
        fault = _fault(token)
        if fault:
            yield StyleFault(token.source_line - 1, *fault)


def _fault(token: Node) -> tuple[str, str] | None:
    if isinstance(token, AtKeywordToken):
        return (
            f"has `@{token.value}`",
            _AT_RULE,
        )
    if isinstance(token, ParseError) and token.kind == "bad-url":
        return "has a broken `url(`", "delete it"
    address = address_of(token)
    if address is not None:
        hint = "a drawing refers to its own parts alone: `url(#name)`"
        return None if address.startswith("#") or PIXELS.match(address) else (f"loads `{address}`", hint)
    if isinstance(token, FunctionBlock) and not _FUNCTION.fullmatch(token.name):
        return f"has `{token.name}(`, which is not known to only draw,", "delete it, or save the drawing as PNG"
    return None


def address_of(token: Node) -> str | None:
    """What a ``url(...)`` names, in either form; None for other tokens, and for one that names something else too."""
    if isinstance(token, URLToken):
        return str(token.value).strip()
    if not isinstance(token, FunctionBlock) or token.lower_name != "url":
        return None
    words = [argument for argument in token.arguments if argument.type not in {"whitespace", "comment"}]
    alone = len(words) == 1 and isinstance(words[0], StringToken)
    return str(words[0].value).strip() if alone else None


def references_of(declarations: str) -> list[Reference]:
    """What ``style="..."`` draws."""
    if is_plain(declarations):
        pairs = (line.partition(":") for line in declarations.split(";"))
        return [Reference(name.strip().lower(), part) for name, _, value in pairs for part in _PART.findall(value)]
    return list(_references(tinycss2.parse_component_value_list(declarations, skip_comments=True)))


def references_of_sheet(css: str) -> list[Reference]:
    """What the rules of a ``<style>`` draw, once for each thing that its selectors ask for."""
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return [
        Reference(reference.property_name, reference.part, "*" if reference.applies_to else subject)
        for rule in rules
        if rule.type == "qualified-rule"
        for reference in _references(rule.content)
        for subject in _subjects(rule.prelude)
    ]


def _references(tokens: Sequence[Node]) -> Iterator[Reference]:
    """Of declarations; rules within them may mean any element."""
    for declaration in _split(tokens, ";"):
        names = [token for token in declaration if token.type != "whitespace"]
        name = names[0].lower_value if names and isinstance(names[0], IdentToken) else ""
        nested = "*" if any(token.type == "{} block" for token in declaration) else ""
        for token in _flat(declaration):
            address = address_of(token)
            if address is not None and address.startswith("#"):
                yield Reference(name, address[1:], nested)


def _subjects(selectors: Sequence[Node]) -> set[str]:
    """What the last part of each selector asks an element to be: more elements than it means, never fewer."""
    return {_subject(selector) for selector in _split(selectors, ",")}


def _subject(selector: Sequence[Node]) -> str:
    last: list[Node] = []
    for token in selector:
        between = token.type == "whitespace" or (token.type == "literal" and token.value in {">", "+", "~", "||"})
        last = [] if between and token.type != "whitespace" else last
        if not between:
            last = [token] if last and last[-1].type == "whitespace" else [*last, token]
        elif last:
            last.append(token)
    words = [token for token in last if token.type != "whitespace"]
    before = ["", *(token.value if token.type == "literal" else "" for token in words)]
    pairs = list(zip(before, words, strict=False))
    asked = [f"#{word.value}" for _, word in pairs if word.type == "hash"]
    asked += [f".{word.value}" for mark, word in pairs if mark == "." and word.type == "ident"]
    asked += [word.value for mark, word in pairs if mark in {"", "|"} and word.type == "ident"]
    return next(iter(asked), "*") if "|" not in before else next((name for name in asked if name[0] in "#."), "*")


def _split(tokens: Sequence[Node], separator: str) -> list[list[Node]]:
    lists: list[list[Node]] = [[]]
    for token in tokens:
        if token.type == "literal" and token.value == separator:
            lists.append([])
        else:
            lists[-1].append(token)
    return lists
