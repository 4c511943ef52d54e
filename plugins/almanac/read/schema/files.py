"""The kinds of files that people write, in the order of the reference, and what each is called in file names."""

from __future__ import annotations

from almanac.read.schema.comment import CommentFields
from almanac.read.schema.declaration import Fields
from almanac.read.schema.event import EventFields, EventTranslationFields
from almanac.read.schema.keeper import KeptFields
from almanac.read.schema.page import PageFields, PageTranslationFields
from almanac.read.schema.profile import ProfileFields, ProfileTranslationFields
from almanac.read.schema.redirect import RedirectFields
from almanac.read.schema.removal import RemovalFields
from almanac.read.schema.story import StoryFields, StoryTranslationFields

FILES: dict[type[Fields], str] = {
    StoryFields: "story",
    StoryTranslationFields: "story-translation",
    PageFields: "page",
    PageTranslationFields: "page-translation",
    ProfileFields: "profile",
    ProfileTranslationFields: "profile-translation",
    EventFields: "event",
    EventTranslationFields: "event-translation",
}
# Of each entry of a file that is a list.
LISTS: dict[type[Fields], str] = {
    RemovalFields: "removals",
    RedirectFields: "redirects",
    KeptFields: "keepers",
    CommentFields: "comments",
}
