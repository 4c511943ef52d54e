"""Writes README.txt of what is for the old host: which of it is for which host, and what to do in which order."""

from __future__ import annotations

from almanac.render.moving.move import Move
from almanac.render.moving.one_host import is_one_host, within

_WHOLE = """\
{line}
{new} is the new address of {old}

What is in this folder is for the OLD host, so that no link, no calendar and no feed
is lost. It was made on {day} by `scripts/almanac move`.


IN THIS ORDER

  1. Publish the site at the new address, and look at it. The old one stays as it is.
  2. Then put one of these in the place of the old site:

     pages/       for every host, also one that only serves files: a page for each
                  address, which leads on at once and without script. A page cannot
                  lead on programs: calendars and feeds are copies, with an entry
                  that says where they are now; pictures and data are copies.

{redirects}     nginx.conf   for your own nginx: put pages/ where the old site was, and
                  `include` this file in its `server` block.

     apache.conf  for your own Apache: put pages/ where the old site was, and
                  `Include` this file in its <VirtualHost>; or put it into pages/ as
                  `.htaccess`.{below}

  3. See that it works:

         curl --head {old}events/calendar.ics

     With {by_rules} it says 301 and the new address. With pages/ it
     says 200, and the calendar has an entry on {day} which says that the site has
     moved. {old}service-worker.js has to say 200 wherever it is, or browsers
     that kept pages of the old site go on to keep them.
  4. Write a story about it, with the addresses of calendars and feeds.

Keep the old address for as long as you can. Who gives it up loses what leads from
there, and whoever gets it next can write into the calendars of your readers.
"""
_REDIRECTS = """\
     redirects/   for Netlify, Cloudflare Pages, GitLab Pages and others that read a
                  file `_redirects`: programs are led on, too.

"""
_BELOW = """

     The old site lay below {base}/: so does what is in {folders} there, and the
     rules touch nothing else of that host."""
_AT_THE_TOP = " GitLab and others want\n     `_redirects` at the top."
_ON_ONE_HOST = """

     Both sites are on one host: put these files BESIDE those of the new site, which
     lies in {path}, and take away what else there is of the old one."""
_BEFORE = " Put the lines\n     of `_redirects` before those that the new site has."


def readme(move: Move) -> str:
    """The text; the site's name stays out of it, since nobody who needs this doubts which site it is."""
    old, new = move.old("/"), move.new("/")
    line = f"{old} has moved"
    is_within = bool(within(move.former, move.site))
    return _WHOLE.format(
        line=f"{line}\n{'=' * len(line)}\n",
        old=old,
        new=new,
        day=move.day.isoformat(),
        redirects="" if is_within else _REDIRECTS,
        by_rules="nginx or Apache" if is_within else "redirects/, nginx or Apache",
        below=_below(move),
    )


def _below(move: Move) -> str:
    has_redirects = not within(move.former, move.site)
    text = ""
    if move.former.base:
        folders = "pages/ or redirects/" if has_redirects else "pages/"
        text = _BELOW.format(base=move.former.base, folders=folders) + (_AT_THE_TOP if has_redirects else "")
    if is_one_host(move.former, move.site):
        text += _ON_ONE_HOST.format(path=move.site.link("/")) + (_BEFORE if has_redirects else "")
    return text
