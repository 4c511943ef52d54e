"""Opens what `import campaign-events` is given: a wiki, and the numbers of its events."""

from __future__ import annotations

import argparse

from almanac.importers.campaign_events import CampaignEvents
from almanac.store.web_page import PageUnavailable, fetch
from commands.arguments import site_address
from commands.cannot_run import CannotRun

_PATH = "/w/rest.php/campaignevents/v0/event_registration/"
# Each is a request to somebody's wiki.
_MOST = 200


def open_campaign_events(args: argparse.Namespace) -> CampaignEvents:
    """What the wiki says of each event; raises ``CannotRun``."""
    wiki, *numbers = args.sources
    numbers = [*dict.fromkeys(numbers)]
    if not numbers or not all(number.isdecimal() and number.isascii() for number in numbers):
        hint = "such as: import campaign-events https://meta.wikimedia.org 1203 1207."
        raise CannotRun("name a wiki and the numbers of its events.", hint)
    if len(numbers) > _MOST:
        raise CannotRun(f"{len(numbers)} events are more than {_MOST} at once.", "name them in several runs.")
    try:
        base = site_address(wiki)
    except argparse.ArgumentTypeError as error:
        raise CannotRun(f"{error}.", "name the wiki, such as https://meta.wikimedia.org.") from None
    try:
        answers = {number: fetch(f"{base}{_PATH}{number}").data for number in numbers}
    except PageUnavailable as error:
        raise CannotRun(f"{error.message}.", f"{error.hint}.") from None
    return CampaignEvents(base, answers)
