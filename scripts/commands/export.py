"""`export`: hands out what is here in forms that need no Almanac: a bag, pages of a wiki, what one person wrote."""

from __future__ import annotations

import argparse
from pathlib import Path

from commands.arguments import Subparsers, a_number, a_year, add_command, number_of_jobs, site_address

_EXAMPLES = """
scripts/almanac export bag ../my-site-2027-01-31
scripts/almanac export verify ../my-site-2027-01-31
"""
_BAG = """
scripts/almanac export bag ../my-site-2027-01-31
scripts/almanac export bag ../bag --zip ../my-site-2027-01-31.zip
"""
_VERIFY = """
scripts/almanac export verify ../my-site-2027-01-31
scripts/almanac export verify my-site-2027-01-31.zip
"""
_YEAR = """
scripts/almanac export year 2026 ../my-site-2026
scripts/almanac export year 2026 ../my-site-2026 --lang en --lang ar
"""
_INTERNET_ARCHIVE = """
scripts/almanac export internet-archive --dry-run
scripts/almanac export internet-archive --most 20
"""
_WIKITEXT = """
scripts/almanac export wikitext --xml ../my-site.xml --prefix 'Archive of our site/'
scripts/almanac export wikitext --files ../my-site-as-wikitext
scripts/almanac export wikitext --publish
"""
_PERSON = """
scripts/almanac export person "Ada Lovelace"
scripts/almanac export person "Ada Lovelace" --as ada --output ../ada
"""


def add_parser(subparsers: Subparsers) -> None:
    """Declare the arguments of each kind."""
    purpose = "hand out everything, or a part, in open forms"
    parser = add_command(subparsers, "export", purpose, _EXAMPLES, _show_help)
    kinds = parser.add_subparsers(
        title="what", metavar="bag|verify|wikitext|year|internet-archive|person", required=True
    )
    _add_bag(kinds)
    _add_verify(kinds)
    _add_wikitext(kinds)
    _add_year(kinds)
    _add_internet_archive(kinds)
    _add_person(kinds)


def _show_help(_args: argparse.Namespace) -> int:
    raise NotImplementedError  # a kind is required


def _add_bag(kinds: Subparsers) -> None:
    purpose = "write everything into one folder: history, sources, pages, data, checksums"
    parser = add_command(kinds, "bag", purpose, _BAG, run_bag)
    parser.add_argument("folder", type=Path, metavar="DIR", help="a folder outside of the project; new, or empty")
    parser.add_argument(
        "--siteurl", type=site_address, metavar="URL", help="the site's address (default: SITEURL in pelicanconf.py)"
    )
    parser.add_argument(
        "--split-by-year",
        action="store_true",
        help="several bags: one for each year, one for everything else; so it is from 1.5 GB on",
    )
    parser.add_argument("--zip", type=Path, metavar="FILE", help="write the bag as one file, too, to be passed on")
    parser.add_argument(
        "--offer",
        type=site_address,
        metavar="URL",
        help="where that file will be to fetch, without its name: writes content/bags.json, which /take/ shows",
    )
    parser.add_argument(
        "--jobs", type=number_of_jobs, default=0, metavar="N", help="build in so many processes (default: all cores)"
    )


def _add_verify(kinds: Subparsers) -> None:
    purpose = "check a bag file by file, and name what is damaged"
    parser = add_command(kinds, "verify", purpose, _VERIFY, run_verify)
    bag_help = "the folder of a bag, one with all its parts, or the ZIP file that a bag was sent as"
    parser.add_argument("folder", type=Path, metavar="BAG", help=bag_help)


def _add_year(kinds: Subparsers) -> None:
    purpose = "write a year as a book for libraries: EPUB, and HTML to print"
    parser = add_command(kinds, "year", purpose, _YEAR, run_year)
    parser.add_argument("year", type=a_year, metavar="YEAR", help="such as 2026")
    parser.add_argument("folder", type=Path, metavar="DIR", help="a folder outside of the project; new, or empty")
    parser.add_argument(
        "--lang", action="append", default=[], metavar="LANG",
        help="a language of the site (default: its own); may be given several times",
    )  # fmt: skip
    parser.add_argument(
        "--siteurl", type=site_address, metavar="URL", help="the site's address (default: SITEURL in pelicanconf.py)"
    )


