"""Writes rules for hosts and web servers that lead every address of a site that moved to the new one.

What is there now is led on by one rule, whatever stands in the address. Old addresses have a rule each, so that nobody
is led on twice. What was removed stays removed. The worker that takes itself off devices is led nowhere: browsers take
no worker from another host. Neither is the new site, where it lies within the old one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from almanac.model import address
from almanac.render.absolute import link_address
from almanac.render.moving.move import Move
from almanac.render.moving.one_host import within
from almanac.render.redirects import rule, rules_that_fit

# The same worker under a name that no rule has, for hosts where rules come before files.
LEAVING_WORKER = "/leaving-worker.js"
_ESCAPED = r"\\\1"
_IN_QUOTES = re.compile(r'(["\\])')


def hosts_rules(move: Move) -> str:
    """The file ``_redirects``: old addresses, as many as hosts read, then all others by one rule."""
    ways = (rule(link_address(move.former, one.old), move.new(one.new)) for one in move.redirects())
    worker, leaving = (link_address(move.former, where) for where in (address.SERVICE_WORKER, LEAVING_WORKER))
    # Cloudflare wants rules with a `*` behind all others; none of these hosts knows a 410.
    last = rule(worker, leaving, 200) + rule(f"{link_address(move.former, '/')}*", f"{move.new('/')}:splat")
    return rules_that_fit(ways, last)


def nginx_rules(move: Move) -> str:
    """Lines for the ``server`` block of nginx whose ``root`` has the pages that lead on."""
    return _text(
        (
            *_head(move, "nginx: `include` this file in the `server` block, which needs no other `location`."),
            *_nginx_exceptions(move),
            *_nginx_front_page(move),
            *_nginx_rest(move),
        )
    )


def apache_rules(move: Move) -> str:
    """Lines for Apache, in a ``<VirtualHost>`` or as ``.htaccess`` among the pages that lead on."""
    return _text(
        (
            *_head(move, "Apache, with mod_rewrite: `Include` it in the <VirtualHost>, or call it `.htaccess`."),
            *_apache_exceptions(move),
            *_apache_redirects(move),
            *_apache_rest(move),
        )
    )


def _text(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _head(move: Move, how: str) -> Iterator[str]:
    yield f"# {how}"
    yield f"# Leads everything of {move.old('/')} to {move.new('/')}"


def _nginx_exceptions(move: Move) -> Iterator[str]:
    if within(move.former, move.site):
        yield f"location ^~ {_quoted(move.site.link('/'))} {{ }}"
        yield f"location = {_quoted(move.site.base)} {{ return 301 {_nginx_target(move.new('/'))}$is_args$args; }}"
    yield f'location = {_quoted(move.former.link(address.SERVICE_WORKER))} {{ add_header Cache-Control "no-cache"; }}'
    for where in map(move.former.link, move.removed()):
        page = _quoted(f"{where}index.html")
        has_own = where.endswith("/") and "$" not in where  # which would begin a variable
        if has_own:
            yield f"location = {page} {{ }}"
        yield f"location = {_quoted(where)} {{ {f'error_page 410 {page}; ' if has_own else ''}return 410; }}"
    for one in move.redirects():
        target = f"{_nginx_target(move.new(one.new))}$is_args$args"
        yield f"location = {_quoted(move.former.link(one.old))} {{ return 301 {target}; }}"


def _nginx_front_page(move: Move) -> Iterator[str]:
    yield f"location = {_quoted(move.former.link('/'))} {{"
    for query, where in move.queries():
        yield f"    if ($args = {_quoted(query)}) {{ return 301 {_nginx_target(move.new(where))}; }}"
    yield f"    return 301 {_nginx_target(move.new('/'))}$is_args$args;"
    yield "}"


def _nginx_rest(move: Move) -> Iterator[str]:
    yield f"location ^~ {_quoted(move.former.link('/'))} {{"
    # As it was asked for, letter for letter.
    yield f"    if ($request_uri ~ {_quoted(_rest_of(move))}) {{"
    yield f"        return 301 {_nginx_target(move.new(''))}$1$is_args$args;"
    yield "    }"
    yield f"    return 301 {_nginx_target(move.new('/'))};"
    yield "}"
    if move.former.base:
        yield f"location = {_quoted(move.former.base)} {{ return 301 {_nginx_target(move.new('/'))}; }}"


def _apache_exceptions(move: Move) -> Iterator[str]:
    yield "RewriteEngine On"
    if within(move.former, move.site):
        yield f"RewriteCond %{{REQUEST_URI}} {_quoted(f'^{re.escape(move.site.base)}(/|$)')}"
        yield "RewriteRule ^ - [END]"
    # The page of what is gone is asked for within the server.
    yield 'RewriteCond %{ENV:REDIRECT_STATUS} "=410"'
    yield "RewriteRule ^ - [END]"
    yield _is(move.former.link(address.SERVICE_WORKER))
    yield "RewriteRule ^ - [END]"
    removed = move.removed()
    if removed:
        yield 'ErrorDocument 410 "/%{reqenv:GONE}"'
    for where in map(move.former.link, removed):
        yield _is(where)
        yield f"RewriteRule ^ - [E=GONE:%{{REQUEST_URI}}{'index.html' if where.endswith('/') else ''},G]"


def _apache_redirects(move: Move) -> Iterator[str]:
    for one in move.redirects():
        yield _is(move.former.link(one.old))
        yield f"RewriteRule ^ {_apache_target(move.new(one.new))} [R=301,L,NE]"
    for query, where in move.queries():
        yield _is(move.former.link("/"))
        yield f"RewriteCond %{{QUERY_STRING}} {_quoted(f'={query}')}"
        yield f"RewriteRule ^ {_apache_target(move.new(where))} [R=301,L,NE,QSD]"


def _apache_rest(move: Move) -> Iterator[str]:
    # As it was asked for, letter for letter: every other variable is decoded.
    yield f"RewriteCond %{{THE_REQUEST}} {_quoted(f'^[A-Z]+ {_rest_of(move)[1:]}')}"
    yield f'RewriteRule ^ "{_apache_escaped(move.new(""))}%1" [R=301,L,NE]'
    if move.former.base:
        yield f"RewriteCond %{{REQUEST_URI}} {_quoted(f'^{re.escape(move.former.base)}(/|$)')}"
    yield f"RewriteRule ^ {_apache_target(move.new('/'))} [R=301,L,NE]"


def _rest_of(move: Move) -> str:
    """A regular expression of what stands behind the site's former path, without a query."""
    return f"^{re.escape(link_address(move.former, ''))}(/[^ ?]*)"


def _is(where: str) -> str:
    """Compares the whole address; `=` makes a text of what would be a regular expression."""
    return f"RewriteCond %{{REQUEST_URI}} {_quoted(f'={where}')}"


def _quoted(text: str) -> str:
    return f'"{_IN_QUOTES.sub(_ESCAPED, text)}"'


def _nginx_target(address_there: str) -> str:
    return address_there.replace("$", "%24").replace(";", "%3B")


def _apache_target(address_there: str) -> str:
    return f'"{_apache_escaped(address_there)}"'


def _apache_escaped(address_there: str) -> str:
    """Without what Apache would take for a part of what was matched."""
    return address_there.replace("%", r"\%").replace("$", r"\$")
