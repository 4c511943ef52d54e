"""Writes what leads on from the old name of an archived forum, for whoever looks after the web server there."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_APART = "# Leads from the forum that was at {old} to its archive at {new}.\n"


def server_rules(old: str, new: str) -> dict[str, str]:
    """Files by name: lines for nginx, Apache and Caddy, and a ``_redirects``; ``new`` is the address of the archive.

    The number of a topic and of a category says where it is: whatever its name was, and however it was linked.
    """
    below = urlsplit(old).path.rstrip("/")
    path, to = re.escape(below).replace(r"\-", "-"), new.rstrip("/")
    head = _APART.format(old=old, new=f"{to}/")
    return {
        "nginx.conf": head
        + f"""location ~ ^{path}/t/(?:[^/]+/)?([0-9]+)/([0-9]+)(?:\\.json)?/?$ {{ return 301 {to}/t/$1/#post_$2; }}
location ~ ^{path}/t/(?:[^/]+/)?([0-9]+)(?:\\.(?:json|rss))?/?$ {{ return 301 {to}/t/$1/; }}
location ~ ^{path}/c/(?:.+/)?([0-9]+)(?:\\.(?:json|rss)|/l/.*|/none)?/?$ {{ return 301 {to}/c/$1/; }}
location {below}/ {{ return 301 {to}/; }}
""",
        "apache.conf": head
        + f"""RewriteEngine on
RewriteRule "^{path}/t/(?:[^/]+/)?([0-9]+)/([0-9]+)(?:\\.json)?/?$" "{to}/t/$1/#post_$2" [R=301,L,NE,QSD]
RewriteRule "^{path}/t/(?:[^/]+/)?([0-9]+)(?:\\.(?:json|rss))?/?$" "{to}/t/$1/" [R=301,L,QSD]
RewriteRule "^{path}/c/(?:.+/)?([0-9]+)(?:\\.(?:json|rss)|/l/.*|/none)?/?$" "{to}/c/$1/" [R=301,L,QSD]
RewriteRule "^{path}/" "{to}/" [R=301,L,QSD]
""",
        "Caddyfile": head
        + f"""@post path_regexp post ^{path}/t/(?:[^/]+/)?([0-9]+)/([0-9]+)(?:\\.json)?/?$
redir @post {to}/t/{{re.post.1}}/#post_{{re.post.2}} 301
@topic path_regexp topic ^{path}/t/(?:[^/]+/)?([0-9]+)(?:\\.(?:json|rss))?/?$
redir @topic {to}/t/{{re.topic.1}}/ 301
@category path_regexp category ^{path}/c/(?:.+/)?([0-9]+)(?:\\.(?:json|rss)|/l/.*|/none)?/?$
redir @category {to}/c/{{re.category.1}}/ 301
@rest path {below}/*
redir @rest {to}/ 301
""",
        "_redirects": head
        + f"""{below}/t/:slug/:id/:post {to}/t/:id/ 301
{below}/t/:slug/:id {to}/t/:id/ 301
{below}/t/:id {to}/t/:id/ 301
{below}/c/:slug/:id {to}/c/:id/ 301
{below}/c/:parent/:slug/:id {to}/c/:id/ 301
{below}/* {to}/ 301
""",
    }
