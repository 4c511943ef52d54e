"""What this community decides about its site. An upgrade never touches this file."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "plugins"))

from almanac.defaults import *

# Name of the site, and one line under it.
SITENAME = "Almanac"
SITE_TAGLINE = "Stories and events of the free-knowledge movement"
# The same line in other languages.
SITE_TAGLINES = {
    "es": "Historias y eventos del movimiento por el conocimiento libre",
    "ar": "قصص حركة المعرفة الحرة وفعالياتها",
}
# Where readers find it; a preview sets the environment variable.
SITEURL = os.environ.get("SITEURL", "https://almanac.example.org")
# Where a story's day begins.
TIMEZONE = "UTC"
# Language of files that name none.
DEFAULT_LANG = "en"
# Languages that have a site of their own below /LANG/, and feeds; DEFAULT_LANG first.
LANGUAGES = ["en", "es", "ar"]
# Categories of stories, in the order of the menu.
CATEGORIES = ["News", "Lessons", "Community", "Technology", "Governance"]
# Categories of events, each with its colour.
EVENT_CATEGORIES = {
    "Conference": "#1f5f8b",
    "Meetup": "#2a6f5e",
    "Workshop": "#8a5a00",
    "Hackathon": "#7a3b8f",
    "Observance": "#a3324a",
}
# What categories are called in other languages; in files and addresses they keep their names.
CATEGORY_NAMES = {
    "es": {
        "News": "Noticias",
        "Lessons": "Lecciones",
        "Community": "Comunidad",
        "Technology": "Tecnología",
        "Governance": "Gobernanza",
        "Conference": "Congreso",
        "Meetup": "Encuentro",
        "Workshop": "Taller",
        "Hackathon": "Hackatón",
        "Observance": "Conmemoración",
    },
    "ar": {
        "News": "أخبار",
        "Lessons": "دروس",
        "Community": "مجتمع",
        "Technology": "تقنية",
        "Governance": "حوكمة",
        "Conference": "مؤتمر",
        "Meetup": "لقاء",
        "Workshop": "ورشة عمل",
        "Hackathon": "هاكاثون",
        "Observance": "مناسبة",
    },
}
# Right-hand side of every calendar entry's identity; never changes.
CALENDAR_DOMAIN = "almanac.example.org"
# The forum, and its category for new topics; None switches it off.
FORUM_URL = "https://forum.example.org"
FORUM_NEW_TOPIC = "Stories and events"
# From which day on, and in which of its categories, a topic is opened for each story and event; None opens none.
FORUM_ANNOUNCE = None
# A wiki on which lists are kept, by the folder of its api.php, such as "https://meta.wikimedia.org/w"; the pages, such
# as {"Project:Events": {"list": "events"}}; and the page from which events and stories are taken in.
WIKI = None
WIKI_LISTS = {}
WIKI_INBOX = None
# Where the sources are, for "history" and "improve this page".
REPOSITORY_URL = "https://github.com/example/almanac"
# Where the forms at /add/ offer to send a story or an event by mail, for everybody to read; None offers no mail.
EDITORS_EMAIL = None
# What these forms offer, as far as the site has it: a new "file" in the editor of REPOSITORY_URL, an "issue", a "mail".
WAYS_TO_SEND = ["file", "issue", "mail"]
# Street tiles offered on the map after a click, by their xyzservices name; None offers none.
MAP_TILES = None
# Licence of what contributors send.
CONTENT_LICENSE = "CC BY-SA 4.0"
# The one colour of the theme; None keeps the theme's own.
ACCENT_COLOR = None
# Where event entries are.
EVENTS_PATH = "events"
# Slugs of names that would share one, such as {"C++": "c-plus-plus"}.
SLUGS = {}
# Other hosts that pages may load from, each with the reason that readers are told, such as
# {"https://media.example.org": "videos of our meetings; their server sees who watches"}; street tiles need no line.
LOADS_FROM = {}
# Calendars that stay when no event is in them any more, such as {"tag": ["hackathon"]}.
KEPT_CALENDARS = {}
# In which formats pictures are made narrower for telephones: "webp", and "avif" too where the build may take its time.
PICTURE_FORMATS = ["webp"]
# Which stories and events without a fitting picture get a card for those who share them: "new", "all", or None.
SHARE_CARDS = "new"
# Mailing lists of the community: {"NAME": {"archive": "https://...", "about": "what it is for"}}.
MAILING_LISTS = {}
# Whose calendars are read each night: {"NAME": {"url": "https://...", "trust": "review"}}; see docs/partners.md.
PARTNER_CALENDARS = {}
# How many items a digest of a week has at most, before it says how many more there are.
DIGEST_CEILING = 10
# Whether pages name those who wrote and edited their files, as git knows them by name.
CONTRIBUTORS = True
# What the community wants to reach, such as {"authors": 5, "days": 7}; None for no page of figures.
FIGURES = {"authors": 3, "languages": 3, "countries": 20}
# How many new entries of somebody new editors look at in a day; nothing is refused for it.
NEWCOMER_LIMIT = 5
# What the site has; False switches a part off.
BLOG = True
EVENTS = True
MAP = True
SEARCH = True
# Whether browsers keep what was read, and the next events, for when there is no connection.
OFFLINE = True
# The last day of a site that closes, such as "2029-03-31", with a text: see docs/shut-down.md. None: it goes on.
FROZEN = None
