"""A build after edits gives what a build from nothing gives, byte for byte; and the benchmark against Hugo works.

Bytes only, never time; and without Hugo, which only those who compare install.
"""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

pytest.importorskip("resource", reason="what a process took is counted with wait4(2)")

HERE = Path(__file__).parent
NAMES = (
    "against_hugo",
    "comparison",
    "document",
    "edited_bytes",
    "edits",
    "entries",
    "hugo_site",
    "measured_process",
    "programs",
)


@pytest.fixture
def parts(monkeypatch: pytest.MonkeyPatch) -> dict[str, ModuleType]:
    """The benchmark's modules, which import each other as scripts of one folder do."""
    monkeypatch.syspath_prepend(HERE)
    return {name: importlib.import_module(name) for name in NAMES}


@pytest.mark.git
@pytest.mark.timeout(900)  # five builds, which take their time on a machine with other work
def test_a_build_after_edits_gives_the_bytes_of_a_build_from_nothing() -> None:
    sizes = ["--stories", "12", "--events", "8", "--authors", "3", "--tags", "6"]
    command = [sys.executable, str(HERE / "edited_bytes.py"), "--together", *sizes]
    # `scripts/almanac test` keeps the folder of a script off the import path; these import each other.
    variables = {name: value for name, value in os.environ.items() if name != "PYTHONSAFEPATH"}

    compared = subprocess.run(command, stdout=subprocess.PIPE, check=False, env=variables)

    assert json.loads(compared.stdout) == {
        "story: text, story: title, story: date, story: tag, event: summary": [],
        "template of every page, setting on every page": [],
    }


def test_every_row_is_measured_by_one_program_after_the_other_and_then_again(parts: dict[str, ModuleType]) -> None:
    rows, almanac, hugo = parts["against_hugo"], SimpleNamespace(name="Almanac"), SimpleNamespace(name="Hugo")
    done: list[str] = []

    def run(program: SimpleNamespace) -> Any:
        done.append(program.name)
        return cost(parts, float(len(done)))

    compared = rows.compare([rows.Row("a", run), rows.Row("b", run, only="Almanac")], [almanac, hugo], 2)

    assert done == ["Almanac", "Hugo", "Almanac"] * 2
    assert {(each.row, each.program): [took.wall for took in each.costs] for each in compared} == {
        ("a", "Almanac"): [1.0, 4.0],
        ("a", "Hugo"): [2.0, 5.0],
        ("b", "Almanac"): [3.0, 6.0],
    }


def cost(parts: dict[str, ModuleType], wall: float, memory: int = 0) -> Any:
    return parts["measured_process"].Cost(wall, 2 * wall, memory)


def test_the_table_has_medians_and_what_they_are_of_full_builds(parts: dict[str, ModuleType]) -> None:
    comparison = parts["comparison"]
    measured = [
        comparison.Measurement("full", "Almanac", "full", [cost(parts, 9.0), cost(parts, 3.0), cost(parts, 4.0)]),
        comparison.Measurement("full", "Hugo", "full", [cost(parts, 2.0)]),
        comparison.Measurement("check", "Almanac", "full", [cost(parts, 0.5)]),
        comparison.Measurement("memory", "Hugo", "full", [cost(parts, 2.0, 3_000_000)]),
    ]
    published = {"Hugo": {"files": 7, "bytes": 5_000_000}}

    table = comparison.table(comparison.Comparison("2026-07-01", 100, 20, 3, published, measured))

    assert table.splitlines()[2:] == [
        "| full | 4.0 | 8.0 | 1.00 | 2.00 | 2.0 | 4.0 | 1.00 |",
        "| check | 0.5 | 1.0 | 0.12 | 0.25 |  |  |  |",
        "",
        "2026-07-01, 100 stories and 20 events, medians of 3. Hugo published 7 files, 5 MB.",
        "memory, Hugo: 3 MB.",
    ]


def test_what_was_measured_stands_between_the_marks_of_the_document(parts: dict[str, ModuleType]) -> None:
    comparison, document = parts["comparison"], parts["document"]

    def run(stories: int, ours: float, *more: Any) -> Any:
        full = [
            comparison.Measurement(comparison.FULL, name, comparison.FULL, [cost(parts, wall)])
            for name, wall in (("Almanac", ours), ("Hugo", 4.0))
        ]
        return comparison.Comparison(
            "2026-07-01", stories, 2, 1, {"Hugo": {"files": 7, "bytes": 5_000_000}}, [*full, *more]
        )

    text = comparison.Measurement("story: text", "Almanac", comparison.FULL, [cost(parts, 1.0)])
    twice = [comparison.Measurement(comparison.TWICE, name, "", [cost(parts, 8.0)]) for name in ("Almanac", "Hugo")]
    runs = [run(10_000, 5.0, text, *twice), run(100, 0.5)]
    before = f"Before.\n\n{document.BEGIN}\n\nwhat was there\n\n{document.END}\n\nAfter.\n"

    written = document.with_runs(document.with_runs(before, runs), runs)

    assert written.splitlines() == [
        "Before.",
        "",
        document.BEGIN,
        "",
        "10,000 stories and 2 events, 2026-07-01, each row once. Hugo published 7 files, 5 MB.",
        "",
        "|  | Almanac, wall s | CPU s | / own full build | / Hugo's | Hugo, wall s | CPU s | goal |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |",
        "| full build from nothing | 5.0 | 10.0 | 1.00 | 1.25 | 4.0 | 8.0 | 1.0 of Hugo, at most 1.3 |",
        "| story: text | 1.0 | 2.0 | 0.20 | 0.25 |  |  | 0.07 of Hugo |",
        "",
        "Twice the entries: Almanac 8.0 s (1.60 times; the goal is at most 2.1), Hugo 8.0 s (2.00 times).",
        "100 stories and 2 events, 2026-07-01: Almanac full build from nothing 0.5 s; Hugo 4.0 s.",
        "",
        document.END,
        "",
        "After.",
    ]


