"""Picks which of the caller's environment variables reach the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

# These would make Python or pip look, or install, somewhere else. An index, a proxy or a certificate
# (PIP_INDEX_URL, HTTPS_PROXY, PIP_CERT) is the machine's own business and stays.
_MISLEADING = {
    "PYTHONHOME",
    "PYTHONPATH",
    "PYTHONPLATLIBDIR",
    "PYTHONUSERBASE",
    "PYTHONSTARTUP",
    "PYTHONINSPECT",
    "PYTHONEXECUTABLE",
    "__PYVENV_LAUNCHER__",
    "VIRTUAL_ENV",
    "PIP_CONSTRAINT",
    "PIP_DRY_RUN",
    "PIP_EDITABLE",
    "PIP_IGNORE_INSTALLED",
    "PIP_PREFIX",
    "PIP_PYTHON",
    "PIP_QUIET",
    "PIP_REQUIREMENT",
    "PIP_ROOT",
    "PIP_SRC",
    "PIP_TARGET",
    "PIP_USER",
    "PIP_VERBOSE",
}


def without_misleading(variables: Mapping[str, str]) -> dict[str, str]:
    """The variables under which Python and pip mean this environment and no other."""
    return {name: value for name, value in variables.items() if name.upper() not in _MISLEADING}


def for_commands(variables: Mapping[str, str], root: Path, binaries: Path) -> dict[str, str]:
    """The variables the subcommands run with: the commands and the core importable, UTF-8 everywhere.

    PYTHONSAFEPATH keeps the folder of the caller off the import path: the project's root has an
    `events/` that is no package.
    """
    return {
        **without_misleading(variables),
        "PYTHONPATH": os.pathsep.join([str(root / "scripts"), str(root / "plugins")]),
        "PYTHONSAFEPATH": "1",
        "PYTHONUTF8": "1",
        "VIRTUAL_ENV": str(binaries.parent),
        "PATH": os.pathsep.join([str(binaries), variables.get("PATH", os.defpath)]),
    }
