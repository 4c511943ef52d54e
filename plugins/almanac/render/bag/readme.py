"""Writes README.txt of a bag, for whoever has never heard of Almanac, of git or of bags."""

from __future__ import annotations

from textwrap import dedent

from almanac.model.bag import Bagged
from almanac.model.printable import printable
from almanac.render.bag.tag_files import Part

_WHOLE = """\
{name}
{line}

This folder is a copy of the website {address}
as it was on {day}. All of it is here: its pages, the texts and pictures that they
are made from, who changed what and when, and the program that makes the pages.
Nothing needs the internet to be read. Copy the folder as often as you like, and change
nothing in it: work in a copy.


LOOK AT IT

  Open data/site-to-open/index.html in any web browser.
  Nothing has to be installed. The search and the map are lists in that copy.

  Or see it exactly as it was. With Python on your computer, in this folder:

      python3 -m http.server --directory data/site

  and open http://127.0.0.1:8000/ in a browser. Ctrl+C stops it. (On Windows it is
  py instead of python3, here and below; where 8000 is taken, add another number.){below}


WHAT IS WHERE

  data/site-to-open/  the website, to be opened from a disk
  data/site/          the website, for a web server: pages, feeds (feeds/),
                      calendars (events/*.ics), open data (events/*.json)
  data/sources/       what it is made from: texts (content/, {events}/),
                      pictures (content/images/), the look (theme/), the program.
                      Texts open in any editor. docs/ explains them.
  data/history/       every change that anybody ever made, in one file for git
  data/entries/       stories, pages and events for programs: a line of JSON for
                      each, and beside it a schema that says what the words mean
  data/pictures/      a table of the pictures: who made them, under which licence,
                      what they show, and which texts show them
  data/addresses/     old addresses with where they lead now, and what was removed
{comments}{forum}
  bagit.txt, bag-info.txt, manifest-sha512.txt, tagmanifest-sha512.txt
                      make this folder a "bag" (RFC 8493), which libraries and
                      archives use: a checksum of each file shows whether it is
                      still as it was


IS IT STILL WHOLE?

  On Linux, in this folder (on a Mac: shasum -a 512 instead of sha512sum):

      sha512sum --quiet -c manifest-sha512.txt tagmanifest-sha512.txt

  prints nothing where all is well, and else the names of damaged files. What was
  added, it does not notice. Any program for BagIt does, on every system (there are
  bagit-python and Bagger), and so does the site's own, once you have it (see below):

      scripts/almanac export verify PATH-OF-THIS-FOLDER


SHOW IT ON THE WEB AGAIN, AS IT WAS

  Put what is in data/site/ on any web server,
  {at_top}.
  It needs no program and no database. Its links, its pictures and its search stay
  within the copy, whatever the server is called.

  What still names {address}: feeds, calendars, buttons
  to subscribe to them, codes to scan, and what search engines are told. That is
  right where it stands at its old address again. For another one, go on with it:


GO ON WITH IT: CHANGE TEXTS, ADD EVENTS

  You need Python (3.11 or newer), git, and the internet once, for the packages that
  the program is made with (about 300 MB on the disk). On Debian and Ubuntu:

      sudo apt install git python3-venv

  1. Outside of this folder, get a copy to work in:

         git clone PATH-OF-THIS-FOLDER/data/history/history.bundle site
         cd site{cd}{snapshot_back}

  2. See it. The first time this takes some minutes; then open the address that it
     prints. Ctrl+C stops it. (On Windows: py scripts/almanac serve)

         scripts/almanac serve

  3. Change a text: open a file of content/ or {events}/ in any editor, and save it; the
     page in the browser changes with it. Keep what you did (git asks for the name and
     the address that stand beside a change, once):

         git config user.name "YOUR NAME"
         git config user.email "YOU@YOUR-ADDRESS"
         git add --all
         git commit -m "What I did"

  4. Make the pages for the address where they will be. They come into the folder
     output/; put what is in it on your web server:

         scripts/almanac build --siteurl https://YOUR-ADDRESS

  5. Where you stay there, write that address into pelicanconf.py, at SITEURL, and
     change nothing else there: calendars and feeds go on for their readers by what
     stands below it. docs/move.md says how to take readers along from the old address,
     docs/publish.md how the site publishes itself after each change.

  The copy calls this folder "origin". Once there is a server for git that it belongs
  to: git remote set-url origin ADDRESS-OF-THE-REPOSITORY

  Without git, copy data/sources/ and begin at step 2. Then the past is missing, and
  with it when something changed, which calendars tell their readers.

  The pages that are in data/site/, byte for byte, come of

      SOURCE_DATE_EPOCH={epoch} scripts/almanac build --siteurl {address}

  at the commit {commit}{snapshot}


MAY I USE IT?

  Texts are under the licence that stands at the foot of each page, by default
  {license}; pictures under theirs, see data/pictures/; the program under
  the AGPL, see data/sources/{folder}LICENSE. Say whose they are when you pass them on.


WHAT IS PRIVATE IN IT?

  What is in here was public. The history (data/history/) names the people who
  made changes with the addresses of mail that they gave to git, as everybody could
  read them who had a copy of the repository; and it still has what was taken off
  the website later. Mind that before you publish parts of it: data/addresses/
  says what was removed, and why.


IS EVERY COPY THE SAME?

  Two bags of the same commit and moment have the same bytes, but for
  data/history/history.bundle, which git may pack in another way each time; so the
  line of that file in manifest-sha512.txt, and the line of that manifest in
  tagmanifest-sha512.txt, may differ, and with its size Payload-Oxum and Bag-Size
  in bag-info.txt.
"""
_OF_A_YEAR = """\
{name}, files of {year}
{line}

This folder is a part of a copy of the website {address}
as it was on {day}: those of its pages and texts in whose address {year} stands.

The folder beside it without a year in its name has everything else, and a README.txt
that explains all of it; look there first. To have the whole, copy what is in data/
of each folder into data/ of that one.

Whether all is as it was, in this folder (on a Mac: shasum -a 512):

    sha512sum --quiet -c manifest-sha512.txt tagmanifest-sha512.txt
"""
_IN_PARTS = """

THIS IS A PART

  It has become large: pages and texts of single years are in folders beside this
  one. Copy what is in data/ of each into data/ of this one to have the whole. The
  history has all texts of all years.
"""
_COMMENTS = "  data/comments/      comments that people wrote on the site before this one\n"
_FORUM = "  data/forum/         what the pages say of the forum: topics, replies, dates\n"
_ARCHIVE = "  data/sources/{folder}content/forum/ the archive of a forum that closed\n"
_SNAPSHOT_BACK = """
         mkdir .almanac
         cp PATH-OF-THIS-FOLDER/data/forum/forum.json .almanac/"""