def test_every_goal_is_that_of_a_row(parts: dict[str, ModuleType]) -> None:
    rows = parts["against_hugo"]

    assert parts["document"].GOALS.keys() <= {row.name for row in (*rows.ROWS, *rows.SAMPLE, rows.SERVE)}


def test_what_a_process_and_those_below_it_took_is_counted(parts: dict[str, ModuleType], tmp_path: Path) -> None:
    busy = "sum(range(10**7))"
    command = [sys.executable, "-c", f"import subprocess, sys; subprocess.run([sys.executable, '-c', '{busy}'])"]

    took = parts["measured_process"].measured(command, tmp_path, os.environ)

    assert took.cpu > 0.05
    assert took.wall > 0.05


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory of a process is read in /proc")
def test_the_memory_of_all_processes_is_counted_together(parts: dict[str, ModuleType], tmp_path: Path) -> None:
    large = "import time; kept = bytearray(b'x') * 50_000_000; time.sleep(1)"
    command = [sys.executable, "-c", f"import subprocess, sys; subprocess.run([sys.executable, '-c', \"{large}\"])"]

    took = parts["measured_process"].measured(command, tmp_path, os.environ, with_memory=True)

    assert took.memory > 50_000_000


def test_a_command_that_fails_ends_the_comparison_with_its_words(parts: dict[str, ModuleType], tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="no such site"):
        parts["measured_process"].measured([sys.executable, "-c", "exit('no such site')"], tmp_path, os.environ)


@pytest.mark.parametrize(
    ("repeat", "rule"),
    [
        pytest.param({"every": "year"}, "FREQ=YEARLY", id="every year"),
        pytest.param(
            {"every": "week", "day": "Monday", "count": 20}, "FREQ=WEEKLY;BYDAY=MO;COUNT=20", id="so many weeks"
        ),
        pytest.param({"every": "month", "day": "second Friday"}, "FREQ=MONTHLY;BYDAY=2FR", id="a weekday of the month"),
    ],
)
def test_hugo_gets_the_rule_that_it_cannot_make(
    parts: dict[str, ModuleType], repeat: dict[str, Any], rule: str
) -> None:
    site, entries = parts["hugo_site"], parts["entries"]
    front = {"title": "A", "summary": "B", "category": "Meetup", "start": "2026-06-12 10:00", "end": "11:00"}
    front |= {"timezone": "Europe/Warsaw", "tags": ["x"], "repeat": repeat}
    text = f"---\n{json.dumps(front)}\n---\n"

    written, _ = site._read(site._event(entries.Made("events/2026/a.md", text, entries.NOW, "Ann")))

    assert written["rrule"] == rule


def words_of(parts: dict[str, ModuleType], made: Any) -> int:
    return len(parts["hugo_site"]._read(made)[1].split())


def test_both_programs_get_the_same_texts(parts: dict[str, ModuleType]) -> None:
    entries, site = parts["entries"], parts["hugo_site"]
    stories = list(entries.stories(entries.Size(30, 0)))
    paths = {made.path for made in stories}

    converted = [site._story(made, paths) for made in stories]

    assert [words_of(parts, made) for made in converted] == [words_of(parts, made) for made in stories]
    assert converted[24].path.endswith("-23-ar.md")


def committed(root: Path) -> list[str]:
    command = ["git", "-c", "core.quotePath=false", "show", "--name-only", "--format="]
    return subprocess.run(command, cwd=root, stdout=subprocess.PIPE, check=True, encoding="utf-8").stdout.splitlines()


@pytest.mark.git
def test_an_edit_changes_the_same_entry_for_both_programs(parts: dict[str, ModuleType], tmp_path: Path) -> None:
    programs, size = parts["programs"], parts["entries"].Size(30, 10)
    almanac, hugo = programs.Almanac(tmp_path / "almanac"), programs.Hugo(tmp_path / "hugo", tmp_path)
    for program in (almanac, hugo):
        program.make(size)
    edits = [edit for edit in parts["edits"].EDITS if ": " in edit.name]

    changed = {}
    for edit in edits:
        edit.make(almanac, 0)
        edit.make(hugo, 0)
        changed[edit.name] = committed(almanac.root), committed(hugo.root)

    assert {name: len(ours) for name, (ours, _) in changed.items()} == {edit.name: 1 for edit in edits}
    assert all([parts["hugo_site"].hugo_path(path) for path in ours] == theirs for ours, theirs in changed.values())


def test_files_that_differ_are_missing_or_too_many_are_named(parts: dict[str, ModuleType], tmp_path: Path) -> None:
    first, second = (parts["programs"].Almanac(tmp_path / name) for name in ("first", "second"))
    for program, files in ((first, {"a": "1", "b": "1", "c": "1"}), (second, {"a": "1", "b": "2", "d": "1"})):
        (program.root / "output").mkdir(parents=True)
        for name, text in files.items():
            (program.root / "output" / name).write_text(text, "utf-8")

    assert parts["edited_bytes"]._different(first, second) == ["b", "c", "d"]
