"""Folders of texts in memory, and a Pelican site of as many posts as are asked for, as various as real ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from random import Random


class MadeFolder:
    """Files by their paths."""

    def __init__(self, files: Mapping[str, str | bytes], name: str = "old-site") -> None:
        self.name = name
        self._files = {path: data.encode() if isinstance(data, str) else data for path, data in files.items()}

    def paths(self) -> Iterator[str]:
        yield from sorted(self._files)

    def has(self, path: str) -> bool:
        return path in self._files

    def read(self, path: str) -> bytes:
        return self._files[path]


SETTINGS = """\
import os
SITENAME = 'Walks & talks'
SITEURL = os.environ.get('SITEURL', 'https://old.example')
PATH = 'content'
TIMEZONE = 'Europe/Helsinki'
DEFAULT_LANG = 'en'
ARTICLE_URL = '{date:%Y}/{date:%m}/{slug}/'
ARTICLE_SAVE_AS = ARTICLE_URL + 'index.html'
AUTHOR = 'Editorial team'
TAG_URL = 'tags/{slug}/'
"""
WORDS = ["river", "map", "people", "archive", "walk", "photo", "source", "licence", "open", "knowledge", "village",
         "library", "paper", "week", "talk", "street", "bridge", "volunteers", "edit", "page", "history", "meeting",
         "museum", "network", "learn", "share", "question", "answer", "summer", "snow", "market", "bread"]  # fmt: skip
CATEGORIES = ("walks", "talks", "tools")
LANGUAGES = ("python", "sh", "html")
MOST_LINKS = 5


def pelican_posts(number: int) -> dict[str, str | bytes]:
    """The files of a site with that many posts."""
    files: dict[str, str | bytes] = {"pelicanconf.py": SETTINGS, "content/images/hall.jpg": b"jpg"}
    for count in range(number):
        random = Random(count)  # noqa: S311 - the same posts each time
        path, text = _post(count, random)
        files[f"content/{path}"] = text.encode("latin-1" if count % 50 == 7 else "utf-8", "xmlcharrefreplace")
    return files


def name_of(count: int) -> str:
    """The name of a post's file, with its folder and ending."""
    return f"{CATEGORIES[count % 3]}/{count:03d}-post.{'rst' if count % 10 == 9 else 'md'}"


def _post(count: int, random: Random) -> tuple[str, str]:
    path = name_of(count)
    title = f"{_words(random, 3).capitalize()}: part {count} — “{_words(random, 1)}” & more"
    day = f"20{10 + count % 14}-{count % 12 + 1:02d}-{count % 28 + 1:02d} 1{count % 9}:30"
    tags = ", ".join(random.sample(WORDS, 3))
    if path.endswith(".rst"):
        return path, _rst(count, random, title, day, tags)
    heads = [f"Title: {title}", f"Date: {day}", f"Tags: {tags}", f"Slug: post-{count}"]
    heads += ["Author: Ann; Bob"] if count % 4 == 0 else []
    heads += [f"Summary: {_sentence(random)}", f"Modified: {day}"] if count % 3 == 0 else []
    front = "\n".join(heads) + "\n\n"
    if count % 8 == 3:
        front = f'---\ntitle: "{title}"\ndate: {day}\ntags: [{tags}]\nslug: post-{count}\n---\n\n'
    parts = [random.choice(_PARTS)(random, count) for _ in range(random.randint(4, 9))]
    return path, front + "\n\n".join([_paragraph(random), *parts]) + "\n"


def _words(random: Random, number: int) -> str:
    return " ".join(random.choice(WORDS) for _ in range(number))


def _sentence(random: Random) -> str:
    end = random.choice(
        [".", ".", "!", "?", ": 3 < 4 & 5 > 2.", " (C# and C++).", " 100% of *all*.", " a_b_c and 2 * 3 * 4."]
    )
    return f"{_words(random, random.randint(5, 12)).capitalize()}{end}"


def _paragraph(random: Random, _count: int = 0) -> str:
    marks = ["**{}**", "*{}*", "`{}`", "[{}](https://e.example/a_b?c=d&e=f)", "{}", "<em>{}</em>", "***{}***", "{}—é ü"]
    words = [
        random.choice(marks).format(_words(random, 2)) if random.random() < 0.2 else _words(random, 2) for _ in range(9)
    ]
    return f"{' '.join(words)}.\n{_sentence(random)}"


def _heading(random: Random, _count: int) -> str:
    words = _words(random, 3).capitalize()
    return random.choice([f"## {words}", f"### {words} ###", f"{words}\n---------"])


