"""Makes one file after another in a process, and looks at each."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from almanac.build.assets import SavedMeanwhileError
from almanac.build.parts import Parts
from almanac.build.renderer import Renderer
from almanac.check import fault_while_rendering
from almanac.check.built_pages.check_pages import check_pages
from almanac.model.address import file_of
from almanac.model.problem import Problem
from almanac.model.site import Site
from almanac.render.outputs.output import FileOfParts, Output
from almanac.render.outputs.stories import NeedsPelicanError

# Gives what makes files, and the plans of those that are not made where they are planned.
Anew = Callable[[], tuple[Renderer, Iterable[Output]]]
_LOOKED_AT = (".html", ".htm", ".xhtml", ".css")


class Made(NamedTuple):
    """A file that was made: its hash, whether it loads nothing that it may not, the time by a clock, its parts.

    Where it is not ``as_planned``, what it was made from was saved meanwhile.
    """

    hash: str
    is_right: bool
    took: float
    parts: bytes
    as_planned: bool = True


class TemplateFaultError(Exception):
    """A template of the site's own cannot be rendered; ``problem`` says which, and where."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


def maker_anew(anew: Anew, names: Sequence[str], *how: Any) -> Callable[[int], Made]:
    """Gives what makes a file in a process that has nothing of the one that planned; it makes the same."""
    renderer, outputs = anew()
    planned = {file_of(output.address): output for output in outputs}
    return maker(renderer, [(name, planned[name]) for name in names], *how)


def maker(
    renderer: Renderer,
    tasks: Sequence[tuple[str, Output]],
    staging: Path,
    site: Site,
    root: Path,
    parts: Parts,
    clock: Callable[[], float],
) -> Callable[[int], Made]:
    """Gives what makes a file; of one that has parts only those are made that are not among ``parts``."""
    write = Writer(staging).write

    def make(number: int) -> Made:
        begun = clock()
        name, planned = tasks[number]
        as_planned, known = True, b""
        try:
            if isinstance(planned, FileOfParts):
                data, known = parts.put_together(name, planned)
            else:
                data = renderer.make(planned)
        except SavedMeanwhileError as other:
            data, as_planned = other.data, False
        except NeedsPelicanError:
            raise
        except Exception as error:
            fault = _fault_of(error, root)
            if fault is None:
                raise
            raise TemplateFaultError(fault) from None
        write(name, data)
        is_right = not name.lower().endswith(_LOOKED_AT) or not check_pages(site, [(address_of(name), data)])
        return Made(blake2b(data, digest_size=16).hexdigest(), is_right, clock() - begun, known, as_planned)

    return make


def _fault_of(error: Exception, root: Path) -> Problem | None:
    """What is wrong with a template of the site's own, if that is where an error comes from."""
    return fault_while_rendering(error.__context__ or error, root) or fault_while_rendering(error, root)


class Writer:
    """Writes files into a folder, and makes the folders in it that are not there yet: most pages have their own.

    Paths are texts: a build writes so many that a ``Path`` for each is felt.
    """

    def __init__(self, folder: Path) -> None:
        self._beginning = f"{folder}/"
        self._there = {""}

    def write(self, name: str, data: bytes) -> None:
        """Write a file."""
        self._make_folder(name.rpartition("/")[0])
        with open(f"{self._beginning}{name}", "wb") as file:  # noqa: PTH123
            file.write(data)

    def _make_folder(self, name: str) -> None:
        if name in self._there:
            return
        self._make_folder(name.rpartition("/")[0])
        with suppress(FileExistsError):
            os.mkdir(f"{self._beginning}{name}")  # noqa: PTH102
        self._there.add(name)


def address_of(name: str) -> str:
    """Where the file of a name is found."""
    return f"/{name.removesuffix('index.html')}" if name.endswith("/index.html") or name == "index.html" else f"/{name}"
