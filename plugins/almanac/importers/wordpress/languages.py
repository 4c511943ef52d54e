"""Finds the language of entries, and which translates which: Polylang keeps it in terms, WPML in custom fields."""

from __future__ import annotations

import re

from almanac.importers.wordpress.known import TranslationGroup
from almanac.importers.wordpress.php_values import php_dictionary
from almanac.importers.wordpress.urls import query_value, split
from almanac.importers.wordpress.wxr import Item, Term
from almanac.read.values.language_code import is_language, meant_language

_WPML_LANGUAGE = ("_wpml_import_language_code", "_wpml_language", "wpml_language")
_WPML_MARK = re.compile("_?wpml_|_icl_")


def code_of(tag: str) -> str:
    """The language behind `en-US`, `pt_BR` or `de_DE_formal`: without the country, but for Chinese by its writing."""
    parts = re.split("[-_]", tag.strip())
    if parts[0].lower() == "zh":
        traditional = {"tw", "hk", "mo", "hant"}.intersection(part.lower() for part in parts[1:])
        return "zh-Hant" if traditional else "zh-Hans"
    return parts[0].lower() if is_language(parts[0].lower()) else ""


class Languages:
    """What an export says of the languages of its entries; of a site in one language nothing is said of each."""

    def __init__(self, of_site: str) -> None:
        self.of_site = code_of(of_site)
        self.has_wpml = False
        self.has_groups = False
        self._by_slug: dict[str, str] = {}
        self._groups: dict[str, TranslationGroup] = {}
        self._group_of: dict[str, str] = {}

    def add_term(self, term: Term) -> None:
        """Note a language of Polylang, which people name as they like; its locale says which it is."""
        if term.taxonomy == "language":
            locale = str(php_dictionary(term.description).get("locale", ""))
            self._by_slug[term.slug] = _usual(term.slug) or code_of(locale) or code_of(term.slug)

    def of(self, item: Item) -> str:
        """The language of an entry."""
        for term in item.terms_of("language"):
            return self._by_slug.get(term.slug) or _usual(term.slug) or code_of(term.slug) or self.of_site
        own = next((item.value(key) for key in _WPML_LANGUAGE if item.value(key)), "")
        return _usual(own) or (self._by_address(item.link) if self.has_wpml else "") or self.of_site

    def add(self, item: Item) -> None:
        """Note which entries say the same; only public ones come here."""
        group = self._name_of_group(item)
        if not group:
            return
        lang = self.of(item)
        known = self._groups.setdefault(group, TranslationGroup())
        if lang in known.ids:
            return
        known.ids[lang] = item.id
        self._group_of[item.id] = group
        says_so = group.startswith("wpml ") and not item.value("_wpml_import_source_language_code")
        if not known.original or lang == self.of_site or says_so:
            known.original = item.id

    def note_plugin(self, item: Item) -> None:
        """Whether WPML made the translations: only then do addresses begin with a language."""
        if not self.has_wpml:
            self.has_wpml = any(_WPML_MARK.match(key) for key in item.meta) or any(
                term.taxonomy == "translation_priority" for term in item.terms
            )

    def original_of(self, item: Item) -> str:
        """The id of the entry that this one translates; empty for an original."""
        group = self._groups.get(self._group_of.get(item.id, ""))
        return group.original if group and group.original != item.id else ""

    def _name_of_group(self, item: Item) -> str:
        for term in item.terms_of("post_translations"):
            return f"polylang {term.slug}"
        group = item.value("_wpml_import_translation_group")
        # A copy that WPML keeps alike names the id of the first.
        duplicate = item.value("_icl_lang_duplicate_of")
        self.has_groups |= bool(group or duplicate)
        if group:
            return f"wpml {group}"
        return f"copy {duplicate or item.id}" if self.has_wpml else ""

    def _by_address(self, link: str) -> str:
        first = split(link).path.strip("/").partition("/")[0]
        return _usual(query_value(link, "lang")) or (_usual(first) if len(first) in {2, 5} else "")


def _usual(code: str) -> str:
    """A code as it is usually written, if it is one of a language."""
    return meant_language(code.replace("_", "-")) if re.fullmatch("[A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?", code) else ""
