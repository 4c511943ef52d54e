"""Makes what the page of partners says of each: how its calendar is, and what comes from it."""

from __future__ import annotations

from collections.abc import Iterable

from almanac.model import language
from almanac.model.interface import Phrases
from almanac.model.partner import Partner, PartnerHealth
from almanac.render import words
from almanac.render.views.partners import PartnerView


def partner_views(
    partners: Iterable[Partner], known: Iterable[PartnerHealth], phrases: Phrases
) -> tuple[PartnerView, ...]:
    """Each partner of the settings, in their order, as a page in the language of ``phrases`` says it."""
    health = {one.name: one for one in known}
    return tuple(_view(partner, health.get(partner.name), phrases) for partner in partners)


def _view(partner: Partner, health: PartnerHealth | None, phrases: Phrases) -> PartnerView:
    _ = phrases.gettext
    if health is None:
        state = _("Its calendar has not been read yet.")
    elif health.why:
        state = _("Its calendar gives no answer since %(day)s.", day=words.day(health.since, phrases.spoken))
    else:
        state = _("Its calendar answers since %(day)s.", day=words.day(health.since, phrases.spoken))
    return PartnerView(
        name=partner.name,
        url=partner.url,
        lang=partner.lang,
        language=language.language_name(partner.lang, phrases.spoken) if partner.lang else "",
        is_well=health is None or not health.why,
        state=state,
        facts=tuple(_facts(health, phrases)) if health else (),
        stories=health.stories if health else "",
    )


def _facts(health: PartnerHealth, phrases: Phrases) -> Iterable[str]:
    if health.why and health.succeeded:
        yield phrases.gettext("It last answered on %(day)s.", day=words.day(health.succeeded, phrases.spoken))
    if health.events:
        yield phrases.gettext("Events from it: %(num)s", num=health.events)
    if health.gone:
        yield phrases.gettext("Announced there no longer: %(num)s", num=health.gone)
    if health.changed:
        day = words.day(health.changed, phrases.spoken)
        yield phrases.gettext("What it announces last changed on %(day)s.", day=day)
