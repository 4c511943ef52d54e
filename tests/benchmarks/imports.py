"""What an import of a WordPress export costs, of several sizes: CPU seconds and the most memory, and by what they grow.

``imports.py --posts 1000 10000 --drafts 0``; with ``--drafts`` the file has so many more posts, which do not come.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path
from random import Random
from xml.sax.saxutils import escape

from make_site import CHECKOUT
from vocabulary import WORDS

_NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in (
        ("excerpt", "http://wordpress.org/export/1.2/excerpt/"),
        ("content", "http://purl.org/rss/1.0/modules/content/"),
        ("dc", "http://purl.org/dc/elements/1.1/"),
        ("wp", "http://wordpress.org/export/1.2/"),
    )
)
_PARAGRAPHS = 6
_WORDS = 60
# Says at its end what it took (getrusage(2): kilobytes on Linux).
_MEASURED = """
import resource, sys
from commands.main import main
code = main(sys.argv[1:])
used = resource.getrusage(resource.RUSAGE_SELF)
sys.stderr.write(f"\\n{code} {used.ru_utime + used.ru_stime} {used.ru_maxrss}")
"""


@dataclass(frozen=True, slots=True)
class Run:
    """An import of so many posts: megabytes of the export, CPU seconds, megabytes of memory at most."""

    posts: int
    export: float
    cpu: float
    memory: float


def export(posts: int, drafts: int) -> Iterator[str]:
    """The file, bit by bit; each post links to another, and has a comment."""
    chance = Random(posts)  # noqa: S311 - made texts are no secret
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" {_NAMESPACES}><channel><title>Old</title>'
    yield "<link>https://old.example</link><wp:wxr_version>1.2</wp:wxr_version>"
    yield "<wp:base_blog_url>https://old.example</wp:base_blog_url>\n"
    for number in range(1, posts + drafts + 1):
        yield _item(number, posts, chance, "publish" if number <= posts else "draft")
    yield "</channel></rss>\n"


def _item(number: int, posts: int, chance: Random, status: str) -> str:
    title = f"{' '.join(chance.choices(WORDS['en'], k=5))} {number}"
    slug = title.replace(" ", "-")
    day = f"{2005 + number % 18}-{1 + number % 12:02}-{1 + number % 28:02}"
    body = "\n\n".join(_paragraph(chance, posts) for _ in range(_PARAGRAPHS))
    comment = (
        f"<wp:comment><wp:comment_id>{number}</wp:comment_id><wp:comment_author>Ben</wp:comment_author>"
        f"<wp:comment_date>{day} 11:00:00</wp:comment_date><wp:comment_content><![CDATA[{_words(chance)}]]>"
        "</wp:comment_content><wp:comment_approved>1</wp:comment_approved><wp:comment_parent>0</wp:comment_parent>"
        "</wp:comment>"
    )
    return (
        f"<item><title>{escape(title)}</title><link>https://old.example/{day.replace('-', '/')}/{slug}/</link>"
        f"<dc:creator>ann</dc:creator><content:encoded><![CDATA[{body}]]></content:encoded>"
        f"<wp:post_id>{number}</wp:post_id><wp:post_date>{day} 10:00:00</wp:post_date>"
        f"<wp:post_name>{slug}</wp:post_name><wp:status>{status}</wp:status><wp:post_type>post</wp:post_type><wp:post_parent>0</wp:post_parent>"
        '<category domain="category" nicename="news"><![CDATA[News]]></category>'
        f'<category domain="post_tag" nicename="tag-{number % 20}"><![CDATA[Tag {number % 20}]]></category>'
        f"{comment}</item>\n"
    )


def _paragraph(chance: Random, posts: int) -> str:
    words = " ".join(chance.choices(WORDS["en"], k=2))
    link = f'<a href="https://old.example/?p={chance.randint(1, posts)}">{words}</a>'
    return f"<!-- wp:paragraph -->\n<p>{_words(chance)} {link} and <strong>more</strong>.</p>\n<!-- /wp:paragraph -->"


def _words(chance: Random) -> str:
    return " ".join(chance.choices(WORDS["en"], k=_WORDS)).capitalize() + "."


def measure(posts: int, drafts: int, folder: Path) -> Run:
    """Import into a site without content, in a process of its own."""
    root = folder / str(posts)
    for part in ("plugins", "scripts"):
        shutil.copytree(CHECKOUT / part, root / part, ignore=shutil.ignore_patterns("*.pyc.*"))
    shutil.copy(CHECKOUT / "pelicanconf.py", root)
    file = root / "export.xml"
    with file.open("w", encoding="utf-8") as out:
        out.writelines(export(posts, drafts))
    paths = os.pathsep.join([str(root / "plugins"), str(root / "scripts")])
    command = [sys.executable, "-c", _MEASURED, "import", "wordpress", str(file), "--settings"]
    env = {**os.environ, "PYTHONPATH": paths, "SOURCE_DATE_EPOCH": "1782864000"}
    done = subprocess.run(command, cwd=root, env=env, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    code, cpu, memory = done.stderr.decode().splitlines()[-1].split()
    written = sum(1 for _ in (root / "content/stories").rglob("*.md"))
    if (code, written) != ("0", posts):
        raise RuntimeError(f"the import ended with {code} and {written} of {posts} stories")
    megabytes = file.stat().st_size / 1_000_000
    shutil.rmtree(root)
    return Run(posts, megabytes, float(cpu), int(memory) / 1000)


def growth(runs: Sequence[Run]) -> list[dict[str, float]]:
    """By what the cost of a post is multiplied from one size to the next."""
    return [
        {
            "time": after.cpu / before.cpu * before.posts / after.posts,
            "memory": after.memory / before.memory * before.posts / after.posts,
        }
        for before, after in pairwise(runs)
    ]


def main(arguments: Sequence[str]) -> int:
    """Measure all sizes, and print a table, or JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--posts", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--drafts", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        runs = [measure(posts, args.drafts, Path(folder)) for posts in args.posts]
    if args.json:
        json.dump({"runs": [asdict(run) for run in runs], "growth": growth(runs)}, sys.stdout)
        return 0
    sys.stdout.write("  posts  export MB    cpu s  peak MB  ms/post\n")
    for run in runs:
        per_post = run.cpu / run.posts * 1000
        sys.stdout.write(f"{run.posts:>7}{run.export:>11.1f}{run.cpu:>9.1f}{run.memory:>9.0f}{per_post:>9.1f}\n")
    for one in growth(runs):
        sys.stdout.write(f"time per post x {one['time']:.2f}, memory per post x {one['memory']:.2f}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
