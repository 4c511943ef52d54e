"""Makes a site of any size, the same on every run: ``make_site.py FOLDER --stories 1000 --events 200``."""

from __future__ import annotations

import argparse
import json
import shutil
from datetime import timedelta
from pathlib import Path
from xml.etree import ElementTree

import entries
from entries import FIRST_TOPIC, NOW, PICTURES, Size
from git_history import write_history
from prose import dice, rare_words

CHECKOUT = Path(__file__).resolve().parents[2]


def make_site(root: Path, size: Size) -> None:
    """Fill ``root``, which must not exist: entries with their history, and the rest as in this checkout."""
    root.mkdir(parents=True)
    write_history(root, [*entries.stories(size), *entries.events(size)])
    for name in ("plugins", "theme"):
        # Copied, since the settings find the site by where the plugins are.
        shutil.copytree(CHECKOUT / name, root / name, ignore=shutil.ignore_patterns("*.pyc.*"))
    shutil.copy(CHECKOUT / "pelicanconf.py", root)
    write_pictures(root / "content")
    write_forum(root / ".almanac", size)


def write_pictures(content: Path) -> None:
    """The pictures that entries name, below ``content``."""
    (content / "images").mkdir(parents=True, exist_ok=True)
    for number, name in enumerate(PICTURES):
        picture = ElementTree.Element("svg", xmlns="http://www.w3.org/2000/svg", viewBox="0 0 160 90")
        ElementTree.SubElement(picture, "rect", width="160", height="90", fill=f"#{number * 12:02x}8080")
        (content / name).write_bytes(ElementTree.tostring(picture))


def write_photographs(folder: Path, number: int) -> None:
    """So many pictures of 2,400 by 1,600 pixels, each another one, as cameras keep them."""
    from PIL import Image

    for one in range(number):
        grain = Image.frombytes("RGB", (60, 40), dice("photograph", one).randbytes(60 * 40 * 3))
        grain.resize((2400, 1600), Image.Resampling.BICUBIC).save(folder / f"photograph-{one:03d}.jpg", quality=88)


def write_forum(folder: Path, size: Size) -> None:
    """The forum's snapshot, with every second story's topic."""
    folder.mkdir(exist_ok=True)
    topics = {
        str(FIRST_TOPIC + number): {
            "title": " ".join(rare_words(dice("topic", number), 4)),
            "url": f"https://forum.example.org/t/{FIRST_TOPIC + number}",
            "posts": 1 + number % 30,
            "last_posted_at": (NOW - timedelta(days=number % 900)).isoformat(),
            "closed": False,
        }
        for number in range(0, size.stories, 2)
    }
    (folder / "forum.json").write_text(json.dumps({"topics": topics}), "utf-8")


def main() -> None:
    """Make one site."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--stories", type=int, default=1000)
    parser.add_argument("--events", type=int, default=200)
    given = parser.parse_args()
    make_site(given.folder, Size(given.stories, given.events))


if __name__ == "__main__":
    main()
