"""The README says what is for which host, with the addresses of this move."""

from __future__ import annotations

from dataclasses import replace

from almanac.render.moving.move import Move
from almanac.render.moving.readme import readme


def test_it_names_both_addresses_and_the_path_that_the_old_site_had(move: Move) -> None:
    text = readme(move)

    assert text.startswith("https://old.example.org/the.site/ has moved\n===")
    assert "https://new.example.net/ is the new address of https://old.example.org/the.site/" in text
    assert "curl --head https://old.example.org/the.site/events/calendar.ics" in text
    assert "The old site lay below /the.site/" in text


def test_a_move_within_one_host_has_no_file_that_would_lead_the_new_site_on_too(move: Move) -> None:
    within = replace(move.edition, site=replace(move.site, url="https://old.example.org/the.site/new"))
    inner = readme(replace(move, edition=within))

    assert "Both sites" not in readme(move)
    assert "redirects/" not in inner
    assert "BESIDE those of the new site, which\n     lies in /the.site/new/," in inner


def test_a_site_at_the_top_of_its_host_is_told_of_no_path(move: Move) -> None:
    assert "lay below" not in readme(replace(move, former=replace(move.former, url="https://old.example.org")))
