"""The files of entries, in parts, for the forms that improve them."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from zlib import crc32

import pytest

from almanac.build.assets import SavedMeanwhileError
from almanac.build.entry_sources import entry_sources
from almanac.model.edition import Edition
from almanac.model.entry import Source
from almanac.model.site import Site
from almanac.model.story import Story
from almanac.model.when import Published
from almanac.read.entries.text_file import digest_of
from almanac.render.outputs.output import File

SITE = Site("Almanac", "https://example.org", repository_url="https://github.com/g/s")
FOLDER = "content/stories/2027"


def story(root: Path, slug: str, text: str, *, is_draft: bool = False, is_translation: bool = False) -> Story:
    """One whose file is there."""
    path = f"{FOLDER}/{slug}.md"
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, "utf-8")
    source = Source(path, f"{FOLDER}/{slug}", digest=digest_of(text))
    published, address = Published(date(2027, 1, 1)), f"/2027/01/01/{slug}/"
    return Story(source, slug, "en", "A", published, ("Ann",), "News", "B", address,
                 draft=is_draft, is_translation=is_translation)  # fmt: skip


def files(root: Path, *stories: Story, site: Site = SITE) -> list[File]:
    return [*entry_sources(root, Edition(site, datetime(2027, 1, 1, tzinfo=UTC), stories))]


def part_of(path: str) -> str:
    return f"/add/sources/{crc32(path.encode()) & 255:02x}.json"


def test_every_entry_is_in_the_part_of_its_path_as_it_stands(tmp_path: Path) -> None:
    texts = {f"{FOLDER}/walk-{number}.md": f"---\ntitle: é {number} # one\n---\n" for number in range(600)}
    made = files(tmp_path, *(story(tmp_path, Path(path).stem, text) for path, text in texts.items()))
    found = {file.address: json.loads(file.data()) for file in made}

    assert {path: text for part in found.values() for path, text in part.items()} == texts
    assert all(
        address == f"/add/sources/{crc32(path.encode()) & 255:02x}.json"
        for address, part in found.items()
        for path in part
    )


def test_what_is_edited_is_in_another_part_than_what_stays(tmp_path: Path) -> None:
    stories = [story(tmp_path, f"walk-{number}", f"Text {number}") for number in range(40)]
    before = {file.address: file.fingerprint for file in files(tmp_path, *stories)}
    after = {
        file.address: file.fingerprint for file in files(tmp_path, story(tmp_path, "walk-0", "Anew"), *stories[1:])
    }

    assert [address for address in before if before[address] != after[address]] == [
        f"/add/sources/{crc32(f'{FOLDER}/walk-0.md'.encode()) & 255:02x}.json"
    ]


def test_drafts_stay_out_and_translations_are_there(tmp_path: Path) -> None:
    stories = (story(tmp_path, "a", "A", is_draft=True), story(tmp_path, "a.es", "A", is_translation=True))

    [file] = files(tmp_path, *stories)
    assert json.loads(file.data()) == {f"{FOLDER}/a.es.md": "A"}


def test_what_no_public_repository_has_is_not_published(tmp_path: Path) -> None:
    assert files(tmp_path, story(tmp_path, "a", "A"), site=Site("Almanac", "https://example.org")) == []


def test_what_is_saved_meanwhile_is_looked_at_again(tmp_path: Path) -> None:
    [file] = files(tmp_path, story(tmp_path, "a", "A"))
    (tmp_path / FOLDER / "a.md").write_text("B", "utf-8")

    with pytest.raises(SavedMeanwhileError) as raised:
        file.data()
    assert json.loads(raised.value.data) == {f"{FOLDER}/a.md": "B"}
