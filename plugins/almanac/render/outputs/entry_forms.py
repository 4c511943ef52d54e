"""Plans the forms by which people send stories and events, in every language."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from almanac.model import address
from almanac.model.form_facts import FormFacts, Kind
from almanac.model.site import Site
from almanac.render.entry_form.form_view import form_view
from almanac.render.outputs.output import Page, Values, fingerprint
from almanac.render.publication import Publication
from almanac.render.views.parts import PageText

# Asked for where a page is made: it takes as long as some pages do.
Facts = Callable[[], FormFacts]


def entry_forms(publication: Publication, facts: Facts) -> Iterator[Page]:
    """``/add/event/``, ``/add/story/``, and both below each ``/LANG/``."""
    site = publication.site
    kinds: list[tuple[Kind, str]] = [("event", address.ADD_EVENT)] if site.events else []
    kinds += [("story", address.ADD_STORY)] if site.blog else []
    for kind, where in kinds:
        for lang in site.list_languages:
            # They are made of the program, the settings and of words alone, from which everything is made.
            values = partial(_values, kind, facts, site, lang)
            yield Page(site.list_address(where, lang), "add", fingerprint(kind, lang), values, lang)


def _values(kind: Kind, facts: Facts, site: Site, lang: str) -> Values:
    view = form_view(kind, facts(), site, lang)
    # Translators: in place of the form for a story or an event, on a site that closed.
    about = site.phrases(lang).gettext("This site takes nothing in any more.") if site.frozen else view.about
    return {"view": view, "lang": lang, "page_text": PageText(view.title, about)}
