"""What of a page reaches its reader: its texts and the values of its attributes, with one space for many."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element


def texts(document: Element) -> frozenset[str]:
    """Each element's whole text, each text between two tags, and each attribute's value."""
    return frozenset(one_line(text) for text in _texts(document))


def code(document: Element) -> list[str]:
    """The texts of code, without the line break at their ends."""
    return ["".join(element.itertext()).rstrip("\n") for element in document.iter("code")]


def one_line(text: str) -> str:
    """The text as a field has it."""
    return " ".join(text.split())


def _texts(document: Element) -> Iterator[str]:
    for element in document.iter():
        if isinstance(element.tag, str):
            yield from ("".join(element.itertext()), element.text or "", *_attributes(element))
        yield element.tail or ""


def _attributes(element: Any) -> Iterator[str]:
    yield from element.attrib.values()
