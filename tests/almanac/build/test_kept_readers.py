"""What was read is read once, while texts come and go without end in a store that does not grow."""

from __future__ import annotations

import pickle
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from gettext import NullTranslations
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from almanac.build import records
from almanac.build.kept_readers import KeptReaders
from almanac.check.reading import BodyToRead, EntryToRead
from almanac.model.entry import Source
from almanac.model.forum import Announcing
from almanac.model.frozen import Frozen
from almanac.model.interface import Interface
from almanac.model.partner import Partner
from almanac.model.problem import Problem
from almanac.model.site import MailingList, ReadingSettings, Site
from almanac.model.wiki import WikiList
from almanac.read.body.markdown import MarkdownReader
from almanac.read.values.links import Targets
from almanac.store.results import Results
from almanac.store.translations import THEME, compiled_catalogues, interface_of

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
    readers = KeptReaders(Results(root / ".almanac"), b"program", jobs=1, fresh=False)
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
    readers = KeptReaders(Results(tmp_path / ".almanac"), b"program", jobs=2, fresh=False)

    assert [*readers.bodies(reader, texts)] == [text.read(reader) for text in texts]
    readers.keep()
    assert not Results(tmp_path / ".almanac").values("bodies")


def test_a_record_of_which_nothing_can_be_made_again_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records, "written", lambda *_: b"spoilt")

    assert read(tmp_path, bodies(1)[:1], MarkdownReader(Targets({})))[0].startswith("<h2")
    assert not Results(tmp_path / ".almanac").values("bodies")


def words(root: Path) -> list[str]:
    readers = KeptReaders(Results(root / ".almanac"), b"program", jobs=1, fresh=False)
    interface, problems = readers.interface(root)
    readers.keep()
    assert problems == []
    phrases = pickle.loads(pickle.dumps(interface)).phrases("pl")  # noqa: S301 - our own
    return [phrases.ngettext("%(num)s story", "%(num)s stories", number) for number in (1, 3, 5)]


def test_catalogues_are_compiled_once_and_can_be_sent_to_another_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / THEME).mkdir(parents=True)
    (tmp_path / THEME / "pl.po").write_text(CATALOGUE, "utf-8")

    first = words(tmp_path)
    monkeypatch.setattr("almanac.build.kept_readers.compiled_catalogues", None)  # it is not asked again

    assert words(tmp_path) == first == ["1 historia", "3 historie", "5 historii"]


def test_a_catalogue_that_is_saved_while_it_is_read_is_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, after = CATALOGUE, CATALOGUE.replace("histori", "opowieści")
    path = tmp_path / THEME / "pl.po"
    path.parent.mkdir(parents=True)
    path.write_text(before, "utf-8")

    def compiled_meanwhile(contents: Mapping[str, bytes]) -> tuple[list[tuple[str, bytes]], list[Problem]]:
        path.write_text(after, "utf-8")
        return compiled_catalogues(contents)

    with monkeypatch.context() as patched:
        patched.setattr("almanac.build.kept_readers.compiled_catalogues", compiled_meanwhile)
        assert words(tmp_path)[0] == "1 historia"
    assert words(tmp_path)[0] == "1 opowieścia"
    path.write_text(before, "utf-8")
    assert words(tmp_path)[0] == "1 historia"


