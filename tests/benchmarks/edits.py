"""Edits as people make them, each the same in the site of either program: one entry, a template, a setting."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from programs import Program
from prose import dice, sentence
from vocabulary import TAGS

_DATE = re.compile(r"^(?P<field>date: '?)(?P<day>\d{4}-\d{2}-\d{2})(?='?$)", re.MULTILINE)
_TAG = re.compile(r"^(?P<field>tags?:\n- ).*$", re.MULTILINE)
_TITLE = re.compile(r"^title: .*$", re.MULTILINE)
# The same words have two names: our field, Hugo's field.
_SUMMARY = re.compile(r"^(?P<field>summary|description): .*$", re.MULTILINE)
_FOOTER = "</footer>"


@dataclass(frozen=True, slots=True)
class Edit:
    """A kind of edit; ``turn`` counts its repetitions, each of which changes something else."""

    name: str
    make: Callable[[Program, int], None]


def _edit_of(kind: str, folder: str, change: Callable[[str, int], str]) -> Callable[[Program, int], None]:
    """Change one entry below ``folder``, and commit it."""

    def make(program: Program, turn: int) -> None:
        for path in _candidates(program, folder, kind, turn):
            text = path.read_text("utf-8")
            changed = change(text, turn)
            if changed != text:
                path.write_text(changed, "utf-8")
                program.commit()
                return
        raise LookupError(f"nothing below {folder} can be edited: {kind}")

    return make


def _candidates(program: Program, folder: str, kind: str, turn: int) -> Iterator[Path]:
    """Entries in an order drawn by chance, the same for both programs: neither translations nor what has one."""
    sources = program.source(f"{folder}/x.md").parent
    paths = sorted(path.relative_to(sources) for path in sources.rglob("*.md"))
    alone = [path for path in paths if path.name != "_index.md" and not _has_languages(sources / path)]
    rng = dice("edit", kind, turn)
    for path in rng.sample(alone, len(alone)):
        yield sources / path


def _has_languages(path: Path) -> bool:
    stem = re.sub(r"[.-](es|ar)\Z", "", path.stem)
    others = [f"{stem}{mark}{lang}.md" for mark in ".-" for lang in ("es", "ar")]
    return stem != path.stem or any(path.with_name(other).exists() for other in others)


def _new_text(text: str, turn: int) -> str:
    return f"{text}\n{sentence(dice('edited text', turn))}\n"


def _new_title(text: str, turn: int) -> str:
    return _TITLE.sub(f"title: Edited for the {turn + 1}. time", text, count=1)


def _day_before(text: str, _turn: int) -> str:
    return _DATE.sub(lambda line: line["field"] + _yesterday(line["day"]), text, count=1)


def _yesterday(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def _other_tag(text: str, turn: int) -> str:
    rng = dice("edited tag", turn)
    other = next(tag for tag in rng.sample(TAGS, len(TAGS)) if tag not in text)
    return _TAG.sub(lambda line: line["field"] + other, text, count=1)


def _new_summary(text: str, turn: int) -> str:
    words = sentence(dice("edited summary", turn), "en", 10, 18)
    return _SUMMARY.sub(lambda line: f"{line['field']}: {words}", text, count=1)


def _edit_template(program: Program, turn: int) -> None:
    path = program.root / program.template
    path.write_text(path.read_text("utf-8").replace(_FOOTER, f"<p>Edited {turn}.</p>{_FOOTER}"), "utf-8")


def _edit_setting(program: Program, turn: int) -> None:
    name, words = program.setting
    path = program.root / name
    path.write_text(re.sub(f"{words}[!]*", f"{words}{'!' * (turn + 1)}", path.read_text("utf-8")), "utf-8")


EDITS = (
    Edit("story: text", _edit_of("text", "content/stories", _new_text)),
    Edit("story: title", _edit_of("title", "content/stories", _new_title)),
    Edit("story: date", _edit_of("date", "content/stories", _day_before)),
    Edit("story: tag", _edit_of("tag", "content/stories", _other_tag)),
    Edit("event: summary", _edit_of("summary", "events", _new_summary)),
    Edit("template of every page", _edit_template),
    Edit("setting on every page", _edit_setting),
)
