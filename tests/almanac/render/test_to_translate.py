"""What a language lacks, and in which order it is offered."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from almanac.model.edition import Edition
from almanac.model.entry import Source
from almanac.model.event import Event, EventText
from almanac.model.originals import ChangedOriginal, Originals
from almanac.model.profile import Profile
from almanac.model.site import Site
from almanac.model.story import Page, Story
from almanac.model.when import AllDay, Published
from almanac.render.to_translate import Original, ToTranslate, Translation, has_to_be_renamed

NOW = datetime(2027, 1, 10, 12, tzinfo=UTC)
SITE = Site("Almanac", "https://example.org", languages=("en", "es", "ar"))


def source(folder: str, slug: str, lang: str) -> Source:
    return Source(f"{folder}/{slug}{f'.{lang}' if lang else ''}.md", f"{folder}/{slug}")


def story(slug: str, lang: str = "", *, of: str = "", draft: bool = False) -> Story:
    address, spoken = f"/{lang}/{slug}/", lang or of or "en"
    is_translation = bool(lang) and not of
    return Story(
        source("content/stories/2027", slug, lang), slug, spoken, slug, Published(date(2027, 1, 1)), ("Ewa",), "News",
        "A sentence.", address, draft=draft, is_translation=is_translation,
    )  # fmt: skip


def page(slug: str, lang: str = "", *, draft: bool = False) -> Page:
    where = source("content/pages", slug, lang)
    return Page(where, slug, lang or "en", slug, f"/{lang}/{slug}/", draft=draft, is_translation=bool(lang))


def profile(slug: str, lang: str = "") -> Profile:
    where = source("content/authors", slug, lang)
    return Profile(where, slug, lang or "en", slug, f"/{lang}/author/{slug}/", is_translation=bool(lang))


def event(slug: str, *translated: str, draft: bool = False) -> Event:
    def text(lang: str = "") -> EventText:
        where = source("events/2027", slug, lang)
        return EventText(where, lang or "en", slug, "A sentence.", f"/{lang}/events/{slug}/")

    when = AllDay(date(2027, 2, 1), date(2027, 2, 1))
    translations = tuple(map(text, translated))
    return Event(slug=slug, uid=slug, text=text(), when=when, category="Meetup", translations=translations, draft=draft)


def to_translate(
    *entries: Story | Page | Profile, coming: tuple[Event, ...] = (), originals: Originals | None = None
) -> ToTranslate:
    stories = tuple(entry for entry in entries if isinstance(entry, Story))
    pages = tuple(entry for entry in entries if isinstance(entry, Page))
    profiles = tuple(entry for entry in entries if isinstance(entry, Profile))
    edition = Edition(SITE, NOW, stories, pages, coming, originals=originals or Originals(), profiles=profiles)
    return ToTranslate(edition, coming)


def names(originals: tuple[Original, ...]) -> list[str]:
    return [original.slug for original in originals]


def test_pages_come_before_events_and_stories() -> None:
    found = to_translate(story("newest"), story("older"), page("about"), coming=(event("soon"), event("later")))

    missing = found.missing("es")
    assert (missing.count, names(missing.first)) == (5, ["about", "soon", "later", "newest", "older"])


def test_profiles_come_last() -> None:
    missing = to_translate(profile("ewa"), profile("ewa", "es"), profile("ann"), story("a")).missing("es")

    assert (missing.count, names(missing.first)) == (2, ["a", "ann"])


def test_a_profile_can_be_of_an_older_text() -> None:
    translation = profile("ewa", "es")
    changed = {translation.source.path: ChangedOriginal(NOW, "", "b2")}
    found = to_translate(profile("ewa"), translation, originals=Originals(changed))

    assert found.outdated("es") == (Translation(translation, profile("ewa")),)


def test_of_each_kind_only_some_are_named() -> None:
    found = to_translate(story("newest"), story("older"), page("about"), page("more"), coming=(event("a"), event("b")))

    missing = found.missing("es", 1)
    assert (missing.count, names(missing.first)) == (6, ["about", "a", "newest"])


def test_what_is_there_in_a_language_is_not_missing() -> None:
    found = to_translate(
        story("a"), story("a", "es"), story("b"), page("c"), page("c", "ar"), coming=(event("d", "es", "ar"),)
    )

    assert [(lang, found.missing(lang).count) for lang in SITE.languages] == [("en", 0), ("es", 2), ("ar", 2)]
    assert names(found.missing("es").first) == ["c", "b"]


def test_an_original_in_another_language_is_missing_in_the_site_s_own() -> None:
    alone = replace(story("solo"), lang="es")
    found = to_translate(alone)

    assert names(found.missing("en").first) == ["solo"]
    assert found.missing("es").count == 0
    assert not has_to_be_renamed(alone)


def test_one_that_is_named_with_its_language_has_to_be_renamed_first() -> None:
    spanish, arabic = story("solo", "es", of="es"), story("solo", "ar", of="ar")
    found = to_translate(spanish, arabic)

    assert found.missing("en").first == (spanish, arabic)
    assert has_to_be_renamed(spanish)


def test_drafts_are_not_offered() -> None:
    found = to_translate(story("a", draft=True), page("b", draft=True), coming=(event("c", draft=True),))

    assert found.missing("es").count == 0


def test_what_changed_last_comes_first_and_before_it_what_is_not_committed() -> None:
    texts = [story("a"), story("a", "es"), page("b"), page("b", "es"), page("c"), page("c", "ar")]
    meetup = event("d", "es")
    changed = {
        "content/stories/2027/a.es.md": ChangedOriginal(NOW - timedelta(days=2), "", "1"),
        "content/pages/b.es.md": ChangedOriginal(),
        "content/pages/c.ar.md": ChangedOriginal(NOW, "", "2"),
        "events/2027/d.es.md": ChangedOriginal(NOW - timedelta(days=1), "", "3"),
    }
    found = to_translate(*texts, coming=(meetup,), originals=Originals(changed))

    assert found.outdated("es") == (
        Translation(texts[3], texts[2]),
        Translation(meetup.translations[0], meetup),
        Translation(texts[1], texts[0]),
    )
    assert found.outdated("en") == ()


def test_what_nobody_can_tell_the_age_of_is_known_apart() -> None:
    texts = [story("a"), story("a", "es"), page("b"), page("b", "es")]
    found = to_translate(*texts, originals=Originals(unknown=frozenset(["content/pages/b.es.md"])))

    assert found.unknown("es") == (Translation(texts[3], texts[2]),)
    assert (found.unknown("ar"), found.outdated("es")) == ((), ())
