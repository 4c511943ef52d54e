"""What was read is read once, while texts come and go without end in a store that does not grow."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from pathlib import Path

import pytest

from almanac.build import records
from almanac.build.kept_readers import KeptReaders
from almanac.check.reading import BodyToRead
from almanac.model.entry import Source
from almanac.read.body.markdown import MarkdownReader
from almanac.read.values.links import Targets
from almanac.store.results import Results
from almanac.store.translations import THEME

TEXTS = 40
CATALOGUE = """
msgid ""
msgstr "Language: pl\\n"

msgid "%(num)s story"
msgid_plural "%(num)s stories"
msgstr[0] "%(num)s historia"
msgstr[1] "%(num)s historie"
msgstr[2] "%(num)s historii"
"""


def bodies(generation: int) -> list[BodyToRead]:
    """As many texts each time, none as before."""
    texts = [f"# Text {generation}-{number}\n\n" + f"Words of {generation}-{number}. " * 100 for number in range(TEXTS)]
    sources = [Source(f"content/stories/{number}.md", "", text) for number, text in enumerate(texts)]
    return [BodyToRead(source, "en", "Title", with_text=True) for source in sources]


def read(root: Path, texts: Sequence[BodyToRead], reader: MarkdownReader) -> list[str]:
    readers = KeptReaders(Results(root / ".almanac"), b"program", b"words", jobs=1, fresh=False)
    read = [reading.html for reading in readers.bodies(reader, texts)]
    readers.keep()
    return read


def no_record(*_: object) -> bytes:
    raise records.NoRecordError("the name of its file is no text")


def test_many_generations_of_texts_leave_a_store_of_a_bounded_size(tmp_path: Path) -> None:
    sizes, kept = [], []
    for generation in range(20):
        read(tmp_path, bodies(generation), MarkdownReader(Targets({})))
        sizes.append((tmp_path / ".almanac/store/results.sqlite3").stat().st_size)
        kept.append(len(Results(tmp_path / ".almanac").values("bodies")))

    assert max(kept) <= 4 * TEXTS
    assert max(sizes) <= 5 * sizes[0]


def test_a_text_is_read_again_where_what_it_leads_to_went_and_came_back(tmp_path: Path) -> None:
    text = [BodyToRead(Source("content/stories/a.md", "", "[b](b.md)"), "en", "Title", with_text=True)]
    with_it, without = ({"content/stories/a.md": "/a/", "content/stories/b.md": "/b/"}, {"content/stories/a.md": "/a/"})
    pages = [read(tmp_path, text, MarkdownReader(Targets(there))) for there in (with_it, without, with_it, with_it)]

    assert ["/b/" in page for (page,) in pages] == [True, False, True, True]


def test_what_has_no_record_is_given_as_it_is_and_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts, reader = [*bodies(1), *bodies(2)], MarkdownReader(Targets({}))
    monkeypatch.setattr(records, "written", no_record)
    readers = KeptReaders(Results(tmp_path / ".almanac"), b"program", b"words", jobs=2, fresh=False)

    assert [*readers.bodies(reader, texts)] == [text.read(reader) for text in texts]
    readers.keep()
    assert not Results(tmp_path / ".almanac").values("bodies")


def test_a_record_of_which_nothing_can_be_made_again_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records, "written", lambda *_: b"spoilt")

    assert read(tmp_path, bodies(1)[:1], MarkdownReader(Targets({})))[0].startswith("<h2")
    assert not Results(tmp_path / ".almanac").values("bodies")


def test_catalogues_are_compiled_once_and_can_be_sent_to_another_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / THEME).mkdir(parents=True)
    (tmp_path / THEME / "pl.po").write_text(CATALOGUE, "utf-8")

    def stories() -> list[str]:
        readers = KeptReaders(Results(tmp_path / ".almanac"), b"program", b"words", jobs=1, fresh=False)
        interface, problems = readers.interface(tmp_path)
        readers.keep()
        assert problems == []
        phrases = pickle.loads(pickle.dumps(interface)).phrases("pl")  # noqa: S301 - our own
        return [phrases.ngettext("%(num)s story", "%(num)s stories", number) for number in (1, 3, 5)]

    first = stories()
    monkeypatch.setattr("almanac.build.kept_readers.read_catalogues", None)  # it is not asked again

    assert stories() == first == ["1 historia", "3 historie", "5 historii"]
