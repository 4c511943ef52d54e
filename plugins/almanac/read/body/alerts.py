"""The words above an alert, such as `> [!NOTE]`, in the language of its text."""

from __future__ import annotations

from html import escape

from almanac.model.interface import N_, Phrases

_TITLES = {
    # Translators: the heading of a box in a text.
    "note": N_("Note"),
    # Translators: the heading of a box in a text.
    "tip": N_("Tip"),
    # Translators: the heading of a box in a text.
    "important": N_("Important"),
    # Translators: the heading of a box in a text.
    "warning": N_("Warning"),
    # Translators: the heading of a box in a text.
    "caution": N_("Caution"),
}


def opening(kind: str, title: str, phrases: Phrases) -> str:
    """HTML that begins an alert; ``title`` is the author's own, if there is one."""
    words, lang = (title, "") if title else (phrases.gettext(_TITLES[kind]), _other_language(phrases))
    return f'<div class="alert alert-{kind}">\n<p class="alert-title"{lang}><strong>{escape(words)}</strong></p>\n'


CLOSING = "</div>\n"


def _other_language(phrases: Phrases) -> str:
    """An attribute, where the interface does not speak the language of the text."""
    return "" if phrases.spoken == phrases.lang else f' lang="{escape(phrases.spoken)}"'
