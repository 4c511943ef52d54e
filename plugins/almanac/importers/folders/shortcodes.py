"""Reads what Hugo and Jekyll fill into texts: shortcodes and Liquid's tags become what they showed, or their words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape

# The old address of a text, by the words that name it; empty where there is none.
Find = Callable[[str], str]
_ARGUMENT = re.compile(r"""(?:([\w-]+)\s*=\s*)?(?:"((?:[^"\\]|\\.)*)"|`([^`]*)`|'([^']*)'|([^\s"'`=]+))""")
_NAME = re.compile(r"\s*(/?)\s*([\w./-]+)(.*?)(/?)\s*", re.DOTALL)
_PAGES = {
    "youtube": "https://www.youtube.com/watch?v={}", "vimeo": "https://vimeo.com/{}",
    "instagram": "https://www.instagram.com/p/{}/", "peertube": "{}", "gist": "https://gist.github.com/{}/{}",
    "tweet": "https://twitter.com/i/status/{}", "x": "https://twitter.com/i/status/{}",
}  # fmt: skip
_SAFE = re.compile(r"[^\w./:?=&%-]")
_EXPRESSION = re.compile(r"""\s*(?:"([^"]*)"|'([^']*)'|([\w.]+))\s*(?:\|\s*([\w: "',.-]+?)\s*)*""")
# A list of contents that kramdown puts in the place of any list.
_CONTENTS = re.compile(
    r"^[ ]{0,3}(?:[*+-]|1\.)[ ][^\n]*\n[ ]{0,3}\{:[ ]?toc[^{}\n]*\}[ ]*$", re.MULTILINE | re.IGNORECASE
)
_ATTRIBUTES = re.compile(r"[ ]?\{:[^{}\n]{0,500}\}")
_HEADING_ID = re.compile(r"([\w-]+)[^{}]*\}[ \t]*")


@dataclass(frozen=True, slots=True)
class _Tag:
    start: int
    end: int
    inside: str
    sign: str


def _tags(text: str, marks: tuple[tuple[str, str], ...]) -> Iterator[_Tag]:
    """What stands between the marks, in one pass."""
    position = 0
    ends = dict(marks)
    starts = {mark: text.find(mark) for mark in ends}
    while starts := {mark: start for mark, start in starts.items() if start >= 0}:
        mark = min(starts, key=lambda known: starts[known])
        begin = starts[mark]
        end = text.find(ends[mark], begin + len(mark))
        if end < 0:  # there is none behind any other
            del starts[mark]
            continue
        position = end + len(ends[mark])
        yield _Tag(begin, position, text[begin + len(mark) : end], mark)
        starts = {known: start if start >= position else text.find(known, position) for known, start in starts.items()}


def without_shortcodes(text: str, find: Find, unknown: Counter[str]) -> str:
    """A text of Hugo's; ``unknown`` counts the shortcodes of the site's own, whose words stay."""
    parts: list[str] = []
    position = 0
    for tag in _tags(text, (("{{<", ">}}"), ("{{%", "%}}"))):
        parts += [text[position : tag.start], _shortcode(tag, find, unknown)]
        position = tag.end
    return _with_heading_ids("".join([*parts, text[position:]]))


def _shortcode(tag: _Tag, find: Find, unknown: Counter[str]) -> str:
    inside = tag.inside.strip()
    if inside.startswith("/*") and inside.endswith("*/"):  # shown, not run
        return f"{tag.sign}{inside[2:-2]}{'>}}' if tag.sign == '{{<' else '%}}'}"
    match = _NAME.fullmatch(tag.inside)
    if match is None:
        unknown["a shortcode without a name"] += 1
        return ""
    closes, name = bool(match[1]), match[2].lower()
    named, others = arguments(match[3])
    if name in ("ref", "relref"):
        return find(others[0] if others else named.get("path", ""))
    if name == "highlight":
        return "\n```\n" if closes else f"\n```{_SAFE.sub('', others[0] if others else '')}\n"
    if name == "details":
        summary = named.get("summary") or named.get("title") or (others[0] if others else "…")
        return "\n\n</details>\n" if closes else f"<details>\n<summary>{escape(summary)}</summary>\n\n"
    if name == "figure" and not closes:
        return _figure(named, others)
    if name in _PAGES and not closes:
        return _page(name, named, others)
    if not closes:
        unknown[match[2]] += 1
    return ""