def _list(random: Random, _count: int) -> str:
    items = [f"{random.choice('*-+')} {_words(random, 3)}" for _ in range(1)]
    mark = items[0][0]
    for _ in range(random.randint(2, 4)):
        items.append(f"{mark}   {_words(random, 3)}")
        if random.random() < 0.4:
            items += [f"    {mark}   {_words(random, 2)}" for _ in range(2)]
    return "\n".join(items)


def _loose_list(random: Random, _count: int) -> str:
    return "\n\n".join(f"{n}.  {_words(random, 4)}\n\n    {_sentence(random)}" for n in range(1, random.randint(3, 5)))


def _code_in_list(random: Random, _count: int) -> str:
    return f"1.  {_words(random, 3)}\n\n        $ git {_words(random, 1)}\n        # a line\n\n2.  {_words(random, 2)}"


def _code(random: Random, _count: int) -> str:
    language = random.choice(LANGUAGES)
    lines = [f"x = '{_words(random, 1)}'  # <b> & *c*", "", "    y = `z`"]
    if random.random() < 0.5:
        return "\n".join([f"    :::{language}", *(f"    {line}" for line in lines)])
    return "\n".join([f"```{language}", *lines, "```"])


def _quotation(random: Random, _count: int) -> str:
    return f"> {_sentence(random)}\n> {_sentence(random)}\n>\n> *   {_words(random, 2)}\n> *   {_words(random, 2)}"


def _table(random: Random, _count: int) -> str:
    rows = [f"{_words(random, 1)} | {_words(random, 2)} | {random.randint(1, 99)}" for _ in range(3)]
    return "\n".join(["a | b | c", "--|:-:|--:", *rows])


def _meanings(random: Random, _count: int) -> str:
    return "\n\n".join(f"{_words(random, 2)}\n:   {_sentence(random)}" for _ in range(2))


def _note(random: Random, count: int) -> str:
    return f"{_words(random, 4)}[^{count}n]: more {_words(random, 2)}.\n\n[^{count}n]: {_sentence(random)}"


def _links(random: Random, count: int) -> str:
    others = [random.randrange(0, 250) for _ in range(3)]
    forms = ["{{filename}}/{}", "|filename|/{}", "{{filename}}../{}"]
    links = [f"[{_words(random, 2)}]({form.format(name_of(other))})" for form, other in zip(forms, others, strict=True)]
    return ", ".join([*links, "[all]({index})", "[walks]({category}walks)", f"<https://e.example/{count}>"])


def _picture(random: Random, _count: int) -> str:
    return (
        f"![{_words(random, 2)}]({{static}}/images/hall.jpg) and ![{_words(random, 1)}]({{attach}}../images/hall.jpg)"
    )


def _html(random: Random, _count: int) -> str:
    box = f"<div class='box'>\n<p>{_words(random, 3)} <b>{_words(random, 1)}</b></p>\n</div>"
    return f"{box}\n\nH<sub>2</sub>O &amp; <kbd>Ctrl</kbd>"


def _abbreviation(random: Random, _count: int) -> str:
    return f"The HTML of {_words(random, 2)}.\n\n*[HTML]: Hyper Text"


def _signs(random: Random, _count: int) -> str:
    address = f"https://bare.example/{_words(random, 1)}"
    return f"1986\\. {_words(random, 2)} \\*not\\* [x] {{{{ y }}}} ~~z~~ a|b {address} #tag\nline  \nbreak"


_PARTS = (_paragraph, _paragraph, _heading, _list, _loose_list, _code_in_list, _code, _quotation, _table, _meanings,
          _note, _links, _picture, _html, _abbreviation, _signs)  # fmt: skip


def _rst(count: int, random: Random, title: str, day: str, tags: str) -> str:
    return f"""{title}
{"#" * (len(title) + 1)}

:date: {day}
:tags: {tags}
:slug: post-{count}
:summary: {_words(random, 9)}

{_words(random, 9)} **bold** and *thin* and ``code_x``, `a link <https://e.example/x_y>`_ and
`another <{{filename}}/{name_of(random.randrange(250))}>`_ [1]_.

{_words(random, 2).capitalize()}
{"=" * 60}

* {_words(random, 2)}
* {_words(random, 2)}

  1. {_words(random, 2)}
  2. {_words(random, 2)}

.. code-block:: python
   :linenos:

   x = 1  # <b>

.. image:: {{static}}/images/hall.jpg
   :alt: {_words(random, 2)}

=====  =====
a      b
=====  =====
c      d
=====  =====

term
  {_sentence(random)}

.. [1] {_sentence(random)}
"""