def _add_internet_archive(kinds: Subparsers) -> None:
    purpose = "ask the Internet Archive to keep what changed, and note it in content/archived.json"
    parser = add_command(kinds, "internet-archive", purpose, _INTERNET_ARCHIVE, run_internet_archive)
    parser.add_argument(
        "--most", type=a_number, default=40, metavar="N", help="ask for so many pages, four a minute (default: 40)"
    )
    parser.add_argument("--dry-run", action="store_true", help="say which pages, and ask nobody")
    parser.add_argument(
        "--siteurl", type=site_address, metavar="URL", help="the site's address (default: SITEURL in pelicanconf.py)"
    )


def _add_wikitext(kinds: Subparsers) -> None:
    purpose = "write stories, pages, events and comments as pages of a wiki (MediaWiki)"
    parser = add_command(kinds, "wikitext", purpose, _WIKITEXT, run_wikitext)
    shown = "without --files, --xml or --publish only show what would change on WIKI"
    parser.description = f"{purpose[0].upper()}{purpose[1:]}; {shown}."
    parser.add_argument("--files", type=Path, metavar="DIR", help="a file for each page, into a folder that is new")
    parser.add_argument("--xml", type=Path, metavar="FILE", help="one file, as Special:Import takes it")
    parser.add_argument(
        "--publish", action="store_true", help="write the pages onto WIKI; the account is that of `wiki lists`"
    )
    parser.add_argument("--prefix", default="", metavar="TEXT", help="what stands before each title")
    parser.add_argument(
        "--lang", metavar="LANG", help="for a wiki of this language: its texts alone, with links to wikis of others"
    )
    parser.add_argument(
        "--notes", choices=("ref", "list"),
        help="footnotes as <ref>, or as a list for a wiki without the extension Cite "
        "(default: ref, or with --publish what WIKI has)",
    )  # fmt: skip
    parser.add_argument(
        "--siteurl", type=site_address, metavar="URL", help="the site's address (default: SITEURL in pelicanconf.py)"
    )


def _add_person(kinds: Subparsers) -> None:
    purpose = "write what one person gave: texts, parts in events, comments, commits"
    parser = add_command(kinds, "person", purpose, _PERSON, run_person)
    parser.add_argument("name", metavar="NAME", help="as it stands at the texts")
    parser.add_argument(
        "--as", dest="known_as", action="append", default=[], metavar="NAME",
        help="another name of theirs, such as the one that git knows; may be given several times",
    )  # fmt: skip
    parser.add_argument("--output", type=Path, metavar="DIR", help="a new folder (default: of their name, here)")
    parser.add_argument(
        "--with-addresses",
        action="store_true",
        help="also the addresses of mail that git has under these names: for whoever they belong to, and nobody else",
    )


def run_bag(args: argparse.Namespace) -> int:
    """Write a bag; returns 1 where the site has errors, and then there is none."""
    from commands.export_bag import export_bag

    return export_bag(args)


def run_verify(args: argparse.Namespace) -> int:
    """Check a bag; returns 1 where it is damaged."""
    from commands.export_verify import verify

    return verify(args.folder)


def run_year(args: argparse.Namespace) -> int:
    """Write the books; returns 1 where the site has errors, or nothing is of that year."""
    from commands.export_year import export_year

    return export_year(args)


def run_internet_archive(args: argparse.Namespace) -> int:
    """Ask; returns 1 where the site has errors."""
    from commands.export_internet_archive import export_internet_archive

    return export_internet_archive(args)


def run_wikitext(args: argparse.Namespace) -> int:
    """Write it; returns 1 where the site has errors, or a page of the wiki was left as it is."""
    from commands.export_wikitext import export_wikitext

    return export_wikitext(args)


def run_person(args: argparse.Namespace) -> int:
    """Write it; returns 1 where nothing is under that name."""
    from commands.export_person import export_person

    return export_person(args)