def arguments(text: str) -> tuple[dict[str, str], list[str]]:
    """Those with a name and those without."""
    named: dict[str, str] = {}
    others: list[str] = []
    for name, double, raw, single, bare in _ARGUMENT.findall(text):
        value = (double or raw or single or bare).replace('\\"', '"')
        if name:
            named[name.lower()] = value
        else:
            others.append(value)
    return named, others


def _figure(named: dict[str, str], others: list[str]) -> str:
    source = named.get("src") or (others[0] if others else "")
    picture = f'<img src="{escape(source)}" alt="{escape(named.get("alt", ""))}">'
    if named.get("link"):
        picture = f'<a href="{escape(named["link"])}">{picture}</a>'
    words = [named[key] for key in ("title", "caption", "attr") if named.get(key)]
    caption = f"\n<figcaption>{escape('. '.join(words))}</figcaption>" if words else ""
    return f"\n\n<figure>\n{picture}{caption}\n</figure>\n\n"


def _page(name: str, named: dict[str, str], others: list[str]) -> str:
    values = [_SAFE.sub("", value) for value in (others or [named.get("id", ""), named.get("user", "")]) if value]
    if name in ("tweet", "x") and named.get("id"):
        values = [_SAFE.sub("", named["id"])]
    pattern = _PAGES[name]
    if len(values) < pattern.count("{}"):
        return ""
    address = pattern.format(*values)
    return f"[{escape(named.get('title') or address)}]({address})"


def without_liquid(text: str, find: Find, site: Callable[[str], str], unknown: Counter[str]) -> str:
    """A text of Jekyll's; ``site`` gives what ``site.baseurl`` and the like are, empty for what is not known."""
    parts: list[str] = []
    position = 0
    is_raw = is_comment = False
    for tag in _tags(text, (("{{", "}}"), ("{%", "%}"))):
        words = tag.inside.strip("-").split()
        name = words[0].lower() if words and tag.sign == "{%" else ""
        between = text[position : tag.start]
        parts += [] if is_comment else [between]
        position = tag.end
        if name in ("raw", "endraw"):
            is_raw = name == "raw"
        elif is_raw:
            parts.append(text[tag.start : tag.end])
        elif name in ("comment", "endcomment"):
            is_comment = name == "comment"
        elif not is_comment:
            shown = _expression(tag.inside, site, unknown) if tag.sign == "{{" else _liquid(name, words, find, unknown)
            parts.append(shown)
    parts += [] if is_comment else [text[position:]]
    return _with_heading_ids(_ATTRIBUTES.sub("", _CONTENTS.sub("", "".join(parts))))


def _liquid(name: str, words: list[str], find: Find, unknown: Counter[str]) -> str:
    if name in ("post_url", "link"):
        return find(" ".join(words[1:]).strip("\"'"))
    if name == "highlight":
        return f"\n```{_SAFE.sub('', words[1]) if len(words) > 1 else ''}\n"
    if name == "endhighlight":
        return "\n```\n"
    if name not in ("", "assign") and not name.startswith("end"):
        unknown[f"{{% {' '.join(words[:2])} %}}" if name == "include" else f"{{% {name} %}}"] += 1
    return ""


def _expression(inside: str, site: Callable[[str], str], unknown: Counter[str]) -> str:
    match = _EXPRESSION.fullmatch(inside.strip("-")) if len(inside) < 200 else None
    if match is not None:
        text = match[1] if match[1] is not None else match[2]
        found = text if text is not None else site(match[3])
        if found or match[3] in ("site.baseurl", "site.url"):
            return found
    unknown[f"{{{{ {' '.join(inside.split())[:40]} }}}}"] += 1
    return ""


def _with_heading_ids(text: str) -> str:
    """An id behind a heading stands before it, so that links that lead to it still do."""
    if "{#" not in text:
        return text
    return "\n".join(_heading(line) if line.startswith("#") and "{#" in line else line for line in text.split("\n"))


def _heading(line: str) -> str:
    words, _, behind = line.rpartition("{#")
    match = _HEADING_ID.fullmatch(behind)
    return f'<a id="{match[1]}"></a>\n\n{words.rstrip()}' if match else line
