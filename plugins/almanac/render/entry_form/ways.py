"""Says by which ways an entry can be sent that a form made: on the forge of the repository, or by mail."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from almanac.model.form_facts import Kind
from almanac.model.interface import Phrases
from almanac.model.site import Site
from almanac.model.submission_form import FORMS
from almanac.render.forge import NewIssue, edit_url, new_file, new_issue
from almanac.render.hosts import host
from almanac.render.views.entry_form import Way

# Bytes of an address, encoded, that servers take (RFC 9110 4.1), and that programs for mail do.
_LONGEST_ADDRESS, _LONGEST_MAIL = 8000, 1800


def ways_to_send(kind: Kind, site: Site, phrases: Phrases) -> tuple[Way, ...]:
    """Those that the site has, in the order of its settings."""
    made = {"file": _as_file, "issue": _as_issue, "mail": _by_mail}
    return tuple(way for name in site.ways_to_send for way in made[name](kind, site, phrases))


def _as_file(_kind: Kind, site: Site, phrases: Phrases) -> Iterator[Way]:
    where = new_file(site)
    if where is None:
        return
    _ = phrases.gettext
    label = _("As a file at %(host)s", host=host(where.address))
    about = _("You need an account there: you look at it once more, and propose it.")
    told = {
        "address": where.address,
        "name": where.name,
        "text": where.text,
        "edit": edit_url(site, "{path}").replace("%7Bpath%7D", "{path}"),
        "most": _LONGEST_ADDRESS,
    }
    yield Way("file", label, about, where.address, _json(told))


def _as_issue(kind: Kind, site: Site, phrases: Phrases) -> Iterator[Way]:
    where = new_issue(site, f"{FORMS[kind].file}.yml")
    if where is None:
        return
    _ = phrases.gettext
    label = _("As a request at %(host)s", host=host(where.address))
    about = _("You need an account there; everybody can read it, and somebody makes the page of it.")
    yield Way("issue", label, about, where.first, _json(_told_of_issue(where, kind)))


def _told_of_issue(where: NewIssue, kind: Kind) -> Mapping[str, object]:
    return {
        "address": where.address,
        "fixed": dict(where.fixed),
        "title": where.title,
        "body": where.body,
        "fields": [[field.id, field.label] for field in FORMS[kind].fields],
        "most": _LONGEST_ADDRESS,
    }


def _by_mail(_kind: Kind, site: Site, phrases: Phrases) -> Iterator[Way]:
    if not site.editors_email:
        return
    _ = phrases.gettext
    label = _("By mail to the editors")
    about = _("Your own program for mail opens, with all of it in the letter.")
    address = f"mailto:{site.editors_email}"
    yield Way("mail", label, about, address, _json({"address": address, "most": _LONGEST_MAIL}))


def _json(told: Mapping[str, object]) -> str:
    return json.dumps(told, ensure_ascii=False, sort_keys=True)
