"""The command on a fresh machine, with a lock of one small package and no network."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).resolve().parents[2]
WHEEL = "tiny_package-1.0-py3-none-any.whl"
COMMAND = """
import sys
import tiny_package
print(tiny_package.WORDS, *sys.argv[1:])
sys.exit(7)
"""


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """A project with the real start, and a command that prints its arguments and exits with 7."""
    project = tmp_path / "a project"
    scripts = project / "scripts"
    shutil.copytree(ROOT / "scripts" / "bootstrap", scripts / "bootstrap")
    shutil.copy(ROOT / "scripts" / "almanac", scripts)
    (scripts / "commands").mkdir()
    shutil.copy(ROOT / "scripts" / "commands" / "cannot_run.py", scripts / "commands")
    (scripts / "commands" / "__init__.py").touch()
    (scripts / "commands" / "__main__.py").write_text(COMMAND)
    wheel = tmp_path / "wheels" / WHEEL
    _make_wheel(wheel)
    lock = f"tiny-package==1.0 \\\n    --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"
    (project / "requirements.txt").write_text(lock)
    return project


def _make_wheel(path: Path) -> None:
    path.parent.mkdir()
    info = "tiny_package-1.0.dist-info"
    with ZipFile(path, "w") as wheel:
        wheel.writestr("tiny_package.py", "WORDS = 'tiny package'\n")
        wheel.writestr(f"{info}/METADATA", "Metadata-Version: 2.1\nName: tiny-package\nVersion: 1.0\n")
        wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr(f"{info}/RECORD", "")


def _call(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command with an empty HOME, an index that is only a folder, and variables that lead astray."""
    home = project.parent / "home"
    home.mkdir(exist_ok=True)
    variables = {
        "HOME": str(home),
        "PATH": os.environ["PATH"],
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": str(project.parent / "wheels"),
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_TARGET": str(home / "elsewhere"),
        "PYTHONPATH": str(project.parent),
    }
    (project.parent / "json.py").write_text("raise SystemExit('a module of the caller')\n")
    return subprocess.run(
        [sys.executable, project / "scripts" / "almanac", *arguments],
        env=variables,
        cwd=project.parent,
        capture_output=True,
        text=True,
        check=False,
    )


def test_refuses_what_is_not_of_the_lock_then_sets_itself_up_once_and_hands_over_arguments_and_exit_code(
    fresh: Path,
) -> None:
    lock = fresh / "requirements.txt"
    right = lock.read_text()
    lock.write_text(right.partition("sha256:")[0] + "sha256:" + "0" * 64 + "\n")

    refused = _call(fresh, "check")
    lock.write_text(right)
    mended = _call(fresh, "check", "a file", "--format", "json")
    again = _call(fresh, "build")

    assert (refused.stdout, refused.returncode) == ("", 2)
    assert refused.stderr.startswith("First use here: ")
    assert "DO NOT MATCH THE HASHES" in refused.stderr
    assert (mended.stdout, mended.returncode) == ("tiny package check a file --format json\n", 7)
    assert (again.stdout, again.stderr, again.returncode) == ("tiny package build\n", "", 7)
