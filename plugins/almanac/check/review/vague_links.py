"""Finds links whose words do not say where they lead: who hears a page may go through its links alone."""

from __future__ import annotations

from collections.abc import Iterator

from almanac.model.entry import Source
from almanac.model.problem import Problem, Severity
from almanac.read.body.document import Kind
from almanac.read.body.engine import parse
from almanac.read.body.limits import OutOfBoundsError

# In the languages of the interface (WCAG 2.4.4, 2.4.9); English is written everywhere.
_VAGUE = {
    "ar": ("هنا", "اضغط هنا", "انقر هنا", "من هنا", "هذا الرابط", "الرابط", "رابط", "المزيد", "اقرأ المزيد"),
    "de": ("hier", "hier klicken", "klick hier", "klicke hier", "klicken sie hier", "dieser link", "diesen link",
           "link", "mehr", "mehr lesen", "mehr dazu", "mehr infos", "weiterlesen"),
    "en": ("here", "click here", "click", "this", "this link", "this page", "link", "more", "read more", "see here",
           "more info", "more information", "learn more", "go", "go here"),
    "es": ("aquí", "aqui", "haz clic aquí", "haga clic aquí", "clic aquí", "pincha aquí", "este enlace", "enlace",
           "más", "leer más", "ver más", "más información"),
    "fr": ("ici", "cliquez ici", "cliquer ici", "clique ici", "ce lien", "lien", "plus", "lire plus", "lire la suite",
           "en savoir plus", "plus d'infos"),
    "hi": ("यहाँ", "यहां", "यहाँ क्लिक करें", "यहां क्लिक करें", "यह लिंक", "लिंक", "और पढ़ें", "अधिक"),
    "hu": ("itt", "ide", "ezen", "kattints ide", "kattintson ide", "ez a link", "link", "tovább", "bővebben"),
    "id": ("di sini", "disini", "klik di sini", "klik disini", "tautan ini", "tautan", "link", "selengkapnya",
           "baca selengkapnya", "lebih lanjut"),
    "ja": ("ここ", "こちら", "ここをクリック", "こちらをクリック", "このリンク", "リンク", "詳細", "続きを読む",
           "詳しくはこちら"),
    "pl": ("tutaj", "tu", "kliknij tutaj", "kliknij tu", "ten link", "link", "więcej", "czytaj więcej", "czytaj dalej"),
    "pt": ("aqui", "clique aqui", "clica aqui", "este link", "esta ligação", "link", "mais", "leia mais", "saiba mais",
           "mais informações"),
    "sw": ("hapa", "bofya hapa", "bonyeza hapa", "kiungo hiki", "kiungo", "zaidi", "soma zaidi"),
    "uk": ("тут", "сюди", "натисніть тут", "клацніть тут", "це посилання", "посилання", "більше", "докладніше",
           "читати далі"),
    "zh": ("这里", "此处", "点这里", "点击这里", "点击此处", "這裡", "此處", "點擊這裡", "链接", "連結", "此链接",
           "更多", "了解更多", "阅读更多"),
}  # fmt: skip
_ENGLISH = frozenset(_VAGUE["en"])


def vague_links(source: Source, lang: str) -> Iterator[Problem]:
    """A warning at each in the text of a file."""
    vague = _ENGLISH.union(_VAGUE.get(lang.partition("-")[0], ()))
    try:
        document = parse(source.body)
    except OutOfBoundsError:  # which the check says
        return
    for node in document.of_kind[Kind.LINK]:
        words = " ".join(node.words().split()).strip(" .…:!>»→-–()[]").casefold()
        if words in vague:
            line, column = node.start
            message = f"a link is called `{node.words().strip()}`, which does not say where it leads"
            hint = "put the words that name the page between the brackets"
            yield Problem(source.path, source.body_line + line - 1, "", message, hint, Severity.WARNING, column=column)
