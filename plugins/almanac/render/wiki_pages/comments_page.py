"""Writes the comments of a former site onto the page where a wiki talks of a text."""

from __future__ import annotations

from collections.abc import Iterator

from almanac.model.comment import path_of_comments
from almanac.model.edition import Edition
from almanac.model.interface import Phrases
from almanac.model.wiki_page import WikiPage, WikiTitle
from almanac.render.absolute import absolute_address, absolute_html
from almanac.render.comments import comments_view
from almanac.render.views.comments import CommentView
from almanac.render.wiki_pages.around import Around
from almanac.render.wiki_pages.blocks import text_as_wikitext
from almanac.render.wiki_pages.entry_page import modified
from almanac.render.wiki_pages.naming import Named, Names
from almanac.render.wikitext import bold
from almanac.render.wikitext import words as literal

_INDENT = 2


def comments_page(edition: Edition, named: Named, names: Names) -> WikiPage | None:
    """The page; None without comments, and for a translation whose original has them."""
    text, site = named.text, edition.site
    own = edition.comments.get(text.source.path)
    view = comments_view(edition, text.source, text.lang) if own or named.is_original else None
    if view is None:
        return None
    phrases = site.phrases(text.lang)
    address = absolute_address(site, text.address)
    # Notes, pictures and headings are in none of them.
    around = Around(f"{address}#", names.titles, notes_as_list=True)

    def said(comment: CommentView, depth: int) -> Iterator[str]:
        written = text_as_wikitext(absolute_html(site, text.address, comment.html), around)
        yield "\n".join([
            f'<div id="{literal(comment.anchor)}" dir="auto" style="margin-inline-start: {depth * _INDENT}em">',
            _heading(comment, phrases), "", written, "</div>",
        ])  # fmt: skip
        for answer in comment.answers:
            yield from said(answer, depth + 1)

    heading = f"== {literal(phrases.gettext('Comments on the former site'))} =="
    blocks = [heading, *(block for comment in view.comments for block in said(comment, 0))]
    title = WikiTitle(named.title.namespace, named.title.name, is_talk=True)
    path = path_of_comments(text.source.path if own else text.source.original)
    return WikiPage(title, "\n\n".join(blocks), path, modified(edition, named), site.name)


def _heading(comment: CommentView, phrases: Phrases) -> str:
    anonymous = phrases.gettext("Anonymous")
    parts = [bold(literal(comment.name or anonymous)), literal(comment.day_text)]
    if comment.answered:
        parts.append(literal(phrases.gettext("In answer to %(name)s", name=comment.answered_name or anonymous)))
    return " · ".join(parts)
