"""Makes what the page of a form gets, and a whole file as an example for whoever writes it by hand."""

from __future__ import annotations

import json

from almanac.model import address, language
from almanac.model.form_facts import FormFacts, Kind
from almanac.model.site import Site
from almanac.model.slug import file_slug
from almanac.render.entry_form.asked import sections
from almanac.render.entry_form.script_words import script_words
from almanac.render.entry_form.ways import ways_to_send
from almanac.render.forge import new_picture
from almanac.render.hosts import host
from almanac.render.views.entry_form import FormView

STORIES_FOLDER = "content/stories"
# What nobody writes by hand where there is a script.
_PARTS_NOT_IN_EXAMPLE = frozenset(["organizers", "repeat", "image"])
_NOT_IN_EXAMPLE = frozenset(["lang", "worldwide", "registration.cost"])


def form_view(kind: Kind, facts: FormFacts, site: Site, lang: str) -> FormView:
    """The form of a kind in one language."""
    phrases = site.phrases(lang)
    _ = phrases.gettext
    if kind == "event":
        title, about = (
            _("Add an event"),
            _("A date, a place and a sentence. It goes to the list, the map and everybody's calendar."),
        )
        other = address.ADD_STORY if site.blog else ""
    else:
        title = _("Tell a story")
        about = _("What you tried, what worked, what did not. Half an hour and two hundred words are enough.")
        other = address.ADD_EVENT if site.events else ""
    example, path = example_file(kind, facts, site)
    return FormView(
        kind=kind,
        lang=lang,
        direction=language.direction(lang),
        title=title,
        about=about,
        sections=sections(kind, facts, site, phrases),
        ways=ways_to_send(kind, site, phrases),
        facts=_facts(kind, facts, site),
        words=script_words(kind, phrases),
        pictures=new_picture(site),
        pictures_at=host(site.repository_url) if site.repository_url else "",
        example=example,
        path=path,
        license=site.content_license,
        other=other,
        has_map=site.map and site.events and kind == "event",
    )


def _facts(kind: Kind, facts: FormFacts, site: Site) -> str:
    """What the script knows beside the words, which is the same in all languages."""
    told = {
        "kind": kind,
        "schema": facts.schemas[kind],
        "zones": facts.zones if kind == "event" else {},
        "allZones": facts.all_zones if kind == "event" else [],
        "points": facts.point_forms if kind == "event" else [],
        "folder": site.events_path if kind == "event" else STORIES_FOLDER,
        "lang": site.default_lang,
        "zone": site.zone.key,
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def example_file(kind: Kind, facts: FormFacts, site: Site) -> tuple[str, str]:
    """A whole file with the schema's own examples, and where it would go."""
    examples = {**facts.examples[kind], "category": _category(kind, site)}
    lines: list[str] = []
    for name, value in examples.items():
        above, _, below = name.rpartition(".")
        if name in _NOT_IN_EXAMPLE or above in _PARTS_NOT_IN_EXAMPLE:
            continue
        if above and f"{above}:" not in lines:
            lines.append(f"{above}:")
        lines.append(f"{'  ' if above else ''}{below}: {value}")
    year = examples["start" if kind == "event" else "date"][:4]
    folder = site.events_path if kind == "event" else STORIES_FOLDER
    text = "\n".join(["---", *lines, "---", "", "..."])
    return f"{text}\n", f"{folder}/{year}/{file_slug(examples['title'])}.md"


def _category(kind: Kind, site: Site) -> str:
    names = [*(site.event_categories if kind == "event" else site.categories)]
    return names[0] if names else ""
