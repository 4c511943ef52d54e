"""Writes README.txt of what is for the old host: which of it is for which host, and what to do in which order."""

from __future__ import annotations

from almanac.render.moving.move import Move

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

     redirects/   for Netlify, Cloudflare Pages, GitLab Pages and others that read a
                  file `_redirects`: programs are led on, too.

     nginx.conf   for your own nginx: put pages/ where the old site was, and
                  `include` this file in its `server` block.

     apache.conf  for your own Apache: put pages/ where the old site was, and
                  `Include` this file in its <VirtualHost>; or put it into pages/ as
                  `.htaccess`.{below}

  3. See that it works:

         curl --head {old}events/calendar.ics

     With redirects/, nginx or Apache it says 301 and the new address. With pages/ it
     says 200, and the calendar has an entry on {day} which says that the site has
     moved. {old}service-worker.js has to say 200 wherever it is, or browsers
     that kept pages of the old site go on to keep them.
  4. Write a story about it, with the addresses of calendars and feeds.

Keep the old address for as long as you can. Who gives it up loses what leads from
there, and whoever gets it next can write into the calendars of your readers.
"""
_BELOW = """

     The old site lay below {base}/: so do pages/ and redirects/ there, and the rules
     touch nothing else of that host. GitLab and others want `_redirects` at the top."""


def readme(move: Move) -> str:
    """The text; the site's name stays out of it, since nobody who needs this doubts which site it is."""
    old, new = move.old("/"), move.new("/")
    line = f"{old} has moved"
    return _WHOLE.format(
        line=f"{line}\n{'=' * len(line)}\n",
        old=old,
        new=new,
        day=move.day.isoformat(),
        below=_BELOW.format(base=move.former.base) if move.former.base else "",
    )
