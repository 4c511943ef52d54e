"""How long a WordPress export takes to come along, and how much memory: CPU, and the largest sum of all processes.

``import_export.py --posts 1000 10000``
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from measured_process import Cost, measured
from prose import dice, paragraph, sentence

CHECKOUT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(CHECKOUT / "plugins"), str(CHECKOUT / "tests" / "almanac" / "importers" / "wordpress")]

from exports import BASE, Comment, Item, attachment, author, category, export  # noqa: E402

_COPIED = ("plugins", "scripts", "theme")
_PARAGRAPHS = 8


def write_export(path: Path, posts: int) -> None:
    """Posts of about 500 words, each with a picture, a link to the one before it, and two comments."""
    head, _, end = export(author("ann", "Ann Example"), category("news", "News"), "|").partition("|")
    with path.open("w", encoding="utf-8") as file:
        file.write(head)
        for number in range(1, posts + 1):
            file.writelines(map(str, _post(number)))
        file.write(end)


def _post(number: int) -> Iterator[Item]:
    rng = dice("export", number)
    picture, day = f"2021/03/picture-{number}.jpg", f"{2005 + number % 20}-03-{1 + number % 28:02}"
    text = "\n\n".join(paragraph(rng) for _ in range(_PARAGRAPHS))
    shown = f'<img class="wp-image-{number * 2}" src="{BASE}/wp-content/uploads/{picture}" alt="" />'
    comments = [Comment(number * 2 + n, sentence(rng), approved=str(n)) for n in range(2)]
    yield Item(
        number * 2 + 1,
        sentence(rng),
        slug=f"post-{number}",
        date=f"{day} 12:00:00",
        content=f'{text}\n\n{shown}\n\nSee <a href="/?p={number * 2 - 1}">the one before</a>.',
        terms=[("category", "news", "News"), ("post_tag", f"tag-{number % 200}", f"Tag {number % 200}")],
        meta={"_thumbnail_id": str(number * 2)},
        comments=comments,
    )
    yield attachment(number * 2, picture, number * 2 + 1, link=f"{BASE}/picture-{number}/")


def measure(posts: int, folder: Path) -> tuple[float, Cost]:
    """The size of the export in MB, and what it took."""
    root = folder / f"site-{posts}"
    root.mkdir()
    for name in _COPIED:
        shutil.copytree(CHECKOUT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(CHECKOUT / "pelicanconf.py", root)
    source = folder / f"export-{posts}.xml"
    write_export(source, posts)
    paths = os.pathsep.join([str(root / "plugins"), str(root / "scripts")])
    command = [sys.executable, "-m", "commands", "import", "wordpress", str(source), "--settings"]
    cost = measured(command, root, {**os.environ, "PYTHONPATH": paths}, with_memory=True)
    size = source.stat().st_size / 1_000_000
    shutil.rmtree(root)
    source.unlink()
    return size, cost


def main(arguments: Sequence[str]) -> int:
    """Measure all sizes, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--posts", type=int, nargs="+", default=[1000, 10000])
    sizes = parser.parse_args(arguments).posts
    sys.stdout.write("posts\texport MB\tCPU s\tms/post\tpeak MB\n")
    with tempfile.TemporaryDirectory() as folder:
        for posts in sizes:
            size, cost = measure(posts, Path(folder))
            figures = f"{size:.0f}\t{cost.cpu:.0f}\t{cost.cpu / posts * 1000:.1f}\t{cost.memory / 1e6:.0f}"
            sys.stdout.write(f"{posts}\t{figures}\n")
            sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
