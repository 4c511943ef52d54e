"""Shows what it takes to run a site as a page that needs nothing else: no script, no other file, no network."""

from __future__ import annotations

from functools import cache
from itertools import groupby

from jinja2 import Environment, Template

from almanac.model.health import Health, State
from almanac.model.site import Site
from almanac.render.forge import file_url

# How each state is called; the sign tells it without colours.
WORDS = {State.ACT: "Act now", State.LOOK: "Look at it", State.UNKNOWN: "Not known", State.WELL: "Well"}
_SIGNS = {State.ACT: "!", State.LOOK: "◐", State.UNKNOWN: "?", State.WELL: "✓"}
_TITLES = {
    State.ACT: "Act now",
    State.LOOK: "Look at it",
    State.UNKNOWN: "Not known, or written down nowhere",
    State.WELL: "Well",
}
_PAGE = """\
<!doctype html>
<html lang="en" dir="ltr">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark">
<title>What it takes to run {{ health.site }}</title>
<style>
:root { --paper: #fdfdfb; --ink: #1d1d1a; --line: #d6d6cf; --soft: #5c5c56; --link: #1f5f8b;
  --act: #a3243a; --look: #8a5a00; --unknown: #4d5566; --well: #2a6f4e; }
@media (prefers-color-scheme: dark) { :root { --paper: #191a1b; --ink: #e9e9e4; --line: #404143; --soft: #b3b3ab;
  --link: #8cc4ee; --act: #ff9aa8; --look: #e6b866; --unknown: #b4bccc; --well: #86d3ae; } }
body { font: 1rem/1.5 system-ui, sans-serif; max-inline-size: 52rem; margin: 2rem auto 4rem; padding-inline: 1rem;
  background: var(--paper); color: var(--ink); }
h1, h2, h3 { line-height: 1.2; text-wrap: balance; }
h1 { margin-block: 0 .25rem; }
h2 { margin-block: 2.5rem .75rem; }
h3 { margin-block: 2rem 0; font-size: 1.0625rem; }
a { color: var(--link); }
p { margin-block: .25rem; }
.soft { color: var(--soft); }
.counts { display: flex; flex-wrap: wrap; gap: .5rem; list-style: none; margin: 1.25rem 0 0; padding: 0; }
.counts li { border: 1px solid var(--line); border-radius: .5rem; padding: .25rem .75rem; }
.counts b { font-variant-numeric: tabular-nums; }
.sign { display: inline-block; inline-size: 1.25em; font-weight: bold; text-align: center; }
.act { color: var(--act); } .look { color: var(--look); }
.unknown { color: var(--unknown); } .well { color: var(--well); }
ol { margin: 0; padding-inline-start: 2rem; }
ol li { margin-block: .5rem; padding-inline-start: .25rem; }
ol li:target { outline: 2px solid var(--link); outline-offset: .25rem; }
dl { margin: 0; }
.row { display: grid; grid-template-columns: 14rem 1fr; column-gap: 1.5rem; padding-block: .6rem;
  border-block-end: 1px solid var(--line); }
dt { font-weight: 600; overflow-wrap: anywhere; }
dd { margin: 0; overflow-wrap: anywhere; }
@media (max-width: 40rem) { .row { grid-template-columns: 1fr; } }
code { font: .9375em ui-monospace, monospace; overflow-wrap: anywhere; }
.to-do { white-space: nowrap; }
.guide { font-size: .875rem; overflow-wrap: anywhere; }
@media print { body { margin: 0; max-inline-size: none; } a { color: inherit; } }
</style>
{% macro worded(text) %}{% for part in text.split("`") %}{% if loop.index is even and not loop.last %}
<code>{{ part }}</code>{% else %}{{ part }}{% endif %}{% endfor %}{% endmacro %}
{% macro guide(path) %}{% if path %} <span class="guide">{% if urls[path] %}<a href="{{ urls[path] }}">{{ path }}</a>
{%- else %}<span class="soft">{{ path }}</span>{% endif %}</span>{% endif %}{% endmacro %}
<h1>What it takes to run <bdi>{{ health.site }}</bdi></h1>
<p class="soft">{% if health.address %}<bdi>{{ health.address }}</bdi>, as{% else %}As{% endif %} of \
<time datetime="{{ health.moment.isoformat() }}">{{ health.moment.strftime("%Y-%m-%d %H:%M") }} UTC</time>
{%- if health.commit %}, commit <code>{{ health.commit[:12] }}</code>{% endif %}</p>
<ul class="counts">
{% for state in states %}
<li><span class="sign {{ state.value }}" aria-hidden="true">{{ signs[state] }}</span> <b>{{ health.count(state) }}</b> \
{{ words[state]|lower }}</li>
{% endfor %}
</ul>
<h2>What whoever takes over does first</h2>
<ol>
{% for step in health.steps %}
<li id="step-{{ loop.index }}"><b><bdi>{{ step.about }}</bdi></b>: {{ worded(step.do) }}.{{ guide(step.guide) }}</li>
{% endfor %}
</ol>
<h2>What is known</h2>
{% for state, findings in groups %}
<h3><span class="sign {{ state.value }}" aria-hidden="true">{{ signs[state] }}</span> {{ titles[state] }}</h3>
<dl>
{% for one in findings %}
<div class="row">
<dt><bdi>{{ one.about }}</bdi></dt>
<dd>{{ worded(one.says) }}.{% if one.step %} <a class="to-do" href="#step-{{ one.step }}">What to do: {{ one.step }}</a>
{%- else %}{{ guide(one.guide) }}{% endif %}</dd>
</div>
{% endfor %}
</dl>
{% endfor %}
<p class="soft" style="margin-block-start: 2.5rem">Made by <code>scripts/almanac health</code> from the files of the \
repository, from git, and from what commands noted on this computer. What a host, a forge or a \
registrar knows is here only as far as somebody wrote it into <code>content/keepers.yml</code>.</p>
</html>
"""


def health_page(health: Health, site: Site) -> str:
    """The page, in HTML; whatever somebody wrote is text there."""
    guides = {one.guide for one in health.findings} | {step.guide for step in health.steps}
    return _template().render(
        health=health,
        states=tuple(State),
        words=WORDS,
        signs=_SIGNS,
        titles=_TITLES,
        groups=[(state, list(found)) for state, found in groupby(health.findings, key=lambda one: one.state)],
        urls={path: _url(site, path) for path in guides},
    )


def _url(site: Site, guide: str) -> str:
    path, _, heading = guide.partition("#")
    url = file_url(site, path)
    return f"{url}#{heading}" if url and heading else url


@cache
def _template() -> Template:
    return Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).from_string(_PAGE)
