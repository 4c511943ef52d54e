"""The ways to send what a form made: those that a site has, in its order."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from almanac.model.site import Site
from almanac.model.submission_form import FORMS
from almanac.render.entry_form.ways import ways_to_send

SITE = Site(
    "Almanac", "https://example.org", repository_url="https://github.com/group/site", editors_email="desk@example.org"
)


def kinds(site: Site) -> list[str]:
    return [way.kind for way in ways_to_send("event", site, site.phrases())]


@pytest.mark.parametrize(
    ("site", "found"),
    [
        pytest.param(SITE, ["file", "issue", "mail"], id="all that there are"),
        pytest.param(replace(SITE, ways_to_send=("mail", "issue")), ["mail", "issue"], id="in the site's order"),
        pytest.param(replace(SITE, editors_email=""), ["file", "issue"], id="no address for mail"),
        pytest.param(replace(SITE, repository_url=""), ["mail"], id="no repository"),
        pytest.param(replace(SITE, ways_to_send=()), [], id="switched off"),
    ],
)
def test_a_site_offers_what_it_has_and_wants(site: Site, found: list[str]) -> None:
    assert kinds(site) == found


def test_each_kind_of_entry_has_an_issue_form_of_its_own() -> None:
    found = [ways_to_send(kind, SITE, SITE.phrases())[1] for kind in FORMS]

    assert [json.loads(way.script)["fixed"] for way in found] == [
        {"template": "add-event.yml"},
        {"template": "send-story.yml"},
    ]
    assert found[0].address == "https://github.com/group/site/issues/new?template=add-event.yml"


def test_a_way_says_how_long_an_address_may_be() -> None:
    most = {way.kind: json.loads(way.script)["most"] for way in ways_to_send("story", SITE, SITE.phrases())}

    assert most == {"file": 8000, "issue": 8000, "mail": 1800}
