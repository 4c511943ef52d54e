"""The rules say what a web server or a host would take for something else as what it is; web servers try them too."""

from __future__ import annotations

from dataclasses import replace

from almanac.model.edition import Edition
from almanac.model.old_address import OldAddress
from almanac.render.moving.move import Move
from almanac.render.moving.rules import apache_rules, hosts_rules, nginx_rules
from almanac.render.redirects import MAX_RULES


def test_hosts_read_addresses_that_are_encoded_and_the_rule_for_all_others_last(move: Move) -> None:
    assert hosts_rules(move).splitlines() == [
        "/the.site/feed/ https://new.example.net/feeds/stories.atom.xml 301",
        "/the.site/a%22b$c;d%5Ce/ https://new.example.net/stories/ 301",
        "/the.site/%C3%BCber https://new.example.net/stories/ 301",
        "/the.site/%C3%BCber/ https://new.example.net/stories/ 301",
        "/the.site/service-worker.js /the.site/leaving-worker.js 200",
        "/the.site/* https://new.example.net/:splat 301",
    ]


def test_the_rule_for_all_others_stays_however_many_old_addresses_there_are(move: Move) -> None:
    old = tuple(OldAddress((f"/old-{number}/",), "/stories/", number) for number in range(1, 2000))
    many = Move(move.former, _with(move, old), move.day)

    lines = hosts_rules(many).splitlines()

    assert len(lines) == MAX_RULES
    assert lines[-1] == "/the.site/* https://new.example.net/:splat 301"


def test_nginx_compares_addresses_as_they_are_and_takes_nothing_for_a_variable(move: Move) -> None:
    lines = nginx_rules(move).splitlines()

    target = "{ return 301 https://new.example.net/stories/$is_args$args; }"
    assert f'location = "/the.site/über" {target}' in lines
    assert rf'location = "/the.site/a\"b$c;d\\e/" {target}' in lines
    assert 'location = "/the.site/gone/" { error_page 410 "/the.site/gone/index.html"; return 410; }' in lines
    assert 'location = "/the.site/costs$10/" { return 410; }' in lines
    assert 'location = "/the.site/gone.html" { return 410; }' in lines
    assert '    if ($args = "p=12") { return 301 https://new.example.net/stories/; }' in lines
    assert r'    if ($request_uri ~ "^/the\\.site(/[^ ?]*)") {' in lines


def test_apache_compares_texts_and_takes_nothing_for_a_part_of_a_match(move: Move) -> None:
    text = apache_rules(move)
    address = 'RewriteRule ^ "https://new.example.net/stories/" [R=301,L,NE]'

    assert f'RewriteCond %{{REQUEST_URI}} "=/the.site/a\\"b$c;d\\\\e/"\n{address}\n' in text
    assert (
        'RewriteCond %{REQUEST_URI} "=/the.site/gone/"\nRewriteRule ^ - [E=GONE:%{REQUEST_URI}index.html,G]\n' in text
    )
    assert 'RewriteCond %{QUERY_STRING} "=p=12"\n' in text
    assert text.endswith('RewriteRule ^ "https://new.example.net/" [R=301,L,NE]\n')


def _with(move: Move, old: tuple[OldAddress, ...]) -> Edition:
    return replace(move.edition, old_addresses=old)
