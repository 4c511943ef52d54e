"""Writes the reference of fields and settings, in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from almanac.model.reference import FieldEntry, Section

_HEAD = """\
# Reference

<!-- Generated from the schema in the code: change that, then run `scripts/almanac docs`. -->

Every field that a file of this site may have, and every setting. What is **required** has to be there; anything else
may be left out. A value that a field cannot hold and a field that does not exist are errors, which
`scripts/almanac check` names with their line; what is only a warning is called so here. A text with `: ` or ` #` in it
stands in quotes. How files look as a whole says [Write](write.md); [schema/](schema/README.md) tells programs and
editors what stands here of front matter.
"""
# A bar would end the cell, in code too (GFM, "Tables").
_BAR = r"\|"


def reference(sections: Sequence[Section]) -> str:
    """The whole page; each example is a line that could stand in a file."""
    contents = [f"- [{section.title}](#{_anchor(section.title)})" for section in sections]
    parts = [_HEAD, "\n".join(contents) + "\n", *("\n".join(_section(section)) + "\n" for section in sections)]
    return "\n".join(parts)


def _section(section: Section) -> Iterator[str]:
    yield f"## {section.title}"
    yield ""
    yield section.about
    yield ""
    yield _row(("field" if section.separator == ": " else "setting", "what it is, and may be", "example"))
    yield _row(("---", "---", "---"))
    for entry in section.entries:
        yield _row((_name(entry), f"{_meaning(entry)}<br>*{_holds(entry)}*", _examples(entry, section.separator)))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cell.replace('|', _BAR) for cell in cells)} |"


def _name(entry: FieldEntry) -> str:
    return f"`{entry.name}`{' **required**' if entry.required else ''}"


def _meaning(entry: FieldEntry) -> str:
    return f"{entry.meaning} Left out: `{entry.default}`." if entry.default else entry.meaning


def _holds(entry: FieldEntry) -> str:
    parts = [f"the fields of [{_small(entry.inside)}](#{_anchor(entry.inside)})"] if entry.inside else []
    words = ", ".join([*parts, *([entry.holds] if entry.holds else [])])
    return f"{words[:1].upper()}{words[1:]}"


def _examples(entry: FieldEntry, separator: str) -> str:
    return "<br>".join(f"`{entry.name}{separator}{example}`" for example in entry.examples)


def _small(title: str) -> str:
    return title[:1].lower() + title[1:]


def _anchor(title: str) -> str:
    """The id that forges give a heading."""
    return title.lower().replace(" ", "-")
