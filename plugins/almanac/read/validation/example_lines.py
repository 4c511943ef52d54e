"""Makes example lines of front matter that would be right on this site and in this file."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pydantic import BaseModel

from almanac.model.site import ReadingSettings
from almanac.read.schema.event import EventFields
from almanac.read.schema.repeat import ChangeFields
from almanac.read.schema.story import StoryFields


@dataclass(frozen=True, slots=True)
class Examples:
    """Examples for the file at ``path``."""

    settings: ReadingSettings
    path: str

    def line(self, name: str, declared: type[BaseModel]) -> str:
        """The field with a value that it can have; its day is of the year of the file's folder."""
        decided = {StoryFields: self.settings.categories, EventFields: self.settings.event_categories}
        if name == "category" and decided.get(declared):
            return f"category: {decided[declared][0]}"
        field = next(field for known, field in declared.model_fields.items() if name in {known, field.alias})
        value = str(field.examples[0]) if field.examples else "..."
        folder = re.search(r"/([1-8]\d{3})/[^/]+$", self.path)
        return f"{name}: {re.sub(r'^[0-9]{4}(?=-)', folder[1], value) if folder else value}"

    def to_add(self, name: str, declared: type[BaseModel]) -> str:
        """The remedy where the field is missing."""
        if declared is ChangeFields:  # only the rule knows its days
            return "add a line `date: ...` with a day on which it would happen"
        return f"add a line, such as `{self.line(name, declared)}`"
