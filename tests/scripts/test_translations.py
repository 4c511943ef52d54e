"""`translations` says what is missing and outdated, to people and to programs."""

from __future__ import annotations

import json
from argparse import Namespace
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from almanac.model.edition import Edition
from almanac.model.entry import Source
from almanac.model.event import Event, EventText
from almanac.model.originals import ChangedOriginal, Originals
from almanac.model.site import Site
from almanac.model.story import Page
from almanac.model.when import AllDay
from commands import site, translations
from commands.cannot_run import CannotRun
from commands.site import CheckResult

NOW = datetime(2027, 1, 10, 12, tzinfo=UTC)
SITE = Site("Almanac", "https://example.org", languages=("en", "es"))


def page(slug: str, lang: str = "", title: str = "") -> Page:
    source = Source(f"content/pages/{slug}{f'.{lang}' if lang else ''}.md", f"content/pages/{slug}")
    return Page(source, slug, lang or "en", title or slug, f"/{slug}/", is_translation=bool(lang))


def event(slug: str, day: date) -> Event:
    text = EventText(Source(f"events/{slug}.md", f"events/{slug}"), "en", slug, "A sentence.", f"/events/{slug}/")
    return Event(slug=slug, uid=slug, text=text, when=AllDay(day, day), category="Meetup")


EDITION = Edition(
    SITE,
    NOW,
    pages=(page("a"), page("a", "es", "Uno\x1b[31m"), page("b"), page("b", "es"), page("c")),
    events=(event("over", date(2027, 1, 1)), event("comes", date(2027, 3, 1))),
    originals=Originals(
        {"content/pages/a.es.md": ChangedOriginal(NOW, "a1", "b2")}, frozenset(["content/pages/b.es.md"])
    ),
)


def call(monkeypatch: pytest.MonkeyPatch, edition: Edition | None, lang: str | None = None, form: str = "text") -> int:
    monkeypatch.setattr(site, "check_site", lambda root, drafts: CheckResult((), edition))
    return translations.run(Namespace(root=Path(), lang=lang, format=form))


def test_people_read_it_by_language(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(monkeypatch, EDITION) == 0

    assert capsys.readouterr().out.splitlines() == [
        "English (en)",
        "  Everything is translated, and up to date.",
        "español (es)",
        "  Their original has changed: 1",
        '    content/pages/a.es.md "Uno<U+001B>[31m", changed on 2027-01-10',
        "  Not translated yet: 2",
        '    content/pages/c.md "c"',
        '    events/comes.md "comes"',
        "  Of a revision that is not named or not there: 1",
        '    content/pages/b.es.md "b"',
    ]


def test_of_all_languages_only_so_much_is_shown(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    many = replace(EDITION, pages=tuple(page(f"p{number}") for number in range(1200)), events=())
    call(monkeypatch, many)
    said = capsys.readouterr().out.splitlines()
    call(monkeypatch, many, "es")
    whole = capsys.readouterr().out.splitlines()

    assert said[-1] == "    and 1,190 more: scripts/almanac translations es"
    assert (len(said), len(whole)) == (15, 1202)


def test_one_that_has_to_be_renamed_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    alone = replace(page("solo", "es"), is_translation=False)
    call(monkeypatch, replace(EDITION, pages=(alone,), events=()), "en")

    assert capsys.readouterr().out.splitlines()[-1] == (
        '    content/pages/solo.es.md "solo", once its file is content/pages/solo.md, '
        "with its language in a line `lang:`"
    )


def test_programs_read_json(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    call(monkeypatch, EDITION, "es", "json")
    whole: dict[str, Any] = json.loads(capsys.readouterr().out)

    assert whole == {
        "languages": [
            {
                "lang": "es",
                "outdated": [
                    {
                        "path": "content/pages/a.es.md",
                        "original": "content/pages/a.md",
                        "title": "Uno\x1b[31m",
                        "address": "/a/",
                        "changed": "2027-01-10T12:00:00+00:00",
                        "before": "a1",
                        "after": "b2",
                    }
                ],
                "missing": [
                    {"path": "content/pages/c.es.md", "original": "content/pages/c.md", "title": "c", "address": "/c/"},
                    {"path": "events/comes.es.md", "original": "events/comes.md", "title": "comes",
                     "address": "/events/comes/"},
                ],
                "unknown": [
                    {"path": "content/pages/b.es.md", "original": "content/pages/b.md", "title": "b", "address": "/b/"}
                ],
            }
        ]
    }  # fmt: skip


def test_a_site_of_one_language_translates_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(monkeypatch, replace(EDITION, site=replace(SITE, languages=("en",)))) == 0
    assert capsys.readouterr().out == "This site has one language: LANGUAGES in pelicanconf.py names others.\n"


def test_a_language_that_the_site_does_not_have_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(CannotRun, match=r"`fr` is not a language into which this site translates \(en, es\)"):
        call(monkeypatch, EDITION, "fr")


def test_errors_come_first(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(monkeypatch, None) == 1
    assert "scripts/almanac check" in capsys.readouterr().out
