"""An old site: something of everything that WordPress and its plugins publish, and of all that is private there."""

from __future__ import annotations

from exports import BASE, MARK, Comment, Item, attachment, author, category, event, export, term

ANN = author("ann", "Ann Example")
HIDDEN = {"title": f"{MARK} title", "content": f"{MARK} words", "slug": f"{MARK}-slug", "excerpt": f"{MARK} excerpt"}
# One of everything that may not be published, in every place where an export has it.
PRIVATE = (
    author(f"{MARK}-login@example.org"),
    term("author", "cap-x", "x", f"x {MARK}-term@example.org"),
    category(f"{MARK}-category", f"{MARK} category"),
    *(
        Item(10 + number, **HIDDEN, status=status, comments=[Comment(200 + number, f"{MARK} comment")])
        for number, status in enumerate(["draft", "pending", "private", "future", "trash", "auto-draft", "acme-state"])
    ),
    Item(20, **HIDDEN, password=f"{MARK}-password"),
    Item(21, **HIDDEN, type="revision", status="inherit"),
    Item(22, **HIDDEN, type="page", status="private"),
    event(23, **HIDDEN, status="private"),
    Item(24, **HIDDEN, type="acme_form"),
    Item(25, **HIDDEN, type="wp_block", status="draft"),
    Item(26, **HIDDEN, type="tribe_venue", status="draft"),
    Item(27, **HIDDEN, type="tribe_organizer", status="private"),
    attachment(28, f"{MARK}.jpg", parent=12, title=f"{MARK} file", excerpt=f"{MARK} caption"),
    Item(29, f"{MARK} menu", type="nav_menu_item"),
)
PUBLIC = (
    ANN,
    category("news", "News"),
    Item(
        1,
        "First",
        content='Hello.\n<!-- wp:block {"ref":25} /-->',
        terms=[("category", "news", "News")],
        meta={"_edit_last": f"{MARK}-meta", "phone": f"{MARK}-field", "_encloseme": MARK},
        comments=[
            Comment(1),
            Comment(2, f"{MARK} waits", approved="0", name=f"{MARK} name"),
            Comment(3, "An answer.", parent=2),
            Comment(4, f"{MARK} spam", approved="spam"),
            Comment(5, f"{MARK} trash", approved="trash"),
            Comment(6, f"{MARK} ping", type="pingback"),
            Comment(7, name=f"{MARK}-name@example.org"),
        ],
    ),
    Item(2, "By somebody", creator=f"{MARK}-login@example.org"),
    Item(3, "About", type="page", link=f"{BASE}/about/"),
    event(
        4,
        title="Walk",
        meta={
            "_EventVenueID": "40",
            "_EventOrganizerID": ["41", "27"],
            "_tribe_events_is_virtual": "yes",
            "_tribe_events_virtual_url": f"https://{MARK}.example",
            "_tribe_events_virtual_show_embed_to": {0: "logged-in"},
        },
    ),
    Item(40, "Hall", type="tribe_venue", slug="hall", meta={"_VenueCity": "Leeds", "_VenuePhone": f"{MARK}-phone"}),
    Item(
        41,
        "Friends",
        type="tribe_organizer",
        slug="friends",
        meta={"_OrganizerEmail": f"{MARK}-o@example.org", "_OrganizerPhone": f"{MARK}-phone"},
    ),
)

# Beside these, what a site of several people, languages and years has.
_MORE = (
    author("bob", "Bob Example", 2),
    category("local", "Local &amp; near", "news", 2),
    attachment(50, "2021/03/dam.jpg", 51, title="Dam", excerpt="At night", meta={"_wp_attachment_image_alt": "A dam"}),
    Item(
        51,
        "A walk",
        slug="a-walk",
        content=(
            '[caption id="attachment_50" width="9"]<img class="wp-image-50" src="' + BASE
            + '/wp-content/uploads/2021/03/dam-300x200.jpg"> Words below[/caption]\n\n[gallery]\n\n'
            + f'See <a href="/?p=1">that</a> and <a href="{BASE}/2021/03/02/un-paseo/">this</a>.<!--nextpage-->More.'
        ),
        excerpt="What the walk was like, told in one sentence.",
        terms=[
            ("category", "local", "Local &amp; near"), ("category", "news", "News"), ("post_tag", "rivers", "Rivers"),
            ("author", "cap-bob", "bob"), ("author", "cap-gus", "gus"),
            ("language", "en", "English"), ("post_translations", "pll_1", "pll_1"),
        ],
        meta={"_thumbnail_id": "50", "_wp_old_slug": "the-walk"},
    ),
    Item(
        52,
        "Un paseo",
        slug="un-paseo",
        date="2021-03-02 09:00:00",
        content="Un texto en español, con palabras.",
        terms=[
            ("category", "news", "News"), ("language", "es", "Español"), ("post_translations", "pll_1", "pll_1"),
        ],
    ),
    Item(53, type="guest-author", slug="cap-gus", meta={"cap-display_name": "Gus Guest", "cap-user_email": MARK}),
    Item(54, "Team", type="page", slug="team", parent=3, link=f"{BASE}/about/team/"),
    event(55, "2027-06-08 18:00:00", "2027-06-08 20:00:00", slug="every-week", meta={"_EventRecurrence": {
        "rules": {0: {"type": "Every Week", "end-type": "After", "end-count": 5}}, "exclusions": {}
    }}),
    event(56, "2027-07-01 00:00:00", "2027-07-02 23:59:59", slug="fair", meta={
        "_EventAllDay": "yes", "_tribe_events_status": "canceled", "_EventVenueID": "40",
    }),
)  # fmt: skip
OLD_SITE = export(*PUBLIC, *_MORE, *PRIVATE)
