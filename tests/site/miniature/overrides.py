# What the miniature site decides; it stands below the repository's own pelicanconf.py, and says all that a site may
# have decided otherwise: the tests are about the program, and pass on every site.
SITENAME = "Miniature & <Co>"
SITE_TAGLINE = "A site that exists only to be tested: ${tagline} </script>"
SITEURL = "https://miniature.example.org"
CALENDAR_DOMAIN = "miniature.example.org"
EVENT_CATEGORIES = {"Meetup": "#2a6f5e", "Conference": "#1f5f8b", "Observance": "#a3324a", "Q&A <live>": "#7a3b8f"}
CATEGORY_NAMES = {
    "es": {
        "News": "Noticias",
        "Lessons": "Lecciones",
        "Community": "Comunidad",
        "Technology": "Tecnología",
        "Governance": "Gobernanza",
        "Meetup": "Encuentro",
        "Conference": "Congreso",
        "Observance": "Conmemoración",
        "Q&A <live>": "Preguntas & <respuestas>",
    },
    "ar": {"News": "أخبار", "Meetup": "لقاء", "Q&A <live>": "أسئلة & <أجوبة>"},
}
SITE_TAGLINES = {"es": "Un sitio que solo existe para ser probado: ${línea} </script>"}
MAP_TILES = "OpenStreetMap.Mapnik"
DEFAULT_PAGINATION = 3
SLUGS = {"C++": "c-plus-plus"}
KEPT_CALENDARS = {"tag": ["Given up"]}
MAILING_LISTS = {
    "Talk & <more>": {"archive": "https://lists.example.org/talk/", "about": "All that is not <b>news</b>"},
}
PARTNER_CALENDARS = {
    "The <b>neighbours</b>": {"url": "https://neighbours.example.org/events.ics", "lang": "es", "trust": "publish"},
    "A hub": {"url": "https://hub.example.org/events/events.json"},
}
DIGEST_CEILING = 4
# These are as in the sample.
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
LANGUAGES = ["en", "es", "ar"]
CATEGORIES = ["News", "Lessons", "Community", "Technology", "Governance"]
FORUM_URL = "https://forum.example.org"
FORUM_NEW_TOPIC = "Stories and events"
REPOSITORY_URL = "https://github.com/example/almanac"
EDIT_URL = None
CONTENT_LICENSE = "CC BY-SA 4.0"
ACCENT_COLOR = None
EVENTS_PATH = "events"
LOADS_FROM = {}
BLOG = EVENTS = MAP = True
EDITORS_EMAIL = "editors@miniature.example.org"
WAYS_TO_SEND = ["file", "issue", "mail"]
