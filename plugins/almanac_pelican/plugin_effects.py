"""Finds what plugins that a site has added do without effect, so that their owner is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.contents import Content

from almanac.defaults import _PLUGINS
from almanac.model.address import file_of
from almanac.model.problem import Problem, Severity
from almanac.model.site import SETTINGS_FILE
from almanac.model.story import Page, Story
from almanac.read.settings.source_lines import SettingsSource

_MORE = "docs/pelican.md says what reaches the site"
# Signals of Pelican that never come, or whose answer is not taken.
_WITHOUT_EFFECT = {
    "feed_generated": "feeds are made from the edition, not by Pelican's writer",
    "feed_written": "feeds are made from the edition, not by Pelican's writer",
    "get_writer": "plugins/output_files/ is the one writer",
    "readers_init": "stories and pages are read by the core, from Markdown alone",
}


class PluginEffects:
    """What the added plugins do in one run; ``settings_text`` is that of the file in which they stand."""

    def __init__(self, plugins: Iterable[str], settings_text: str) -> None:
        self._added = [name for name in plugins if name not in _PLUGINS]
        self._source = SettingsSource(settings_text)
        self._changes: dict[str, str] = {}

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Look at every article and page as it is written."""
        written = (signals.article_generator_write_article, signals.page_generator_write_page)
        for signal in written if self._added else ():
            signal.connect(self._note)
        try:
            yield
        finally:
            for signal in written:
                signal.disconnect(self._note)

    def warnings(self, output: Path, digests: Mapping[str, bytes]) -> tuple[Problem, ...]:
        """A warning for each signal, field and file, at the plugins of the settings.

        ``digests`` are those of the files in ``output`` that the site makes itself, as it wrote them, by address.
        """
        return (*self._signals(), *self._fields(), *self._files(output, digests if self._added else {}))

    def _note(self, _generator: object, content: Content) -> None:
        for field in _changed_fields(content):
            self._changes.setdefault(field, str(content.relative_source_path))

    def _signals(self) -> Iterator[Problem]:
        for name, reason in _WITHOUT_EFFECT.items():
            for receiver in getattr(signals, name).receivers_for(None):
                plugin = self._plugin_of(receiver)
                if plugin:
                    short = plugin.removeprefix("pelican.plugins.")
                    yield self._warning(f"what `{short}` does on `{name}` has no effect: {reason}", _MORE, short)

    def _fields(self) -> Iterator[Problem]:
        for field, path in self._changes.items():
            message = f"`{field}` of {path} was changed by {self._names}, without effect: pages show what the file says"
            yield self._warning(message, f"write it into the file; {_MORE}")

    def _files(self, output: Path, digests: Mapping[str, bytes]) -> Iterator[Problem]:
        for address, digest in digests.items():
            file = output / file_of(address)
            if not file.exists() or sha256(file.read_bytes()).digest() != digest:
                message = f"{address} was changed by {self._names}, and is not what the site makes itself"
                yield self._warning(message, f"take the plugin out, or let it write another file; {_MORE}")

    @property
    def _names(self) -> str:
        return ", ".join(f"`{name.removeprefix('pelican.plugins.')}`" for name in self._added)

    def _plugin_of(self, receiver: Callable[..., Any]) -> str:
        """The added plugin that a function belongs to."""
        module = getattr(receiver, "__module__", "") or ""
        plugins = [name for name in self._added if module == name or module.startswith(f"{name}.")]
        return max(plugins, key=len, default="")

    def _warning(self, message: str, hint: str, plugin: str | None = None) -> Problem:
        line = self._source.line("PLUGINS", plugin)
        return Problem(SETTINGS_FILE, line, "PLUGINS", message, hint, Severity.WARNING)


def _changed_fields(content: Any) -> Iterator[str]:
    """Fields that differ from the file's; those of an article or a page, as Pelican has them."""
    entry: Story | Page = content.entry
    shown: dict[str, tuple[object, object]] = {
        "title": (content.title, entry.title),
        "summary": (content.summary, entry.summary),
        "save_as": (content.save_as, file_of(entry.address)),
    }
    if isinstance(entry, Story):
        shown["category"] = (content.category.name, entry.category)
        shown["tags"] = (tuple(tag.name for tag in content.tags), entry.tags)
        shown["authors"] = (tuple(author.name for author in content.authors), entry.authors)
    yield from (field for field, (on_page, in_file) in shown.items() if on_page != in_file)
