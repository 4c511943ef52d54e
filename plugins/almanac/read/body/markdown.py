"""Markdown -> safe HTML and plain text, each body once, with a Problem at the line and column of whatever is wrong."""

from __future__ import annotations

import re
import secrets
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote, unquote

from almanac.model.entry import Body, Source
from almanac.model.image import Measured, copies
from almanac.model.interface import SOURCE, Interface, Phrases
from almanac.model.problem import Problem, Severity
from almanac.model.site import Site
from almanac.read.body import other_dialects
from almanac.read.body.document import START, WHOLE, Kind, Node, Position
from almanac.read.body.engine import parse
from almanac.read.body.findings import Finding, finding_of, problem_of, problems_of
from almanac.read.body.footnotes import Footnotes
from almanac.read.body.heading_ids import heading_ids
from almanac.read.body.html_growth import GrowthError, check_growth
from almanac.read.body.html_tags import tags
from almanac.read.body.html_writer import HtmlWriter
from almanac.read.body.known_links import KnownLinks
from almanac.read.body.limits import MAX_BYTES, OutOfBoundsError
from almanac.read.body.links import Ids, LinkResolver
from almanac.read.body.part_links import LinkToPart, PartLinks, is_part, missing_part
from almanac.read.body.picture_sizes import SizedPicture, with_sizes
from almanac.read.body.plain_text import plain_text
from almanac.read.body.raw_html import RawHtml, own_ids, without_alt_text
from almanac.read.body.sanitiser import sanitised
from almanac.read.body.site_pages import SitePages
from almanac.read.catalogue import digests_of
from almanac.read.fault import Fault
from almanac.read.values.invisible import has_invisible, without_invisible
from almanac.read.values.links import Targets

