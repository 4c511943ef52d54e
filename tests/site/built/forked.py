"""`python forked.py FOLDER [all]`: runs programs of projects in processes that have the packages of others loaded.

A line of JSON on standard input has ``root``, the ``program`` as after `python -m`, ``arguments``, the environment's
``variables``, and ``said``, the files for what it says. The answer is its exit code. The code is the project's own;
only what is not ours is loaded before, and compiled templates of the same settings are kept in FOLDER. With ``all``
ours is loaded too, for projects whose code is that of this repository.
"""

from __future__ import annotations

import gc
import json
import os
import pkgutil
import runpy
import sys
import time
import zoneinfo
from collections.abc import Sequence
from hashlib import sha256
from importlib import import_module
from pathlib import Path

from babel import localedata
from jinja2 import Environment, FileSystemBytecodeCache
from jinja2.bccache import Bucket

_OURS = ("plugins", "scripts")
_ALL = "all"


class Compiled(FileSystemBytecodeCache):
    """Templates by their names and sources alone, so that an edited one takes the place of none."""

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        """Called by Jinja."""
        return super().get_bucket(environment, f"{name}|{self.get_source_checksum(source)}", None, source)


def main() -> None:
    """Answer until the input ends."""
    _load(all_of_it=_ALL in sys.argv[2:])
    del sys.argv[2:]
    for line in sys.stdin:
        sys.stdout.write(f"{_run(**json.loads(line))}\n")
        sys.stdout.flush()


def _load(*, all_of_it: bool) -> None:
    """Import all of ours with what it needs, then forget ours, where it is not to stay."""
    before = {*sys.modules}
    for name in ("commands.main", "commands.build", "commands.site", "commands.problems", "preview.child"):
        import_module(name)
    import almanac

    for module in pkgutil.walk_packages(almanac.__path__, "almanac."):
        import_module(module.name)
    # CLDR's words, which every build would load: of the interface's languages, and names of those people speak.
    spoken: Sequence[str] = import_module("almanac.render.entry_form.asked").SPOKEN
    for lang in {*spoken, *(path.stem for path in Path("theme/translations").glob("*.po")), "en"}:
        localedata.load(lang.replace("-", "_"))
    packages = {folder.name for root in _OURS for folder in Path(root).iterdir()}
    for name in () if all_of_it else {*sys.modules} - before:
        if name.partition(".")[0] in packages:
            del sys.modules[name]
    gc.freeze()


def _run(root: str, program: str, arguments: list[str], variables: dict[str, str], said: list[str]) -> int:
    child = os.fork()
    if not child:
        code = 1
        try:
            _become(Path(root), arguments, variables, said)
            runpy.run_module(program, run_name="__main__", alter_sys=True)
            code = 0
        except SystemExit as ended:
            code = _code_of(ended)
        except BaseException:  # noqa: BLE001 - as Python does with what nobody caught
            sys.excepthook(*sys.exc_info())
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _code_of(ended: SystemExit) -> int:
    """As Python has it: words are for standard error, and a failure."""
    if isinstance(ended.code, str):
        sys.stderr.write(f"{ended.code}\n")
        return 1
    return ended.code or 0


def _become(root: Path, arguments: list[str], variables: dict[str, str], said: list[str]) -> None:
    """Take the folder, the arguments, the variables with the code that they name, and the files for what is said."""
    os.chdir(root)
    os.environ.clear()
    os.environ.update(variables)
    time.tzset()
    zoneinfo.reset_tzpath()
    zoneinfo.ZoneInfo.clear_cache()
    for number, name in enumerate(said, start=1):
        os.dup2(os.open(name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
    found_in = [path for path in variables.get("PYTHONPATH", "").split(os.pathsep) if path]
    others = [path for path in sys.path if Path(path).name not in _OURS]
    sys.path[:] = [*found_in, *others, str(Path(__file__).parent)]  # programs of the tests last
    # In tests nobody puts code in the place of ours; plugins of a project are found by its settings alone.
    sys.path.append(str(root / "plugins"))
    compiled = Compiled(_kept_for(root, arguments, variables))
    import_module("almanac.template_cache").TemplateCache = lambda: compiled  # type: ignore[attr-defined]
    if "commands.main" in sys.modules:
        import_module("commands.main").ROOT = root  # type: ignore[attr-defined]
        import_module("almanac.defaults").JINJA_ENVIRONMENT["bytecode_cache"] = compiled
    _wait_for_no_disk()
    sys.path.pop()
    sys.argv[1:] = arguments


def _wait_for_no_disk() -> None:
    """No power fails between two lines of a test, and one process would wait for what all others write."""
    import_module("almanac.store.publishing.moves").sync = _at_once  # type: ignore[attr-defined]
    publisher = sys.modules.get("almanac.store.publishing.publisher")
    if publisher:
        publisher.sync = _at_once  # type: ignore[attr-defined]


def _at_once(_folder: Path) -> None:
    """Leave it to the system when it writes."""


def _kept_for(root: Path, arguments: list[str], variables: dict[str, str]) -> str:
    """The folder of templates compiled with these settings: Jinja works out at once what is constant, links too.

    With the project's own code: what it copied is as old as what it was copied from.
    """
    addresses = [argument for argument in arguments if argument.startswith("http")]
    settings = (root / "pelicanconf.py").read_text("utf-8")
    modules = [(path.relative_to(root), path.stat()) for path in sorted((root / "plugins").rglob("*.py"))]
    code = [(str(name), status.st_size, status.st_mtime_ns) for name, status in modules]
    known = json.dumps([settings, addresses, variables.get("SITEURL"), code])
    folder = Path(sys.argv[1], sha256(known.encode()).hexdigest())
    folder.mkdir(exist_ok=True, parents=True)
    return str(folder)


if __name__ == "__main__":
    main()