_BELOW_PATH = """
  (Its pages lie below the path {path}: copy data/site into a folder of that name,
  and give --directory the folder above.)"""


def readme(
    bagged: Bagged, part: Part, license_name: str, events: str, *, comments: bool, snapshot: bool, archive: bool
) -> str:
    """The text; ``events`` is the folder of events. The flags say what else is in the bag."""
    name, address = printable(bagged.name), printable(bagged.address)
    if part.year:
        return _OF_A_YEAR.format(
            name=name, line="=" * len(f"{name}, files of {part.year}"), address=address, day=bagged.day, year=part.year
        )
    path = "/".join(address.split("/")[3:])
    folder = bagged.folder
    text = _WHOLE.format(
        name=name,
        line="=" * len(name),
        address=address,
        day=bagged.day,
        below=_BELOW_PATH.format(path=f"/{path}/") if path else "",
        at_top=f"below the path /{path}/" if path else "at the top of an address (not in a folder of one)",
        events=events,
        comments=_COMMENTS if comments else "",
        forum=(_FORUM if snapshot else "") + (_ARCHIVE.format(folder=folder) if archive else ""),
        cd=f"/{folder.rstrip('/')}" if folder else "",
        snapshot_back=_SNAPSHOT_BACK if snapshot else "",
        epoch=bagged.epoch,
        commit=bagged.commit,
        snapshot=", with the forum's snapshot put\n  back as in step 1" if snapshot else "",
        license=license_name,
        folder=folder,
    )
    before, heading, after = text.partition("\n\nLOOK AT IT")
    return dedent(before + (_IN_PARTS.rstrip("\n") + "\n" if part.of > 1 else "") + heading + after)