_ENGLISH = Interface()
_CHARACTER_REFERENCE = re.compile(r"&#(?:(?P<decimal>[0-9]{1,7})|[xX](?P<hexadecimal>[0-9a-fA-F]{1,6}));?")
_RAW_HTML = frozenset({Kind.HTML_BLOCK, Kind.HTML_INLINE})


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text gives, before pictures have their sizes; the same text with the same answers gives the same.

    ``parts`` are the ids on its page, None where it could not be read; ``links`` those to parts of other texts;
    ``answers`` where the paths in it lead. It ``lacks_only_links`` where dead links are all its errors.
    """

    html: str = ""
    text: str = ""
    problems: tuple[Problem, ...] = ()
    lacks_only_links: bool = False
    parts: tuple[str, ...] | None = None
    links: tuple[LinkToPart, ...] = ()
    answers: tuple[tuple[str, str], ...] = ()
    asked_in_vain: bool = False


class MarkdownReader:
    """Renders bodies; one instance reads all texts of a site, and knows which part of which text a link leads to.

    ``measured`` is what is known of pictures by their addresses, of which there are copies in ``picture_formats``;
    ``phrases`` gives the words of the interface in a language.
    ``dead_links`` are the errors of texts in which nothing else is wrong than links of the site that lead nowhere; the
    HTML goes without these.
    """

    def __init__(
        self,
        targets: Targets,
        *,
        measured: Mapping[str, Measured] | None = None,
        picture_formats: Sequence[str] = (),
        phrases: Callable[[str], Phrases] = _ENGLISH.phrases,
    ) -> None:
        self._targets = targets
        self._pictures = {
            self._link(address): SizedPicture(found.size, copies(address, found.widths, picture_formats, self._link))
            for address, found in (measured or {}).items()
        }
        self._phrases = phrases
        self._part_links = PartLinks(targets.base)
        self.dead_links: set[Problem] = set()

    def read(
        self, source: Source, *, lang: str = SOURCE, title: str = "", with_text: bool = False
    ) -> tuple[Body, list[Problem]]:
        """The body of one file; ``title`` stands above it on its page, ``with_text`` makes the plain text too."""
        return self.take(source, self.reading(source, lang=lang, title=title, with_text=with_text))

    def reading(self, source: Source, *, lang: str = SOURCE, title: str = "", with_text: bool = False) -> Reading:
        """The same, with what it has to do with other texts; nothing is noted yet, so that it can be kept."""
        if not source.body.strip():
            return Reading()
        size = len(source.body.encode())
        if size > MAX_BYTES:
            message = f"the text has {-(-size // 1000)} KB, more than {MAX_BYTES // 1000}"
            return Reading(problems=(problem_of(source, Finding(WHOLE, message, "divide it into a series")),))
        reading = None
        try:
            reading = _Reading(source, self._targets, self._phrases(lang))
            html = reading.html()
        except OutOfBoundsError as error:
            problem = problem_of(source, Finding(error.position, error.message, error.hint))
            return replace(reading.beside() if reading else Reading(), problems=(problem,))
        findings = [*reading.findings, *other_dialects.repeated_title(reading.document, title)]
        errors = [finding for finding in findings if finding.severity is Severity.ERROR]
        return replace(
            reading.beside(),
            html=html,
            text=plain_text(html) if with_text else "",
            problems=tuple(problems_of(source, findings)),
            lacks_only_links=bool(errors) and all(finding.is_dead_link for finding in errors),
        )

    def take(self, source: Source, reading: Reading) -> tuple[Body, list[Problem]]:
        """The body and the Problems of what was read, which counts for the links of other texts from now on."""
        address = self._targets.addresses.get(source.path, "/")
        if address != "/" and reading.parts is not None:
            self._part_links.add_text(address, frozenset(reading.parts))
        for link in reading.links:
            self._part_links.add_link(source, link)
        if reading.lacks_only_links:
            self.dead_links.update(problem for problem in reading.problems if problem.is_error)
        return Body(with_sizes(reading.html, self._pictures), reading.text), list(reading.problems)

    def _link(self, address: str) -> str:
        return f"{self._targets.base}{quote(address)}"

    def known_links(self) -> KnownLinks | None:
        """All that it knows by now, for ``reader_of``; None for a reader of drafts, whose links may lead anywhere."""
        targets, pages = self._targets, self._targets.pages
        if pages is None:
            return None
        return KnownLinks(
            dict(targets.addresses),
            targets.unpublished,
            pages.known,
            pages.unpublished,
            pages.unmade,
            pages.removed,
            self._part_links.parts,
            self._part_links.led_to,
        )

    def words(self, lang: str) -> tuple[str, tuple[bytes, ...]]:
        """What tells the words of the interface that a text of a language gets from others."""
        phrases = self._phrases(lang)
        return phrases.spoken, digests_of(phrases.translations)

    @property
    def base(self) -> str:
        """The path below which the site lies."""
        return self._targets.base

    def fingerprint(self) -> bytes:
        """A digest (BLAKE2b, 16 bytes) of all that links may lead to: while it is the same, so are all answers."""
        return self._targets.fingerprint()

    def still_holds(self, source: Source, reading: Reading) -> bool:
        """Whether all that was looked up when the text was read leads where it led then."""
        if reading.asked_in_vain:
            return False
        try:
            return all(
                self._targets.resolve(written, source.path, guess=False).replace(" ", "%20") == published
                for written, published in reading.answers
            )
        except Fault:
            return False

    def know_parts(self, parts: Mapping[str, Sequence[str]]) -> None:
        """Know of texts by their addresses which ids they have, without reading them."""
        for address, ids in parts.items():
            self._part_links.add_text(address, frozenset(ids))

    def missing_parts(self) -> list[Problem]:
        """A warning for each link to a heading of another text that this text does not have; after all are read."""
        return self._part_links.problems()


def reader_of(links: KnownLinks, site: Site) -> MarkdownReader:
    """A reader that knows what another knew after it had read all texts of the site."""
    pages = SitePages(site, links.known, links.hidden, links.unmade, links.removed)
    targets = Targets(links.addresses, base=site.base, unpublished=links.unpublished, pages=pages)
    reader = MarkdownReader(targets, phrases=site.phrases)
    reader.know_parts(links.parts)
    return reader


class _Reading:
    """One text on its way to HTML."""

    def __init__(self, source: Source, targets: Targets, phrases: Phrases) -> None:
        self.document = parse(source.body)
        self._nodes = self.document.of_kind
        has_raw_html = any(self._nodes[kind] for kind in _RAW_HTML)
        self._pieces = [node for node in self.document.walk() if node.kind in _RAW_HTML] if has_raw_html else []
        self.findings: list[Finding] = []
        self._source = source.body
        self._lines = source.body.split("\n")
        self._phrases = phrases
        self._to_parts: list[LinkToPart] = []
        # No author can guess it, so that what begins with it was made here.
        self._mark = f"made-{secrets.token_hex(8)}-"
        self._headings = heading_ids(self._nodes[Kind.HEADING])
        self._footnotes = Footnotes(self._nodes, phrases, self._mark)
        made = frozenset([*self._headings.values(), *self._footnotes.ids()])
        self._ids = Ids(made, own_ids(self._pieces))
        self._links = LinkResolver(targets, source.path, self._ids, self._headings.values())

    def beside(self) -> Reading:
        """What it has to do with other texts."""
        return Reading(
            parts=tuple(sorted(self._ids.published())),
            links=tuple(self._to_parts),
            answers=self._links.answers,
            asked_in_vain=self._links.asked_in_vain,
        )

    def html(self) -> str:
        """What the page shows; ``findings`` then says what is wrong."""
        raw = self._raw_html()
        writer = HtmlWriter(self._link_to, self._headings, self._footnotes, self._phrases, self._mark)
        # The page's title is its one first-level heading: a text that uses that level moves down by one.
        written = writer.html(self.document, down=any(node.level == 1 for node in self._nodes[Kind.HEADING]))
        if raw is not None:
            self._check_growth(written, raw)
        self.findings += [
            *self._footnotes.findings(),
            *other_dialects.findings(self.document, self._source, self._lines),
        ]
        cleaned = sanitised(written, self._links.resolve, self._mark, self._ids.made)
        visible = without_invisible(cleaned)
        if visible != cleaned or self._links.left_out:
            hint = "delete the character reference, such as `&#x202E;`"
            message = "invisible control characters are left out"
            self.findings.append(Finding(self._first_invisible(), message, hint, Severity.WARNING))
        return visible.strip("\n")

    def _raw_html(self) -> RawHtml | None:
        if not self._pieces:
            return None
        raw = RawHtml(self._follow, self._ids.made, self._lines)
        for piece in self._pieces:
            raw.look_through(piece)
        self.findings += raw.findings
        return raw

    def _check_growth(self, written: str, raw: RawHtml) -> None:
        try:
            check_growth(tags(written))
        except GrowthError as error:
            message = f"there are too many {error.repeated} for the text to be read"
            hint = "write fewer, or divide the text into several"
            raise OutOfBoundsError(raw.first_of(error.element), message, hint) from None

    def _link_to(self, node: Node) -> str | None:
        """The address as it stands in the text; the sanitiser, which comes last, puts the page's in its place."""
        tag = "img" if node.kind is Kind.IMAGE else "a"
        if tag == "img" and not node.words().strip():
            self.findings.append(without_alt_text(node.address, node.start))
        try:
            self._follow(tag, node.address, node.start)
        except Fault as fault:
            if not self._is_bare(node):
                self.findings.append(finding_of(fault, node.start))
            return None
        return node.address

    def _follow(self, tag: str, address: str, position: Position) -> None:
        """Raises ``Fault`` for an address that leads nowhere; one that leads to a part of a text is looked at later."""
        published = self._links.resolve(tag, address)
        if not published.startswith("#"):
            if "#" in published:
                self._to_parts.append(LinkToPart(position, address, published))
            return
        part, parts = unquote(published[1:]), self._ids.published()
        if not is_part(part, parts):
            self.findings.append(missing_part(position, address, part, parts))

    def _is_bare(self, node: Node) -> bool:
        """Whether a link is an address in the running text, which stays text where it cannot be linked."""
        line, column = node.start
        return self._lines[line - 1][column - 1 : column] not in ("[", "<", "!")

    def _first_invisible(self) -> Position:
        for number, line in enumerate(self._lines, 1):
            for reference in _CHARACTER_REFERENCE.finditer(line):
                code = int(reference["decimal"] or reference["hexadecimal"], 10 if reference["decimal"] else 16)
                if code <= sys.maxunicode and has_invisible(chr(code)):
                    return Position(number, reference.start() + 1)
        return START
