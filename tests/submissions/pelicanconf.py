"""The settings of the table; a row's own block `pelicanconf.py` overrides them."""

SITENAME = "Almanac"
SITEURL = "https://almanac.example"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
LANGUAGES = ["en", "es"]
CATEGORIES = ["News", "Lessons", "Community", "Technology", "Governance"]
EVENT_CATEGORIES = {
    "Conference": "#1f5f8b",
    "Meetup": "#2a6f5e",
    "Workshop": "#8a5a00",
    "Hackathon": "#7a3b8f",
    "Observance": "#a3324a",
}
# As they are, so that no row has to be told what Spanish lacks.
CATEGORY_NAMES = {"es": {name: name for name in [*CATEGORIES, *EVENT_CATEGORIES]}}
CALENDAR_DOMAIN = "calendar.example.net"
FORUM_URL = "https://forum.example.org"
