"""What the present has without a Problem is not read again for an earlier commit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from sites import EVENT, OTHER, PAGE, SITE, STORY, WORDS, event, page, story, tree, words

from almanac.check.entries import Entries
from almanac.check.permanence.once_for_both import OnceForBoth
from almanac.check.reading import EntryRead, EntryToRead, OneAfterAnother
from almanac.model.site import Site

FILES = {STORY: story(), PAGE: page(), EVENT: event(), WORDS: words()}
RESERVED = "content/pages/stories.md"


class _Counting(OneAfterAnother):
    def __init__(self) -> None:
        self.asked: list[str] = []

    def entries(self, site: Site, files: Sequence[EntryToRead]) -> list[EntryRead]:  # type: ignore[override]
        self.asked += [file.path for file in files]
        return [*super().entries(site, files)]


def _asked_for_the_earlier(before: dict[str, str], after: dict[str, str], then: Site = SITE) -> list[str]:
    """What is read for the earlier site, whose entries are those that it has without the present one."""
    counting = _Counting()
    readers = OnceForBoth(counting)
    Entries(SITE, tree(after), readers=readers)
    counting.asked.clear()
    earlier = Entries(then, tree(before), is_earlier=True, readers=readers)

    alone = Entries(then, tree(before), is_earlier=True)
    assert (earlier.stories, earlier.pages, earlier.events) == (alone.stories, alone.pages, alone.events)
    assert earlier.problems == alone.problems
    return sorted(counting.asked)


def test_what_is_the_same_is_read_once() -> None:
    assert _asked_for_the_earlier(FILES, FILES) == []


@pytest.mark.parametrize(
    ("before", "asked"),
    [
        pytest.param({STORY: story(title="B")}, [STORY], id="a text that changed"),
        pytest.param({EVENT: event(title="B")}, [WORDS, EVENT], id="an original, with its translations"),
        pytest.param({OTHER: event()}, [OTHER], id="a file that is gone"),
        pytest.param({EVENT: ""}, [WORDS, EVENT], id="a file that had errors"),
    ],
)
def test_what_differs_is_read(before: dict[str, str], asked: list[str]) -> None:
    assert _asked_for_the_earlier({**FILES, **before}, FILES) == asked


def test_what_the_rules_of_today_refuse_is_read_by_those_of_then() -> None:
    files = {**FILES, RESERVED: page()}

    assert _asked_for_the_earlier(files, files) == [RESERVED]


def test_under_other_settings_everything_is_read() -> None:
    assert _asked_for_the_earlier(FILES, FILES, replace(SITE, default_lang="es")) == sorted(FILES)
