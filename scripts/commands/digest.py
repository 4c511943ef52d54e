"""`digest`: says what was new in a week or since a day, to be sent by mail, or put on a forum or a wiki."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from commands.arguments import Subparsers, add_command
from commands.cannot_run import CannotRun
from commands.printing import as_text_alone

if TYPE_CHECKING:
    from email.headerregistry import Address

    from almanac.model.edition import Edition
    from almanac.model.site import Site
    from almanac.render.digest.digest import Digest
    from almanac.render.digest.narrowed import Narrowed
    from almanac.render.digest.period import Period
    from almanac.render.publication import Publication

_EXAMPLE = """
scripts/almanac digest --week
scripts/almanac digest --week 2026-W48 --lang es --format text
scripts/almanac digest --since 2026-11-20 --tag hackathon --format wikitext
scripts/almanac digest --week --format eml --from news@lists.example.org --to news@lists.example.org > digest.eml
scripts/almanac digest --week --output digest
scripts/almanac digest --week --send --dry-run
"""
_LAST = "last"
# Where a job says who sends it to whom, and through which server, which is a secret.
_FROM, _TO, _SERVER = "ALMANAC_DIGEST_FROM", "ALMANAC_DIGEST_TO", "ALMANAC_SMTP"
# What each form is called as a file.
_SUFFIXES = {"markdown": "md", "eml": "eml", "text": "txt", "wikitext": "wiki"}


def add_parser(subparsers: Subparsers) -> None:
    """Declare the arguments."""
    purpose = "say what was new in a week or since a day, what changed and what comes next"
    parser = add_command(subparsers, "digest", purpose, _EXAMPLE, run)
    period = parser.add_mutually_exclusive_group(required=True)
    period.add_argument(
        "--week", nargs="?", const=_LAST, metavar="YYYY-Www", help="an ISO week; without a name the last that is over"
    )
    period.add_argument("--since", type=_day, metavar="DAY", help="from this day until now, like 2026-11-20")
    parser.add_argument("--lang", metavar="LANG", help="in this one of LANGUAGES (default: DEFAULT_LANG)")
    parser.add_argument("--country", metavar="CODE", help="only what has to do with this country, like GH")
    parser.add_argument("--tag", metavar="TAG", help="only what has this tag")
    parser.add_argument(
        "--format", choices=tuple(_SUFFIXES), default="markdown", help="what is printed (default: %(default)s)"
    )
    parser.add_argument(
        "--from", dest="sender", type=_mailbox, metavar="ADDRESS", help=f"who sends the mail (default: {_FROM})"
    )
    parser.add_argument(
        "--to",
        type=_mailbox,
        action="append",
        default=[],
        metavar="ADDRESS",
        help=f"who gets it; as often as needed (default: {_TO})",
    )
    parser.add_argument(
        "--output", type=Path, metavar="FOLDER", help="write every form into this folder, in every language or in LANG"
    )
    parser.add_argument(
        "--send", action="store_true", help=f"hand the mail to the server of {_SERVER} (smtps://USER:PASSWORD@HOST)"
    )
    parser.add_argument("--dry-run", action="store_true", help="only say what would be written or sent")


def run(args: argparse.Namespace) -> int:
    """Print it, or write it; returns 1 where the files have errors."""
    from almanac.render.publication import Publication
    from commands.frozen import is_closed
    from commands.site import check_site

    edition = check_site(args.root, drafts=False).edition
    if edition is None:
        print("The files have errors, which come first: scripts/almanac check shows them.", file=sys.stderr)
        return 1
    if is_closed(edition.site, "nothing is new, and no digest is made"):
        return 0
    if not edition.history.complete:
        remedy = "take all of the history: git fetch --unshallow; in a workflow `fetch-depth: 0`."
        raise CannotRun("git does not have the whole history here: nobody knows what is new, and what changed.", remedy)
    publication = Publication(edition)
    sender, recipients = _from_environment(args)
    narrowed = _narrowed(edition, args.country, args.tag)
    maker = _Maker(publication, _period(args, edition), narrowed, sender, recipients)
    if args.output:
        languages = (_language(edition.site, args.lang),) if args.lang else edition.site.list_languages
        _write(args.root / args.output, maker.files(languages), dry_run=args.dry_run)
        return 0
    if args.send:
        _send(maker, _language(edition.site, args.lang), dry_run=args.dry_run)
        return 0
    data = maker.made(args.format, _language(edition.site, args.lang))
    # On the other stream: the digest may go into a file.
    with as_text_alone(partial(print, file=sys.stderr, flush=True)):
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    return 0


@dataclass(frozen=True, slots=True)
class _Maker:
    publication: Publication
    period: Period
    narrowed: Narrowed
    sender: Address | None
    recipients: Sequence[Address]

    def digest(self, lang: str) -> Digest:
        """The digest in a language."""
        from almanac.render.digest.digest import digest_of, what_happened

        of = self.publication.in_language(lang)
        return digest_of(of, what_happened(of, self.period, self.narrowed), self.narrowed)

    def made(self, form: str, lang: str) -> bytes:
        """The same in one of the forms."""
        from almanac.render.digest.markdown import markdown
        from almanac.render.digest.message import mail
        from almanac.render.digest.plain_text import plain_text
        from almanac.render.digest.wikitext import wikitext

        digest, site = self.digest(lang), self.publication.site
        if form == "eml":
            return mail(digest, site.zone, site.calendar_domain, sender=self.sender, recipients=self.recipients)
        write = {"markdown": markdown, "text": plain_text, "wikitext": wikitext}[form]
        return write(digest).encode()

    def files(self, languages: Sequence[str]) -> Iterator[tuple[str, bytes]]:
        """Every form in these languages, by the names of files."""
        for lang in languages:
            for form, suffix in _SUFFIXES.items():
                yield f"digest.{lang}.{suffix}", self.made(form, lang)


def _from_environment(args: argparse.Namespace) -> tuple[Address | None, tuple[Address, ...]]:
    """Who sends it and who gets it: as the arguments say, else as the environment does; raises ``CannotRun``."""
    try:
        named = [_mailbox(text) for text in os.environ.get(_TO, "").split(",") if text.strip()]
        sender = _mailbox(os.environ[_FROM]) if os.environ.get(_FROM) else None
    except argparse.ArgumentTypeError as error:
        raise CannotRun(f"{_FROM} or {_TO}: {error}.", "set it to an address, or several with commas.") from None
    return args.sender or sender, tuple(args.to or named)


def _send(maker: _Maker, lang: str, *, dry_run: bool) -> None:
    """Hand it to the server, where there is anything to tell; raises ``CannotRun``."""
    from almanac.store.mail import MailNotSentError, send_mail

    server, sender, recipients = os.environ.get(_SERVER, ""), maker.sender, maker.recipients
    lacks = [name for name, is_there in ((_SERVER, server), (_FROM, sender), (_TO, recipients)) if not is_there]
    if sender is None or (lacks and not dry_run):
        remedy = "docs/digest.md says what belongs there."
        raise CannotRun(f"nothing was sent: the environment lacks {' and '.join(lacks)}.", remedy)
    to = ", ".join(map(str, recipients)) or "nobody"
    if not maker.digest(lang).sections:
        print(f"Nothing was new and nothing comes: nothing is sent to {to}.")
    elif dry_run:
        print(f"would send `{maker.digest(lang).title}` from {sender} to {to}")
    else:
        try:
            send_mail(maker.made("eml", lang), server, sender.addr_spec, [one.addr_spec for one in recipients])
        except MailNotSentError as error:
            raise CannotRun(f"the mail was not sent: {error}.", "mend that, then run it again.") from None
        print(f"sent `{maker.digest(lang).title}` to {to}")


def _write(folder: Path, files: Iterator[tuple[str, bytes]], *, dry_run: bool) -> None:
    if not dry_run:
        folder.mkdir(parents=True, exist_ok=True)
    for name, data in files:
        if not dry_run:
            (folder / name).write_bytes(data)
        print(f"{'would write' if dry_run else 'wrote'} {folder / name}")


def _period(args: argparse.Namespace, edition: Edition) -> Period:
    from almanac.render.digest.period import named_week, since, weeks_before

    now, zone = edition.now, edition.site.zone
    try:
        if args.since:
            return since(args.since, now, zone)
        if args.week != _LAST:
            week = named_week(args.week, zone)
            if week.end > now:
                raise CannotRun(f"the week {week.name} is not over.", f"take the days so far: --since {week.first}")
            return week
    except (ValueError, OverflowError) as error:
        remedy = "a week is such as 2026-W48, a day such as 2026-11-20; `--week` alone is the last week that is over."
        raise CannotRun(f"{error}.", remedy) from None
    return weeks_before(now, zone, 1)[0]


def _language(site: Site, lang: str | None) -> str:
    if lang is None or lang in site.list_languages:
        return lang or site.default_lang
    listed = ", ".join(site.list_languages)
    raise CannotRun(f"`{lang}` is not a language of this site ({listed}).", "see LANGUAGES in pelicanconf.py.")


def _narrowed(edition: Edition, country: str | None, tag: str | None) -> Narrowed:
    """Raises ``CannotRun`` for a country or a tag that nothing has: the digest would be empty for ever."""
    from almanac.render.digest.narrowed import Narrowed

    site = edition.site
    named = [*(story.tags for story in edition.stories), *(event.tags for event in edition.events)]
    tags = {site.slug(name): name for names in named for name in names}
    slug = site.slug(tag) if tag else ""
    if tag and slug not in tags:
        from almanac.read.fault import did_you_mean

        raise CannotRun(f"no story and no event has the tag `{tag}`.", did_you_mean(tag, sorted({*tags.values()})))
    countries = {event.place.country for event in edition.events if event.place and event.place.country}
    if country and country.upper() not in countries:
        raise CannotRun(f"no event is in `{country}`.", f"a code of ISO 3166-1, one of {', '.join(sorted(countries))}.")
    return Narrowed((country or "").upper(), slug, tags.get(slug, ""))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day, like 2026-11-20") from None


def _mailbox(text: str) -> Address:
    """An address of mail, alone or with a name: ``Group of the North <news@example.org>``."""
    from email.errors import MessageError
    from email.headerregistry import Address
    from email.utils import parseaddr

    name, spec = parseaddr(text)
    try:
        address = Address(name, addr_spec=spec)
    except (MessageError, ValueError, IndexError):
        address = Address()
    if not (address.username and address.domain and text.isprintable()):
        raise argparse.ArgumentTypeError(f"{text!r} is no address of mail, like news@lists.example.org")
    return address
