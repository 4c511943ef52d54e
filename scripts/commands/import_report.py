"""Says on a terminal what came of an import: the most of it first, and where the rest stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from rich.text import Text

from almanac.importers.report import ImportReport, in_order
from almanac.model.printable import printable
from commands.printing import as_text_alone
from commands.problems import counted, plain_console

_MOST = 8
_PLURALS = {"story": "stories"}


def show_import(report: ImportReport, page: Path) -> None:
    """The report in few lines; ``page`` is where all of it is."""
    console = plain_console()
    with as_text_alone(console.print):
        console.print(
            Text(f"\n{'What an import would bring' if report.is_dry else 'Imported'}: ", style="bold").append(
                printable(report.name)
            )
        )
        for line in _lines(report):
            console.print(line)
        console.print(f"\nAll of it: {page}")
        for line in _next(report):
            console.print(line)


def _lines(report: ImportReport) -> Iterable[Text | str]:
    account = report.account
    yield f"  {_came(account.came)}"
    yield f"  {_files(report)}"
    yield from _list("Left out", in_order(account.left_out), account.examples)
    yield from _list("Mended", in_order(account.mended), {})
    yield from _look_at(report)
    if report.kept:
        yield from _named("Changed by somebody since, and not touched", report.kept)
    if report.vanished:
        yield from _named("No longer at the source, and still here", report.vanished)
    if report.unused_maps:
        yield from _named("Categories of --map that nothing at the source has", report.unused_maps)
    if report.settings:
        where = "Written into pelicanconf.py" if report.settings_written else "pelicanconf.py lacks"
        yield Text(f"\n{where}:", style="bold")
        yield from (f"  {printable(line)}" for line in report.settings)


def _came(came: Mapping[str, int]) -> str:
    parts = [counted(count, kind, _PLURALS.get(kind, "")) for kind, count in in_order(came).items()]
    return f"{', '.join(parts)}." if parts else "Nothing that could be published."


def _files(report: ImportReport) -> str:
    files = report.files
    verb = "would be written" if report.is_dry else "written"
    parts = [f"{counted(files.get('new', 0), 'file')} {verb}"]
    for fate, words in (("changed", "anew"), ("same", "as before")):
        parts += [f"{files[fate]:,} {words}"] if files.get(fate) else []
    pictures = sum(report.pictures.values())
    parts += [f"{counted(pictures, 'picture')} among them"] if pictures else []
    lead_on = counted(report.redirects, "old address of a list leads on", "old addresses of lists lead on")
    parts += [lead_on] if report.redirects else []
    return f"{', '.join(parts)}."


def _list(title: str, counts: Mapping[str, int], examples: Mapping[str, list[str]]) -> Iterable[Text | str]:
    if not counts:
        return
    yield Text(f"\n{title}:", style="bold")
    for what, count in [*counts.items()][:_MOST]:
        line = Text(f"{count:>8,}  ").append(printable(what))
        if examples.get(what):
            line.append(f"  such as {printable(examples[what][0])}", style="dim")
        yield line
    if len(counts) > _MOST:
        yield Text(f"{'':>8}  and {len(counts) - _MOST} other kinds", style="dim")


def _look_at(report: ImportReport) -> Iterable[Text | str]:
    found = [*report.account.to_look_at]
    found += [(old, why) for old, _, why in report.unfit]
    if not found:
        return
    yield Text(f"\nLook at this ({len(found):,}):", style="bold")
    for where, what in found[:_MOST]:
        yield Text("  ").append(printable(where), style="bold").append(f": {printable(what)}")
    if len(found) > _MOST:
        yield Text(f"  and {len(found) - _MOST:,} more", style="dim")


def _named(title: str, names: Iterable[str]) -> Iterable[Text | str]:
    every = [*names]
    yield Text(f"\n{title} ({len(every):,}):", style="bold")
    yield from (f"  {printable(name)}" for name in every[:_MOST])
    if len(every) > _MOST:
        yield Text(f"  and {len(every) - _MOST:,} more", style="dim")


def _next(report: ImportReport) -> Iterable[str]:
    if report.is_dry:
        yield "Nothing was written. Without --dry-run the same command writes it."
        return
    if report.settings and not report.settings_written:
        yield "Next: put these lines into pelicanconf.py, or run this again with --settings; then"
    else:
        yield "Next:"
    yield "  scripts/almanac check    says whether all of it is right"
    yield "  scripts/almanac serve    shows it on this computer"
