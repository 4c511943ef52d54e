"""Reads the settings of Hugo and Jekyll: what decides where texts were, and in which language."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from typing import Any

import yaml

from almanac.importers.folders.folder import Folder, decoded
from almanac.importers.folders.metadata import plain
from almanac.read.front_matter.front_matter import read_front_matter

_HUGO = tuple(f"{place}{name}.{ending}" for place in ("", "config/_default/") for name in ("hugo", "config")
              for ending in ("toml", "yaml", "yml", "json"))  # fmt: skip
_HUGO_PARTS = ("languages", "permalinks", "params")
_JEKYLL = ("_config.yml", "_config.yaml", "_config.toml")
_LARGEST = 1_000_000


def hugo_config(folder: Folder) -> Mapping[str, Any] | None:
    """Hugo's settings, names in lower case; None for a folder that is no site of Hugo's."""
    name = next((name for name in _HUGO if folder.has(name)), "")
    if not name:
        return None
    config = dict(values_of(folder, name))
    for part in _HUGO_PARTS:
        for ending in ("toml", "yaml", "yml", "json"):
            path = f"config/_default/{part}.{ending}"
            if folder.has(path):
                config[part] = {**(config.get(part) or {}), **values_of(folder, path)}
    return config


def jekyll_config(folder: Folder) -> Mapping[str, Any] | None:
    """Jekyll's settings; None for a folder that is no site of Jekyll's."""
    name = next((name for name in _JEKYLL if folder.has(name)), "")
    return values_of(folder, name) if name else None


def values_of(folder: Folder, path: str) -> Mapping[str, Any]:
    """The values in a file of settings, by its ending; empty where it cannot be read."""
    text = decoded(folder.read(path))[0][:_LARGEST]
    try:
        if path.endswith(".toml"):
            values: Any = tomllib.loads(text)
        elif path.endswith(".json"):
            values = json.loads(text)
        else:
            front, _ = read_front_matter(f"---\n{text.removeprefix('---').lstrip()}\n---\n", path)
            values = front.data if front else {}
    except (ValueError, RecursionError, yaml.YAMLError):
        return {}
    found = plain(values)
    return found if isinstance(found, dict) else {}
