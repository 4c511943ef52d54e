"""Reads all settings: a Site, or Problems at their lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from almanac.model.figures import MEASURES
from almanac.model.forum import Announcing
from almanac.model.frozen import Frozen
from almanac.model.partner import Partner
from almanac.model.problem import Problem
from almanac.model.site import SETTINGS_FILE, WAYS_TO_SEND, MailingList, Site
from almanac.model.wiki import WikiList
from almanac.read.fault import Fault
from almanac.read.schema.declaration import FieldType, adapter
from almanac.read.settings import addresses as addresses
from almanac.read.settings import figures as figures
from almanac.read.settings import frozen as frozen
from almanac.read.settings import lists as lists
from almanac.read.settings import partners as partners
from almanac.read.settings import single_values as values
from almanac.read.settings import translated as translated
from almanac.read.settings import wikis as wikis
from almanac.read.settings.announcing import announcing
from almanac.read.settings.fixed_settings import fixed_setting_faults, unknown_names
from almanac.read.settings.source_lines import SettingsSource
from almanac.read.settings.together import faults_together

_ADDRESS = "an address that begins with `https://` or `http://`"
Switch = Annotated[bool, FieldType(values.switch, words="`True` or `False`")]
Text = Annotated[str, FieldType(values.text, words="one line of text, or `None`")]


# Pelican's names; the others are called the same in the model, in small letters.
_IN_THE_MODEL = {
    "SITENAME": "name",
    "SITEURL": "url",
    "SITE_TAGLINE": "tagline",
    "SITE_TAGLINES": "taglines",
    "TIMEZONE": "zone",
}


class SettingsFields(BaseModel):
    """What a community decides, each setting once; each is read on its own."""

    model_config = ConfigDict(arbitrary_types_allowed=True, defer_build=True)

    SITENAME: Annotated[str, FieldType(values.name, words="one line of text")] = Field(
        "Almanac", description="Name of the site.", examples=['"Group of the North"']
    )
    SITEURL: Annotated[str, FieldType(addresses.site_url, words=f"{_ADDRESS} and may have a path")] = Field(
        "",
        description="Where readers find the site; feeds and calendars need it. Without encryption it is a warning.",
        examples=['"https://group.example"', '"https://group.pages.example/site"'],
    )
    SITE_TAGLINE: Text = Field(
        "", description="One line under the name.", examples=['"Stories and events of the north"']
    )
    SITE_TAGLINES: Annotated[
        dict[str, str], FieldType(translated.taglines, words="codes of languages, each with one line of text")
    ] = Field(
        {},
        description="The line under the name in other languages; without one, pages in a language have SITE_TAGLINE.",
        examples=['{"es": "Historias y encuentros del norte"}'],
    )
    TIMEZONE: Annotated[
        ZoneInfo, FieldType(values.zone, words="`UTC`, or an `Area/Location` name of the IANA database")
    ] = Field(ZoneInfo("UTC"), description="Where a story's day begins.", examples=['"Africa/Nairobi"'])
    DEFAULT_LANG: Annotated[str, FieldType(values.default_language, words="the code of a language (BCP 47)")] = Field(
        "en", description="Language of files that name none.", examples=['"en"']
    )
    LANGUAGES: Annotated[tuple[str, ...], FieldType(lists.languages, words="a list of such codes, each once")] = Field(
        ("en",),
        description="Languages that have a site of their own below `/LANG/`, and feeds; DEFAULT_LANG comes first.",
        examples=['["en", "es"]'],
    )
    CATEGORIES: Annotated[tuple[str, ...], FieldType(lists.categories, words="a list of names, each once")] = Field(
        ("News",), description="Categories of stories, in the order of the menu.", examples=['["News", "Lessons"]']
    )
    EVENT_CATEGORIES: Annotated[
        dict[str, str],
        FieldType(lists.colored, words="names, each with a colour, `#rrggbb`, of which marks on paper can be seen"),
    ] = Field(
        {"Meetup": "#2a6f5e"},
        description="Categories of events, each with its colour.",
        examples=['{"Meetup": "#2a6f5e", "Workshop": "#8a5a00"}'],
    )
    CATEGORY_NAMES: Annotated[
        dict[str, dict[str, str]],
        FieldType(
            translated.category_names,
            words="codes of languages, each with categories and what they are called in it, no two of a kind alike",
        ),
    ] = Field(
        {},
        description="How categories, of stories and of events alike, are called in other languages. Files name them as "
        "CATEGORIES and EVENT_CATEGORIES do, and so do addresses.",
        examples=['{"es": {"News": "Noticias", "Meetup": "Encuentro"}}'],
    )
    CALENDAR_DOMAIN: Annotated[str, FieldType(addresses.domain, words="a domain in small letters")] = Field(
        "almanac.example.org",
        description="Right-hand side of the identity of every calendar entry and feed item; once set, it stays. "
        "The sample's is a warning.",
        examples=['"calendar.group.example"'],
    )
    FORUM_URL: Annotated[str, FieldType(addresses.outside_address, words=f"{_ADDRESS}, or `None`")] = Field(
        "",
        description="The forum on which all is discussed; without it numbers of topics are not shown. "
        "Without encryption it is a warning.",
        examples=['"https://forum.example.org"'],
    )
    FORUM_NEW_TOPIC: Text = Field(
        "",
        description="Its category for new topics; without it pages do not offer to begin one.",
        examples=['"Stories and events"'],
    )
    FORUM_ANNOUNCE: Annotated[
        Announcing | None,
        FieldType(
            announcing,
            words="a day (`since`) and the numbers of the forum's categories (`stories`, `events`), or `None`",
        ),
    ] = Field(
        None,
        description="From which day on, and in which categories of the forum, `forum announce` opens topics; a kind "
        "without a category gets none.",
        examples=['{"since": "2027-01-01", "stories": 5, "events": 7}'],
    )
    WIKI: Annotated[str, FieldType(wikis.wiki_address, words=f"{_ADDRESS}, or `None`")] = Field(
        "",
        description="The wiki on which the site keeps lists: the address below which it has its `api.php`. "
        "Without encryption it is a warning.",
        examples=['"https://meta.wikimedia.org/w"'],
    )
    WIKI_LISTS: Annotated[
        tuple[WikiList, ...],
        FieldType(
            wikis.wiki_lists,
            words="titles of pages, each with its `list` (`stories`, `events`, `deadlines` or `discussions`) and what "
            "narrows it: `category`, `country`, `language`, `tag`; `lang` of its words, how many it has at `most`, a "
            "`template` of the wiki, another `wiki`",
        ),
    ] = Field(
        (),
        description="Pages that `wiki lists` keeps; one whose title is `Data:NAME.tab` is tabular data, for all wikis.",
        examples=[
            '{"Project:Events": {"list": "events", "lang": "pl", "country": "PL"}}',
            '{"Data:Group/Events.tab": {"list": "events", "wiki": "https://commons.wikimedia.org/w"}}',
        ],
    )
    WIKI_INBOX: Annotated[str, FieldType(wikis.title, words="the title of a page, or `None`")] = Field(
        "",
        description="The page of the wiki from which `wiki inbox` takes events and stories that people write there.",
        examples=['"Project:Events/New"'],
    )
    REPOSITORY_URL: Annotated[str, FieldType(addresses.outside_address, words=f"{_ADDRESS}, or `None`")] = Field(
        "",
        description='Where the sources are, for "history" and "improve this page".',
        examples=['"https://github.com/example/almanac"'],
    )
    EDIT_URL: Annotated[str, FieldType(addresses.edit_url, words=f"{_ADDRESS}, or `None`")] = Field(
        "",
        description="Another editor than that of REPOSITORY_URL: `{path}` stands for the file's path, which else "
        "goes to the end.",
        examples=['"https://edit.example.org/{path}"'],
    )
    EDITORS_EMAIL: Annotated[str, FieldType(values.email, words="one e-mail address, or `None`")] = Field(
        "",
        description="Where the forms at `/add/` offer to send a story or an event by mail; everybody can read it.",
        examples=['"editors@group.example"'],
    )
    WAYS_TO_SEND: Annotated[
        tuple[str, ...], FieldType(lists.ways_to_send, words='a list of `"file"`, `"issue"` and `"mail"`, or `[]`')
    ] = Field(
        WAYS_TO_SEND,
        description="What the forms at `/add/` offer when an entry is written: a new file in the editor of "
        "REPOSITORY_URL, an issue there, a mail to EDITORS_EMAIL, as far as the site has them, in this order. "
        "To copy and to download it is always offered.",
        examples=['["issue", "mail"]', "[]"],
    )
    MAP_TILES: Annotated[str, FieldType(values.text, words="a name of xyzservices, or `None`")] = Field(
        "",
        description="Street tiles that the map offers after a click, from another server; without it there are none.",
        examples=['"OpenStreetMap.Mapnik"'],
    )
    CONTENT_LICENSE: Annotated[str, FieldType(values.license_name, words="one line of text")] = Field(
        "CC BY-SA 4.0", description="Licence of what contributors send.", examples=['"CC BY-SA 4.0"']
    )
    ACCENT_COLOR: Annotated[
        str, FieldType(values.accent, words="`#rrggbb`, in which letters on paper can be read, or `None`")
    ] = Field("", description="The one colour of the theme; without it the theme has its own.", examples=['"#2a6f5e"'])
    EVENTS_PATH: Annotated[
        str, FieldType(addresses.folder, words="a folder of the repository that has no other use")
    ] = Field(
        "events",
        description="Where the files of events are; a folder that is not there is an error, unless it is `events`.",
        examples=['"events"'],
    )
    SLUGS: Annotated[
        dict[str, str], FieldType(lists.slugs, words="names, each with small letters, digits and hyphens, no two alike")
    ] = Field(
        {},
        description="How names of categories, tags, authors, series, organizers, cities and venues stand in addresses, "
        "where two would share one; a city with its country: `Córdoba, AR`.",
        examples=['{"C++": "c-plus-plus"}'],
    )
    LOADS_FROM: Annotated[
        dict[str, str], FieldType(lists.loads_from, words="hosts (`https://HOST`), each with its reason")
    ] = Field(
        {},
        description="Other hosts that pages may load from; readers are told the reason. Tiles of the map need none.",
        examples=['{"https://media.example.org": "videos of our meetings"}'],
    )
    KEPT_CALENDARS: Annotated[
        dict[str, tuple[str, ...]],
        FieldType(
            lists.kept_calendars,
            words="`category`, `country`, `language`, `tag`, `series`, `organizer`, `city`, `venue` or `country/tag`, "
            "each with a list of names as events have them; after the last three the country's code",
        ),
    ] = Field(
        {},
        description="Calendars that stay, with their lists, when no event, or too few, are in them any more. Those of "
        "EVENT_CATEGORIES and LANGUAGES, and what is online, always stay.",
        examples=['{"tag": ["hackathon"], "country": ["PL"]}'],
    )
    PICTURE_FORMATS: Annotated[
        tuple[str, ...], FieldType(lists.picture_formats, words='a list of `"webp"` and `"avif"`, or `[]` for none')
    ] = Field(
        ("webp",),
        description="In which formats a build makes narrower copies of pictures, so that a telephone loads no more "
        "than it can show. AVIF weighs less than WebP and takes ten times as long to make.",
        examples=['["webp", "avif"]', "[]"],
    )
    SHARE_CARDS: Annotated[str, FieldType(values.share_cards, words='`"new"`, `"all"`, or `None`')] = Field(
        "new",
        description="Which stories and events without a fitting picture get a card for those who share them: "
        "what comes, what was within 12 months, the 50 newest stories and those of 12 months; all; or none.",
        examples=['"all"'],
    )
    CONTRIBUTORS: Switch = Field(
        True,
        description="Whether pages name those who wrote and edited their files, as git knows them by name.",
        examples=["False"],
    )
    BLOG: Switch = Field(True, description="Whether there are stories.", examples=["False"])
    EVENTS: Switch = Field(True, description="Whether there are events.", examples=["False"])
    MAP: Switch = Field(True, description="Whether there is a map of events.", examples=["False"])
    MAILING_LISTS: Annotated[
        tuple[MailingList, ...],
        FieldType(
            lists.mailing_lists,
            words="names, each with `archive`, the address of its archive, and `about`, what it is for, in one line",
        ),
    ] = Field(
        (),
        description="Mailing lists of the community, which `/subscribe/` names in every language.",
        examples=[
            '{"Announcements": {"archive": "https://lists.example.org/announce/", "about": "News, once a week"}}'
        ],
    )
    PARTNER_CALENDARS: Annotated[
        tuple[Partner, ...],
        FieldType(
            partners.partner_calendars,
            words="names, each with `url`, the address of a calendar or of another Almanac's `events.json`; `category` "
            'and `lang` of its events; `trust`, which is `"review"` or `"publish"`',
        ),
    ] = Field(
        (),
        description="Whose calendars are read each night; `/partners/` says how they are. What comes of one is "
        'proposed for review, with `"publish"` published at once.',
        examples=[
            '{"The neighbours": {"url": "https://neighbours.example/events.ics", "category": "Meetup", "lang": "en", '
            '"trust": "review"}}'
        ],
    )
    DIGEST_CEILING: Annotated[int, FieldType(values.number_of_items, words="a whole number from 1")] = Field(
        10,
        description="How many items a digest has at most; of the rest it says how many, and where they are.",
        examples=["20"],
    )
    SEARCH: Switch = Field(
        True, description="Whether readers can search; a build then makes an index.", examples=["False"]
    )
    FIGURES: Annotated[
        dict[str, int] | None,
        FieldType(
            figures.goals,
            words=f"a whole number for each of {', '.join(f'`{measure}`' for measure in MEASURES)} that is a goal; "
            "`{}` for none, or `None`",
        ),
    ] = Field(
        {},
        description="What the community wants to reach, which `/figures/` compares with what is: `authors` in a month, "
        "`newcomers` in a year, at most so many `days` from writing to publication, `languages` of texts, "
        "`countries` of events, `replies` on the forum, `maintainers` who merged within a year. `None` takes the page "
        "off the site.",
        examples=['{"authors": 5, "newcomers": 12, "days": 7}', "None"],
    )
    NEWCOMER_LIMIT: Annotated[int, FieldType(values.number_of_items, words="a whole number from 1")] = Field(
        5,
        description="How many new entries of somebody new editors look at in a day; `review` says so of what is more. "
        "It is the same for everybody, and nothing is refused.",
        examples=["3"],
    )
    FROZEN: Annotated[
        Frozen | None,
        FieldType(
            frozen.frozen,
            words="a day, `YYYY-MM-DD`; or one (`on`) with a `text`, and `texts` by codes of languages; or `None`",
        ),
    ] = Field(
        None,
        description="The last day of a site that closes. A build on it or later is the last one: it is as of the end "
        "of that day whenever it is made, says so on every page with the text, and asks for nothing any more.",
        examples=[
            '"2029-03-31"',
            '{"on": "2029-03-31", "text": "Thank you, all.", "texts": {"es": "Gracias a todas las personas."}}',
        ],
    )
    OFFLINE: Switch = Field(
        True,
        description="Whether browsers keep what was read, and the next events, for when there is no connection. "
        "`False` takes it off the devices that have it.",
        examples=["False"],
    )


def read_settings(
    settings: Mapping[str, Any], source: str, path: str = SETTINGS_FILE
) -> tuple[Site | None, list[Problem]]:
    """The Site, and all that is wrong; no Site where there is an error.

    ``source`` is the text of the settings file, to find the line of each setting.
    """
    written = SettingsSource(source)
    values: dict[str, Any] = {}
    problems = [
        Problem(path, written.line(name), name, fault.message, fault.hint)
        for name, fault in (
            *fixed_setting_faults(settings, written),
            *unknown_names(written, SettingsFields.model_fields),
        )
    ]
    for name, field in SettingsFields.model_fields.items():
        try:
            values[name] = adapter(field).validate_python(settings[name]) if name in settings else field.default
        except ValidationError as errors:
            problems += _problems(errors, name, written, path)
    problems += faults_together(values, written, path)
    problems.sort()
    if any(problem.is_error for problem in problems):
        return None, problems
    return _site(values), problems


def line_of(source: str, name: str) -> int:
    """The line on which a setting gets its value, or 0."""
    return SettingsSource(source).line(name)


def _problems(errors: ValidationError, name: str, written: SettingsSource, path: str) -> Iterator[Problem]:
    error = errors.errors(include_url=False)[0]
    cause = error.get("ctx", {}).get("error")
    if isinstance(cause, lists.Faults):
        for entry, fault in cause.faults:
            yield Problem(path, written.line(name, entry), name, fault.message, fault.hint)
    elif isinstance(cause, Fault):
        also = ", here or in the environment variable" if written.is_from_environment(name) else ""
        yield Problem(path, written.line(name), name, cause.message, f"{cause.hint}{also}")
    else:
        yield Problem(path, written.line(name), name, error["msg"])


def _site(values: dict[str, Any]) -> Site:
    return Site(**{_IN_THE_MODEL.get(name, name.lower()): value for name, value in values.items()})