ENTRY = """---
title: A title
summary: One plain sentence that is long enough to be a summary.
{}
---

A text.
"""
ENTRIES = [
    EntryToRead("story", "content/stories/2027/a.md", ENTRY.format("date: 2027-01-01\nauthors: A\ncategory: News")),
    EntryToRead("page", "content/pages/a.md", ENTRY.format("")),
    EntryToRead(
        "event", "events/2027/a.md", ENTRY.format("start: 2027-01-01\ncategory: Meetup\nonline: https://example.org")
    ),
]
SITE = Site("Site", "https://example.org", categories=("News",), event_categories={"Meetup": "#223344"})
# Of every other setting a value that it does not have: those by which front matter is read, and those that count for
# nothing there.
READ_BY: dict[str, object] = {
    "default_lang": "es",
    "languages": ("en", "es"),
    "categories": ("News", "More"),
    "event_categories": {"Meetup": "#223344", "Walk": "#223344"},
    "calendar_domain": "example.org",
    "forum_url": "https://forum.example.org",
    "content_license": "CC0-1.0",
}
NOT_READ_BY: dict[str, object] = {
    "name": "Another",
    "url": "https://example.org/base",
    "tagline": "A line",
    "taglines": {"es": "Una línea"},
    "category_names": {"es": {"News": "Noticias"}},
    "zone": ZoneInfo("Europe/Warsaw"),
    "forum_new_topic": "General",
    "forum_announce": Announcing(date(2027, 1, 1), stories=5),
    "wiki": "https://wiki.example.org/w",
    "wiki_lists": (WikiList("Project:Events", "events", "en", 20),),
    "wiki_inbox": "Project:Events/New",
    "repository_url": "https://forge.example.org/site",
    "edit_url": "https://forge.example.org/edit/{path}",
    "editors_email": "editors@example.org",
    "ways_to_send": ("mail",),
    "map_tiles": "OpenStreetMap.Mapnik",
    "accent_color": "#223344",
    "events_path": "gatherings",
    "slugs": {"News": "novelties"},
    "loads_from": {"https://media.example.org": "Videos"},
    "kept_calendars": {"tag": ("a",)},
    "contributors": False,
    "mailing_lists": (MailingList("A", "https://lists.example.org", "Talk"),),
    "partner_calendars": (Partner("N", "https://n.example/e.ics", "", "", "review", "n"),),
    "digest_ceiling": 3,
    "figures": {"authors": 5},
    "newcomer_limit": 3,
    "frozen": Frozen(date(2029, 3, 31)),
    "blog": False,
    "events": False,
    "map": False,
    "search": False,
    "offline": False,
    "picture_formats": ("avif",),
    "share_cards": "all",
    "interface": Interface({"es": NullTranslations()}),
}


def kept_after_reading(root: Path, site: Site) -> set[bytes]:
    readers = KeptReaders(Results(root / ".almanac"), b"program", jobs=1, fresh=False)
    read = [*readers.entries(site.reading, ENTRIES)]
    assert [problem for _, problems in read for problem in problems if problem.is_error] == []
    readers.keep()
    return {*Results(root / ".almanac").values("entries")}


def test_each_setting_counts_for_what_is_read_or_does_not() -> None:
    assert READ_BY.keys() | NOT_READ_BY.keys() == {field.name for field in fields(Site)}
    assert READ_BY.keys() == {field.name for field in fields(ReadingSettings)}


@pytest.mark.parametrize(("name", "value"), NOT_READ_BY.items(), ids=NOT_READ_BY)
def test_front_matter_is_not_read_again_for_a_setting_that_it_never_asks_for(
    name: str, value: object, tmp_path: Path
) -> None:
    before = kept_after_reading(tmp_path, SITE)

    assert len(before) == len(ENTRIES)
    assert kept_after_reading(tmp_path, replace(SITE, **{name: value})) == before


@pytest.mark.parametrize(("name", "value"), READ_BY.items(), ids=READ_BY)
def test_front_matter_is_read_again_for_a_setting_that_it_asks_for(name: str, value: object, tmp_path: Path) -> None:
    before = kept_after_reading(tmp_path, SITE)

    assert kept_after_reading(tmp_path, replace(SITE, **{name: value})) > before


def test_the_colour_of_a_category_is_no_reason_to_read_again(tmp_path: Path) -> None:
    before = kept_after_reading(tmp_path, SITE)

    assert kept_after_reading(tmp_path, replace(SITE, event_categories={"Meetup": "#aa2244"})) == before


@pytest.mark.parametrize(("lang", "again"), [("es", True), ("de", False)])
def test_a_text_is_read_again_for_words_of_its_own_language(lang: str, again: bool, tmp_path: Path) -> None:
    text = [BodyToRead(Source("content/stories/a.md", "", "> [!NOTE]\n> A."), "es", "Title", with_text=True)]
    said = read(tmp_path, text, MarkdownReader(Targets({}), phrases=interface("es", "Nota", "de", "Notiz").phrases))
    words = interface(*(("es", "Aviso", "de", "Notiz") if lang == "es" else ("es", "Nota", "de", "Hinweis")))
    after = read(tmp_path, text, MarkdownReader(Targets({}), phrases=words.phrases))

    assert (after != said) is again
    assert len(Results(tmp_path / ".almanac").values("bodies")) == (2 if again else 1)


def interface(*words: str) -> Interface:
    """What each language has for "Note"."""
    files = {
        f"{THEME}/{lang}.po": f'msgid ""\nmsgstr "Language: {lang}\\n"\n\nmsgid "Note"\nmsgstr "{word}"\n'.encode()
        for lang, word in zip(words[::2], words[1::2], strict=True)
    }
    return interface_of(compiled_catalogues(files))
