# What the miniature site decides otherwise; it stands below the repository's own pelicanconf.py.
SITENAME = "Miniature & <Co>"
SITE_TAGLINE = "A site that exists only to be tested: ${tagline} </script>"
SITEURL = "https://miniature.example.org"
CALENDAR_DOMAIN = "miniature.example.org"
EVENT_CATEGORIES = {"Meetup": "#2a6f5e", "Conference": "#1f5f8b", "Observance": "#a3324a", "Q&A <live>": "#7a3b8f"}
MAP_TILES = "OpenStreetMap.Mapnik"
DEFAULT_PAGINATION = 3
SLUGS = {"C++": "c-plus-plus"}
