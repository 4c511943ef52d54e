"""The front page in every language: newest stories, next events."""

from __future__ import annotations

from typing import Any

from pelican import Pelican, signals
from pelican.generators import Generator

from almanac.model import address, language
from almanac.model.edition import Edition
from almanac.render.event_view import event_card
from almanac.render.programme import Programme
from almanac.render.story_view import story_card, story_facets

STORIES = 8
EVENTS = 6


class HomeGenerator(Generator):
    """Writes ``/`` and ``/LANG/``."""

    def generate_output(self, writer: Any) -> None:
        """One front page for each of LANGUAGES."""
        edition: Edition = self.settings["EDITION"]
        programme: Programme = self.settings["PROGRAMME"]
        site = edition.site
        categories = story_facets(edition)[0].labels
        for lang in dict.fromkeys((site.default_lang, *site.languages)):
            where = address.home(lang, site.default_lang)
            writer.write_file(
                address.file_of(where),
                self.get_template("home"),
                self.context,
                url=where.lstrip("/"),
                lang=lang,
                direction=language.direction(lang),
                stories=tuple(story_card(story, edition) for story in edition.stories_in(lang)[:STORIES]),
                events=tuple(event_card(listed, site, lang) for listed in programme.upcoming[:EVENTS]),
                categories=categories,
            )


def provide(pelican: Pelican) -> type[Generator]:
    """The generator that Pelican runs."""
    del pelican
    return HomeGenerator


def register() -> None:
    """Called by Pelican."""
    signals.get_generators.connect(provide)
