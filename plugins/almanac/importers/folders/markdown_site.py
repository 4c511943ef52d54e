"""Opens a folder of Markdown: a site of Hugo's or Jekyll's by its settings, or texts that somebody keeps."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from almanac.importers.folders.folder import Folder
from almanac.importers.folders.markdown_folder import MarkdownSource
from almanac.importers.folders.metadata import as_text
from almanac.importers.folders.programs import Hugo, Jekyll, Plain
from almanac.importers.folders.site_config import hugo_config, jekyll_config


def markdown_source(
    folder: Folder, base: str, now: datetime, zone: str, permalink: str = "", mapped: Mapping[str, str] | None = None
) -> MarkdownSource:
    """The texts of a folder, as the program arranged them whose settings lie in it."""
    own = mapped or {}
    hugo = hugo_config(folder)
    if hugo is not None and any(path.startswith("content/") for path in folder.paths()):
        content, roots = _content_of_hugo(hugo)
        inside = frozenset(
            path.removeprefix(f"{content}/") for path in folder.paths() if path.startswith(f"{content}/")
        )
        tops = frozenset(
            path.split("/")[1 if path.split("/")[0] in roots else 0].lower() for path in inside if "/" in path
        )
        program = Hugo(hugo, inside, now, permalink, roots, tops)
        places = (content, "static", "assets")
        return MarkdownSource(
            folder, program, folder.name, base or _web(hugo.get("baseurl")), places, content, own, hugo
        )
    jekyll = jekyll_config(folder)
    if jekyll is not None or any("_posts" in path.split("/") for path in folder.paths()):
        config = jekyll or {}
        whole = f"{_web(config.get('url'))}{config.get('baseurl') or ''}" if _web(config.get("url")) else ""
        return MarkdownSource(
            folder, Jekyll(config, now, permalink), folder.name, base or whole, ("",), "", own, config
        )
    return MarkdownSource(folder, Plain(zone, permalink), folder.name, base, ("",), "", own)


def _content_of_hugo(config: Mapping[str, Any]) -> tuple[str, dict[str, str]]:
    """The folder of all texts, and in it those of languages that have their own."""
    content = str(config.get("contentdir") or "content").strip("/")
    languages = config.get("languages")
    own = {
        str(one["contentdir"]).strip("/"): code
        for code, one in (languages.items() if isinstance(languages, Mapping) else ())
        if isinstance(one, Mapping) and one.get("contentdir")
    }
    if len(own) < 2:
        return content, {}
    parent = posixpath.commonpath([*own])
    return parent, {posixpath.relpath(folder, parent): code for folder, code in own.items() if folder != parent}


def _web(value: Any) -> str:
    text = as_text(value)
    return text.rstrip("/") if text.startswith(("http://", "https://")) else ""
