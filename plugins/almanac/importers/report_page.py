"""Shows the report of an import as a page that needs nothing else, and that nothing in it can change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache

from jinja2 import Environment, Template

from almanac.importers.report import MOST_LISTED, ImportReport, in_order

_PAGE = """\
<!doctype html>
<html lang="en" dir="ltr">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark">
<title>Import of {{ report.name }}</title>
<style>
:root { --line: #c9c9c2; --soft: #5c5c56; --mark: #8a5a00; }
@media (prefers-color-scheme: dark) { :root { --line: #4a4a46; --soft: #b3b3ab; --mark: #e0b060; } }
body { font: 1rem/1.5 system-ui, sans-serif; max-inline-size: 58rem; margin: 2rem auto; padding-inline: 1rem; }
h1, h2 { line-height: 1.2; }
h2 { margin-block-start: 2.5rem; border-block-end: 1px solid var(--line); padding-block-end: .25rem; }
table { border-collapse: collapse; inline-size: 100%; }
th, td { text-align: start; vertical-align: top; padding: .35rem .75rem .35rem 0; overflow-wrap: anywhere;
  border-block-end: 1px solid var(--line); font-weight: normal; }
thead th { color: var(--soft); font-size: .875rem; overflow-wrap: normal; }
.number { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; inline-size: 4rem; }
ul { padding-inline-start: 1.25rem; }
li { overflow-wrap: anywhere; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid var(--line); padding: .75rem; }
.soft, summary { color: var(--soft); }
.warning { border-inline-start: .25rem solid var(--mark); padding-inline-start: .75rem; }
</style>
<h1>Import of <bdi>{{ report.name }}</bdi></h1>
<p class="warning">This page names what was left out, drafts and private texts among it. It is for whoever imports, and
lies in a folder that git and the site leave out.</p>
{% if report.is_dry %}<p><strong>A dry run: nothing was written but this report.</strong></p>{% endif %}
{% macro counts(title, counted, examples) %}
{% if counted %}
<h2>{{ title }}</h2>
<table>
{% for what, count in counted.items() %}
<tr><td class="number">{{ "{:,}".format(count) }}</td><td><bdi>{{ what }}</bdi>
{% if examples.get(what) %}<details>
<summary>{{ "all of them" if count <= examples[what]|length else "some of them" }}</summary>
<ul>{% for name in examples[what] %}<li><bdi>{{ name }}</bdi></li>{% endfor %}</ul></details>{% endif %}</td></tr>
{% endfor %}
</table>
{% endif %}
{% endmacro %}
{% macro pairs(title, about, heads, rows) %}
{% if rows %}
<h2>{{ title }}</h2>
<p>{{ about }}</p>
<table>
<thead><tr>{% for head in heads %}<th scope="col">{{ head }}</th>{% endfor %}</tr></thead>
{% for row in rows[:most] %}<tr>{% for cell in row %}<td><bdi>{{ cell }}</bdi></td>{% endfor %}</tr>
{% endfor %}
</table>
{% if rows|length > most %}
<p class="soft">{{ "{:,}".format(rows|length - most) }} more are in the JSON beside this page.</p>
{% endif %}
{% endif %}
{% endmacro %}
{{ counts("What came", came, {}) }}
{{ counts("Files", files, {}) }}
{{ pairs("Look at this", "What somebody should look at, by where it is at the source.", ["where", "what"],
  report.account.to_look_at) }}
{{ counts("Left out", left_out, report.account.examples) }}
{{ counts("Mended and changed", mended, report.account.examples) }}
{{ pairs("Old addresses that no page can have", "A web server can lead on from these: give it a line for each.",
  ["old address", "leads to", "why no page can be there"], report.unfit) }}
{{ pairs("Old addresses that lead to a list", "What was there did not come; its readers find the list nearest to it.",
  ["old address", "leads to"], report.nearest) }}
{% for kind, names in report.categories.items() if names %}
{{ pairs("Categories of " ~ kinds[kind], "What each category of the source has become; --map maps it to another.",
  ["at the source", "here"], names.items()|list) }}
{% endfor %}
{% if report.kept %}
<h2>Changed by somebody since</h2>
<p>These files stay as they are.</p>
<ul>{% for path in report.kept[:most] %}<li><bdi>{{ path }}</bdi></li>{% endfor %}</ul>
{% endif %}
{% if report.vanished %}
<h2>No longer at the source</h2>
<p>These files stay as well.</p>
<ul>{% for path in report.vanished[:most] %}<li><bdi>{{ path }}</bdi></li>{% endfor %}</ul>
{% endif %}
{% if report.settings %}
<h2>Settings</h2>
<p>{{ "These were written into" if report.settings_written else "The content needs these in" }} pelicanconf.py.</p>
<pre>{% for line in report.settings %}{{ line }}
{% endfor %}</pre>
{% endif %}
</html>
"""

_KINDS = {"story": "stories", "event": "events", "page": "pages", "comment": "comments"}


def report_page(report: ImportReport) -> str:
    """The page, in HTML; whatever a source has in a name is text there."""
    account = report.account
    return _template().render(
        report=report,
        most=MOST_LISTED,
        came={_KINDS.get(kind, kind): count for kind, count in in_order(account.came).items()},
        kinds=_KINDS,
        files=_files(report.files, report.pictures, report.redirects),
        left_out=in_order(account.left_out),
        mended=in_order(account.mended),
    )


def _files(files: Mapping[str, int], pictures: Mapping[str, int], redirects: int) -> Mapping[str, int]:
    words = {
        "new": "written", "changed": "written anew", "same": "the same as before",
        "kept": "somebody's own by now: not touched", "gone": "deleted by somebody: not brought back",
    }  # fmt: skip
    counted = Counter({words[fate]: count for fate, count in files.items()})
    counted["pictures among them"] = sum(pictures.values())
    counted["old addresses of lists that lead on"] = redirects
    return in_order(counted)


@cache
def _template() -> Template:
    return Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).from_string(_PAGE)
