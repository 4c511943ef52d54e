"""Each module of the core has its test beside it in the mirror, and each test its module, or a reason stands here."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
CORE, MIRROR = ROOT / "plugins" / "almanac", ROOT / "tests" / "almanac"
CALENDARS = "importers/test_calendar_source.py"
# Modules that another one's test is about, and why that is.
TRIED_BY = {
    "build/origin.py": ("../site/test_incremental.py", "what everything is made with is changed there"),
    "build/component_pages.py": ("../site/test_components.py", "its pages are looked at whole"),
    "build/incremental.py": ("../site/test_incremental.py", "what it leaves is compared with a build from nothing"),
    "build/text_records.py": ("build/test_after_edit.py", "what is kept of one text is for a check after an edit"),
    "build/site_builder.py": ("../site/test_incremental.py", "what it leaves is compared with a build from nothing"),
    "check/broken/broken_file.py": ("check/broken/test_leave_out.py", "it is what becomes of a file"),
    "check/broken/last_whole.py": ("check/broken/test_leave_out.py", "which version is whole is seen in what is kept"),
    "check/broken/meant.py": ("check/broken/test_leave_out.py", "what is meant is seen in what is not undone"),
    "check/form_facts.py": ("read/schema/test_form_facts.py", "it hands on what is gathered there"),
    "check/entries.py": ("check/test_edition.py", "what it reads is seen in the whole edition alone"),
    "check/entry_files.py": ("check/test_edition.py", "what it reads is seen in the whole edition alone"),
    "check/examples.py": ("../site/test_components.py", "its examples are for the page that shows all components"),
    "check/other_files.py": ("check/test_edition.py", "what it reads is seen in the whole edition alone"),
    "check/reading.py": ("check/test_edition.py", "what it reads is seen in the whole edition alone"),
    "check/texts.py": ("check/test_edition.py", "what it finds is seen in the whole edition alone"),
    "importers/categories.py": ("store/importing/test_importer.py", "a category is seen in the files of an import"),
    "importers/comments.py": ("store/importing/test_importer.py", "a thread is seen in the files of an import"),
    "importers/conversion.py": ("importers/test_html_markdown.py", "it says what that one does"),
    "importers/days.py": ("store/importing/test_importer.py", "a day is seen in the addresses of an import"),
    "importers/gathered.py": ("store/importing/test_importer.py", "what is kept is seen in the places of entries"),
    "importers/layout.py": ("store/importing/test_importer.py", "a place is seen in the files of an import"),
    "importers/redirect_list.py": ("store/importing/test_importer.py", "where they lead is seen in their file"),
    "importers/report.py": ("importers/test_report_page.py", "what it holds is what its page shows"),
    "importers/taken.py": ("store/importing/test_importer.py", "what is taken is seen in the names of others"),
    "importers/texts.py": ("store/importing/test_importer.py", "a text is seen in the files of an import"),
    "importers/wordpress/catalog.py": ("importers/wordpress/test_source.py", "what it knows is seen in what comes"),
    "importers/wordpress/elements.py": ("importers/wordpress/test_pieces.py", "a piece is parsed where it is cut"),
    "importers/wordpress/event_moments.py": ("importers/wordpress/test_events.py", "a moment is an event's"),
    "importers/wordpress/media_html.py": ("importers/wordpress/test_shortcodes.py", "shortcodes are written by it"),
    "importers/wordpress/privacy.py": (
        "importers/wordpress/test_source.py",
        "what is private is seen in what stays out",
    ),
    "importers/wordpress/texts.py": ("importers/wordpress/test_source.py", "a text is an entry's"),
    "importers/wordpress/urls.py": ("importers/wordpress/test_media.py", "an address is taken apart to find a file"),
    "importers/wordpress/used_pictures.py": (
        "importers/wordpress/test_old_addresses.py",
        "files lead to who uses them",
    ),
    "importers/wordpress/verbatim.py": ("importers/wordpress/test_paragraphs.py", "tags are found for paragraphs"),
    "importers/wordpress/wxr.py": ("importers/wordpress/test_entries.py", "an item becomes an entry"),
    "model/health.py": ("check/health/test_judge.py", "what it holds is what is judged"),
    "model/edition.py": ("check/test_edition.py", "what it gives is what was read"),
    "model/history.py": ("store/git/test_history.py", "a history is made by git"),
    "model/image.py": ("read/pictures/test_picture.py", "a picture is known by its bytes"),
    "model/profile.py": ("read/entries/test_profile.py", "a profile is what its file says"),
    "model/recurrence.py": ("read/recurrence/test_repeat_field.py", "a rule is what its text says"),
    "model/comment.py": ("read/entries/test_comments.py", "a comment is what its file says"),
    "model/forum_archive.py": ("render/test_forum_archive.py", "an archive is looked at in its pages"),
    "render/outputs/forum_archive.py": ("../site/test_forum_archive.py", "its pages are looked at whole"),
    "model/contribution.py": ("render/test_contributions.py", "a person is known by what they gave"),
    "model/bag.py": ("read/test_bag.py", "a bag is what its small files say"),
    "build/book_pages.py": ("../site/test_year_books.py", "what it gives is seen in a whole book"),
    "build/epub.py": ("../site/test_year_books.py", "a whole book is checked"),
    "build/print_book.py": ("../site/test_year_books.py", "a whole book is looked into"),
    "render/book/chapter.py": ("render/book/test_links.py", "links lead to it"),
    "render/share_cards/cover.py": ("render/share_cards/test_drawing.py", "it is drawn as cards are"),
    "store/book_pictures.py": ("../site/test_year_books.py", "they are looked at in a whole book"),
    "model/wiki_page.py": ("store/wiki/test_pages.py", "a page is known again on a real wiki"),
    "render/wiki_pages/around.py": ("render/wiki_pages/test_blocks.py", "a link is a part of a text"),
    "render/wiki_pages/attributes.py": ("render/wiki_pages/test_blocks.py", "they belong to parts of a text"),
    "render/wiki_pages/comments_page.py": ("store/wiki/test_imported_site.py", "a real wiki shows the page"),
    "render/wiki_pages/dump.py": ("store/wiki/test_imported_site.py", "a real wiki imports the file"),
    "render/wiki_pages/entry_page.py": ("store/wiki/test_imported_site.py", "a real wiki shows the page"),
    "render/wiki_pages/facts.py": ("render/wiki_pages/test_site_on_wiki.py", "the table is looked at on its page"),
    "render/wiki_pages/html_tree.py": ("render/wiki_pages/test_blocks.py", "the tree is what is written"),
    "render/wiki_pages/lines.py": ("render/wiki_pages/test_blocks.py", "a line is a part of a text"),
    "render/wiki_pages/list_pages.py": ("render/wiki_pages/test_site_on_wiki.py", "lists are of a whole site"),
    "render/wiki_pages/lists_and_tables.py": ("render/wiki_pages/test_blocks.py", "both are parts of a text"),
    "render/wiki_pages/notes.py": ("render/wiki_pages/test_blocks.py", "a note is a part of a text"),
    "render/bag/offered.py": ("read/test_offered_bags.py", "what is written is read again"),
    "render/outputs/take.py": ("../site/test_take.py", "the page is looked at whole"),
    "render/bag/entries.py": ("../site/test_bag.py", "each line is held against its schema in a whole bag"),
    "render/bag/pictures.py": ("../site/test_bag.py", "the table is compared with the pictures of a whole bag"),
    "render/bag/schemas.py": ("../site/test_bag.py", "each line is held against its schema in a whole bag"),
    "render/bag/tag_files.py": ("read/test_bag.py", "what is written is read again"),
    "render/bag/restores.py": ("read/test_restores.py", "what is written is read again"),
    "store/bag/comparing.py": ("store/bag/test_checking.py", "what it says is what the check of a bag says"),
    "store/bag/writing.py": ("../site/test_bag.py", "others' program checks what is written"),
    "model/old_address.py": ("read/entries/test_redirects.py", "an old address is what its entry says"),
    "read/entries/list_file.py": ("read/entries/test_removals.py", "a list is read with what it is of"),
    "store/importing/existing.py": ("store/importing/test_importer.py", "what is there is seen in the names of others"),
    "store/importing/files.py": ("store/importing/test_importer.py", "what becomes of a file is seen in whole imports"),
    "store/importing/pictures.py": ("store/importing/test_importer.py", "a picture comes with its text"),
    "store/importing/report_files.py": ("../scripts/test_import_content.py", "where a report lies is seen there"),
    "read/body/allowed_html.py": ("read/body/test_sanitiser.py", "what is allowed is what the sanitiser leaves"),
    "read/body/columns.py": ("read/body/test_engine.py", "a column is that of a node in the tree"),
    "read/body/document.py": ("read/body/test_engine.py", "the tree is what the engine makes"),
    "read/body/html_writer.py": ("read/body/test_forge_texts.py", "its HTML is compared with that of a forge"),
    "read/body/limits.py": ("read/body/test_markdown.py", "a limit is met by a whole text"),
    "read/body/links.py": ("read/body/test_part_links.py", "a link is followed within a whole text"),
    "read/body/other_dialects.py": ("../submissions/test_submissions.py", "what it says of a mark stands there"),
    "read/body/positions.py": ("read/body/test_engine.py", "a place is one of the tree"),
    "read/pictures/kinds.py": ("read/pictures/test_picture.py", "a picture's kind is seen in what is said of it"),
    "read/pictures/notes/avif.py": ("read/pictures/test_published.py", "every kind of file has to lose the same"),
    "read/pictures/notes/gif.py": ("read/pictures/test_published.py", "every kind of file has to lose the same"),
    "read/pictures/notes/jpeg.py": ("read/pictures/test_published.py", "every kind of file has to lose the same"),
    "read/pictures/notes/png.py": ("read/pictures/test_published.py", "every kind of file has to lose the same"),
    "read/pictures/notes/webp.py": ("read/pictures/test_published.py", "every kind of file has to lose the same"),
    "check/sent_form.py": ("../sent_in/test_sent_in.py", "what becomes of a text stands there"),
    "model/submission.py": ("read/wiki/test_inbox.py", "a submission is what somebody wrote"),
    "model/submission_form.py": ("../documents/test_issue_forms.py", "a form is the files that are made of it"),
    "read/answers/choices.py": ("../sent_in/test_sent_in.py", "what is said of an answer stands there"),
    "read/answers/fields.py": ("../sent_in/test_sent_in.py", "what becomes of answers stands there"),
    "read/answers/names.py": ("../sent_in/test_sent_in.py", "what answers are called is seen there"),
    "read/forms/finished_file.py": ("../sent_in/test_sent_in.py", "a file in a mail stands there"),
    "model/wiki.py": ("read/settings/test_wikis.py", "a list is what the settings say of it"),
    "read/settings/together.py": ("read/settings/test_site_settings.py", "it is said with all that is wrong"),
    "read/schema/declaration.py": ("read/schema/test_described.py", "the reference says what a declaration holds"),
    "read/schema/deadline.py": ("read/entries/test_deadlines.py", "its fields become a part of an event"),
    "read/schema/image.py": ("read/entries/test_story.py", "its fields become the picture of an entry"),
    "read/schema/organizer.py": ("read/entries/test_event.py", "its fields become a part of an event"),
    "read/schema/place.py": ("read/entries/test_place.py", "its fields become the place of an event"),
    "read/schema/registration.py": ("read/entries/test_event.py", "its fields become a part of an event"),
    "render/entry_form/asked.py": ("render/entry_form/test_form_view.py", "what is asked is a part of the form"),
    "render/entry_form/script_words.py": ("../site/test_entry_forms.py", "the words are read in a browser"),
    "render/digest/items.py": ("render/digest/test_digest.py", "an item is looked at in its section"),
    "render/digest/narrowed.py": ("render/digest/test_digest.py", "what is left is seen in the whole digest"),
    "render/digest/talked_of.py": ("render/digest/test_digest.py", "a topic is looked at in its section"),
    "render/events/occurrences_table.py": ("../site/test_occurrences_on_pages.py", "a table is looked at on its page"),
    "render/feeds/feed_text.py": ("render/feeds/test_atom_rss.py", "it writes what two formats share"),
    "render/issue_forms.py": ("../documents/test_issue_forms.py", "a form is the file that is made of it"),
    "render/moving/notice.py": ("render/moving/test_calendar_copy.py", "its words are what a copy says"),
    "render/map/layers.py": ("render/map/test_event_map.py", "layers mean nothing without their map"),
    "render/months/month_page.py": ("render/months/test_months_with_pages.py", "a month stands among its neighbours"),
    "render/share_cards/sheet.py": ("render/share_cards/test_drawing.py", "a sheet is looked at with a card on it"),
    "render/outputs/community.py": ("../site/test_community.py", "its pages are looked at whole"),
    "render/outputs/removals.py": ("../site/test_removals.py", "its pages are looked at whole"),
    "model/owner.py": ("read/test_codeowners.py", "owners are what a file says of them"),
    "render/outputs/digest_events.py": ("../site/test_digests.py", "what is picked is looked at on its page"),
    "render/outputs/digests.py": ("../site/test_digests.py", "the page and the feed are looked at whole"),
    "render/outputs/entry_forms.py": ("../site/test_entry_forms.py", "the forms are looked at in a browser"),
    "render/outputs/event_data.py": ("../site/test_incremental.py", "what a plan forgets is seen after an edit"),
    "render/outputs/event_map.py": ("../site/test_incremental.py", "what a plan forgets is seen after an edit"),
    "render/outputs/events.py": ("../site/test_incremental.py", "what a plan forgets is seen after an edit"),
    "render/outputs/events_plan.py": ("build/test_kept_plan.py", "what it is made from says how long it is kept"),
    "render/outputs/events_told.py": ("build/test_kept_plan.py", "what is told of events is kept with their plan"),
    "render/outputs/home.py": ("../site/test_incremental.py", "what a plan forgets is seen after an edit"),
    "render/outputs/months.py": ("../site/test_incremental.py", "what a plan forgets is seen after an edit"),
    "render/outputs/offline.py": ("../site/test_offline.py", "what it makes is looked at in a browser without a host"),
    "render/outputs/qr_codes.py": ("../site/test_browser.py", "what is chosen shows its code"),
    "render/outputs/search.py": ("../site/test_incremental.py", "what a plan forgets is seen after an edit"),
    "render/outputs/part_of_site.py": ("build/test_kept_plan.py", "it says what any plan that is kept is"),
    "render/outputs/share_cards.py": ("../site/test_incremental.py", "what a plan forgets is seen after an edit"),
    "render/outputs/site_files.py": ("../site/test_incremental.py", "what a plan forgets is seen after an edit"),
    "render/outputs/stories.py": ("../site/test_incremental.py", "what a plan forgets is seen after an edit"),
    "render/outputs/stories_plan.py": ("build/test_kept_plan.py", "what it is made from says how long it is kept"),
    "render/outputs/text_digests.py": ("build/test_kept_plan.py", "what it stands for is seen in what is made anew"),
    "render/outputs/story_lists.py": ("../site/test_incremental.py", "what a plan forgets is seen after an edit"),
    "render/outputs/translations.py": ("../site/test_older_translations.py", "its page is looked at whole"),
    "render/outputs/whole_site.py": ("../site/test_incremental.py", "what a plan forgets is seen after an edit"),
    "check/review/beside.py": ("../scripts/test_reviews.py", "it is about several submissions"),
    "check/waiting.py": ("../scripts/test_reviews.py", "what waits is in several submissions"),
    "check/review/parts.py": ("../scripts/test_review.py", "each kind is a submission"),
    "check/review/review.py": ("../scripts/test_review.py", "what it says of ten submissions is read in a row"),
    "check/review/touched_pages.py": ("../scripts/test_review.py", "the pages of ten submissions are named"),
    "check/review/unused_pictures.py": ("../scripts/test_review.py", "one of ten submissions has such a picture"),
    "build/planned_site.py": ("../scripts/test_preview_submission.py", "what it plans is looked at as it is made"),
    "build/submission_preview.py": ("../scripts/test_preview_submission.py", "what it makes is looked at whole"),
    "render/story_view.py": ("../site/test_literal_text.py", "any text of a story is looked at on its page"),
    "render/subscriptions.py": ("../site/test_feeds.py", "the page of subscriptions is looked at whole"),
    "render/views/event.py": ("../site/test_states.py", "its shapes are for the pages of events"),
    "render/views/month.py": ("../site/test_months.py", "its shapes are for the template of a month"),
    "render/views/story.py": ("../site/test_literal_text.py", "its shapes are for the pages of stories"),
    "store/git/commits.py": ("store/git/test_file_history.py", "commits are read for the history of files"),
    "store/git/file_versions.py": ("check/broken/test_leave_out.py", "versions are looked for to be kept"),
    "store/git/repository.py": ("store/git/test_history.py", "what it asks of git, it asks for the history"),
    "store/svg/rasterizer_worker.py": ("store/svg/test_rasterizer.py", "it runs in a process of the rasterizer's"),
    "importers/from_html/as_html.py": ("importers/test_html_markdown.py", "what is HTML in a text is seen in the text"),
    "importers/from_html/block_writer.py": ("importers/test_html_markdown.py", "what it writes is the text"),
    "importers/from_html/blocks.py": ("importers/test_html_markdown.py", "what it reads is seen in the text"),
    "importers/from_html/code.py": ("importers/test_html_markdown.py", "code is seen in the text"),
    "importers/from_html/document.py": ("importers/test_html_markdown.py", "any HTML becomes a text"),
    "importers/from_html/elements.py": ("importers/test_html_markdown.py", "an element is what becomes of it"),
    "importers/from_html/flow.py": ("importers/test_html_markdown.py", "what stands below what is seen in the text"),
    "importers/from_html/line_writer.py": ("importers/test_html_markdown.py", "what it writes is the text"),
    "importers/from_html/lines.py": ("importers/test_html_markdown.py", "blanks are seen in the text"),
    "importers/from_html/literal.py": ("importers/test_html_markdown.py", "words are looked at as they are read again"),
    "read/from_elsewhere/calendar_moments.py": (CALENDARS, "moments in every shape are in the table"),
    "read/from_elsewhere/calendar_repeat.py": (CALENDARS, "rules and what departs from them are in the table"),
    "read/from_elsewhere/called_off.py": (CALENDARS, "marks of many languages are in the table"),
    "read/from_elsewhere/content_lines.py": (CALENDARS, "broken files are in the table"),
    "read/from_elsewhere/readable_rrule.py": (CALENDARS, "rules in readable keys are in the table"),
    "read/from_elsewhere/same_uid.py": (CALENDARS, "versions of one event are in the table"),
    "read/from_elsewhere/series.py": (CALENDARS, "series of all programs are in the table"),
    "read/from_elsewhere/this_and_future.py": (CALENDARS, "a divided series is in the table"),
    "read/from_elsewhere/whereabouts.py": (CALENDARS, "places as programs write them are in the table"),
    "store/partners/visits.py": ("store/partners/test_refreshing.py", "what is remembered is seen night after night"),
    "render/outputs/partners.py": ("render/test_partners_page.py", "what it plans is made there"),
    "read/schema/source.py": ("read/schema/test_every_field.py", "each field has a row"),
    "importers/from_html/notes.py": ("importers/test_html_markdown.py", "a footnote is a part of the text"),
    "importers/from_html/parts.py": ("importers/test_html_markdown.py", "its values are between HTML and a text"),
    "importers/from_html/pictures_and_links.py": ("importers/test_html_markdown.py", "a link is a part of the text"),
    "importers/from_html/read_back.py": ("importers/test_html_markdown.py", "what is read otherwise is named"),
    "importers/from_html/reader.py": ("importers/test_html_markdown.py", "what it reads is seen in the text"),
    "importers/from_html/settled.py": ("importers/test_html_markdown.py", "ids and notes are those of a whole text"),
    "importers/from_html/tables.py": ("importers/test_html_markdown.py", "a table is a part of the text"),
    "importers/from_html/within.py": ("importers/test_html_markdown.py", "what is around words is seen in the text"),
    "importers/folders/addresses.py": ("importers/folders/test_pelican.py", "an address is one of a text"),
    "importers/folders/dialects.py": ("importers/folders/test_pelican.py", "what a dialect means is seen in the text"),
    "importers/folders/folder.py": ("importers/folders/test_pelican.py", "bytes are those of a file"),
    "importers/folders/html_file.py": ("importers/folders/test_pelican.py", "a file of HTML is one of a Pelican site"),
    "importers/folders/metadata.py": ("importers/folders/test_pelican.py", "what stands above a text becomes fields"),
    "importers/folders/moments.py": ("importers/folders/test_pelican.py", "a day is that of a text"),
    "importers/folders/permalinks.py": ("importers/folders/test_pelican.py", "a pattern is filled in for a text"),
    "importers/folders/pelican_settings.py": ("importers/folders/test_pelican.py", "settings are those of a site"),
    "importers/folders/pelican_site.py": ("importers/folders/test_pelican.py", "a site is its texts"),
    "importers/folders/story_fields.py": ("importers/folders/test_pelican.py", "fields are those of a text"),
    "importers/folders/markdown_site.py": ("importers/folders/test_markdown_folder.py", "a site is its texts"),
    "importers/folders/programs.py": (
        "importers/folders/test_markdown_folder.py",
        "how a folder is arranged is seen in its texts",
    ),
    "importers/folders/shortcodes.py": (
        "importers/folders/test_markdown_folder.py",
        "what is filled in is seen in the text",
    ),
    "importers/folders/site_config.py": ("importers/folders/test_markdown_folder.py", "settings are those of a site"),
}
# Tests that are of no single module, and what they are of.
OF_MANY = {
    "importers/wordpress/test_any_export.py": "every reader of what stands in an export",
    "store/importing/test_folders.py": "folders of four kinds, through the writer and the check",
    "importers/test_any_html.py": "the whole way of HTML to a text, and of the text to a page",
    "read/test_any_bytes.py": "every reader of entries",
    "read/test_any_text.py": "every reader of entries",
    "read/body/test_forge_texts.py": "the whole way of a text, against GitHub's own parser",
    "read/schema/test_every_field.py": "the fields of all kinds of entries",
    "read/test_ten_faults.py": "all that is said of one entry at once",
    "store/wiki/test_literal.py": "all text that goes onto a wiki, as a real one shows it",
    "store/wiki/test_literal_pages.py": "all texts that become pages of a wiki, as a real one shows them",
    "store/wiki/test_imported_site.py": "a whole site, as a real wiki imports it",
    "render/events/test_recurrence_table.py": "pages and calendars, against tables written by hand",
}


def runs_nothing(module: Path) -> bool:
    """Whether it only declares: without a function there is nothing to try."""
    return not any(isinstance(node, ast.FunctionDef) for node in ast.walk(ast.parse(module.read_text("utf-8"))))


def beside(module: Path) -> Path:
    relative = module.relative_to(CORE)
    return MIRROR / relative.with_name(f"test_{relative.name}")


MODULES = [path for path in sorted(CORE.rglob("*.py")) if path.name != "__init__.py"]
TESTS = sorted(MIRROR.rglob("test_*.py"))


def named(paths: list[Path], above: Path) -> list[str]:
    return [path.relative_to(above).as_posix() for path in paths]


def test_every_module_has_its_test_beside_it_or_a_reason_why_not() -> None:
    without = [module for module in MODULES if not beside(module).exists() and not runs_nothing(module)]

    assert {*named(without, CORE)} - {*TRIED_BY} == set()
    assert {*TRIED_BY} - {*named(without, CORE)} == set(), "these have a test now, or are gone"


def test_every_test_has_its_module_or_says_what_it_is_of() -> None:
    own = {beside(module) for module in MODULES}

    without = named([test for test in TESTS if test not in own], MIRROR)

    assert {*without} - {*OF_MANY} == set()
    assert {*OF_MANY} - {*without} == set(), "these have a module now, or are gone"


@pytest.mark.parametrize("test", sorted({test for test, _ in TRIED_BY.values()}))
def test_what_tries_a_module_in_the_place_of_its_own_test_is_there(test: str) -> None:
    assert (MIRROR / test).resolve().is_file()


@pytest.mark.parametrize(
    ("code", "nothing"),
    [
        pytest.param("LISTED = 20\n", True, id="a constant"),
        pytest.param("class Card:\n    title: str\n", True, id="a value"),
        pytest.param("class Card:\n    def label(self) -> str: ...\n", False, id="a value that works something out"),
        pytest.param("def card() -> None: ...\n", False, id="a function"),
    ],
)
def test_a_module_with_a_function_is_told_from_one_that_only_declares(tmp_path: Path, code: str, nothing: bool) -> None:
    (tmp_path / "x.py").write_text(code, "utf-8")

    assert runs_nothing(tmp_path / "x.py") is nothing
