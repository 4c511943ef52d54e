"""Old addresses: of entries, of lists, of files, of feeds."""

from __future__ import annotations

from exports import BASE, MARK, Item, attachment, author, category, event, only, source_of

from almanac.importers.plan import Account, PlannedRedirect


def redirects(*parts: object, base: str = BASE) -> list[tuple[str, str, str]]:
    source = source_of(*parts, base=base)
    list(source.entries(Account()))
    told = [(one.old, one.kind, one.to) for one in source.redirects() if "/feed" not in one.old]
    return [one for one in told if one[2] != "/stories/"]


NEWS, LOCAL = ("category", "news", "News"), ("category", "local", "Local")


def test_an_entry_has_its_old_slugs_and_the_pages_of_its_text() -> None:
    text = "One<!--nextpage-->two<!-- wp:nextpage --><!--nextpage--><!-- /wp:nextpage -->three"
    item = Item(
        1,
        slug="now",
        content="One<!--nextpage-->two<!--nextpage-->three",
        meta={"_wp_old_slug": ["before", "f%c3%bcr", "now"]},
    )

    assert only(item).old_addresses == (
        "/2021/03/02/now/",
        "/?p=1",
        "/2021/03/02/before/",
        "/2021/03/02/für/",
        "/2021/03/02/now/2/",
        "/2021/03/02/now/3/",
    )
    assert "/2021/03/02/item-1/2/" in only(Item(1, content=text)).old_addresses


def test_a_site_without_permalinks_has_numbers() -> None:
    assert only(Item(1, link=f"{BASE}/?p=1")).old_addresses == ("/?p=1",)
    assert only(Item(1, link=f"{BASE}//a//b/")).old_addresses[0] == "/a/b/"
    assert only(Item(1, type="page", link=f"{BASE}/?page_id=1")).old_addresses == ("/?page_id=1", "/?p=1")


def test_an_old_slug_needs_an_address_that_is_made_of_the_slug() -> None:
    item = Item(1, slug="now", link=f"{BASE}/archives/1", meta={"_wp_old_slug": "before"})

    assert only(item).old_addresses == ("/archives/1", "/?p=1")


def test_lists_of_categories_tags_and_authors_with_their_pages() -> None:
    parts = [author("Ann.M", "Ann Miller"), category("news", "News"), category("local", "Local", "news")]
    posts = [Item(n, creator="Ann.M", terms=[LOCAL, ("post_tag", "walks", "Walks")]) for n in range(1, 12)]

    assert redirects(*parts, *posts) == [
        (f"/{first}/{page}", kind, name)
        for first, kind, name in (
            ("category/news/local", "category", "Local"),
            ("category/local", "category", "Local"),
            ("category/news", "category", "News"),
            ("tag/walks", "tag", "Walks"),
            ("author/ann-m", "author", "Ann Miller"),
        )
        for page in ("", "page/2/")
    ]


def test_a_category_that_is_a_tag_here_leads_to_the_tag() -> None:
    assert ("/category/local/", "tag", "Local") in redirects(Item(1, terms=[NEWS, LOCAL]))


def test_lists_of_what_was_private_are_not_told_of() -> None:
    hidden = Item(1, status="draft", terms=[("category", MARK, MARK)], creator=MARK)

    assert redirects(author(MARK), category(MARK, MARK), hidden, Item(2, terms=[NEWS])) == [
        ("/category/news/", "category", "News"),
        ("/author/ann/", "author", "ann"),
    ]


def test_the_page_of_an_author_whose_login_is_an_address_is_left_alone() -> None:
    login = "ann.m@example.org"

    assert redirects(author(login, "Ann"), Item(1, creator=login)) == []
    co_author = ("author", "cap-ann-mexample-org", login)
    assert redirects(author(login, "Ann"), Item(1, creator=login, terms=[co_author])) == []


def test_a_site_below_a_folder_has_its_lists_there() -> None:
    found = redirects(Item(1, terms=[NEWS]), base="https://example.org/blog/")

    assert found[0] == ("/blog/category/news/", "category", "News")


def test_pages_of_files_lead_to_the_entry_with_which_they_were_public() -> None:
    parts = (
        Item(1, meta={"_thumbnail_id": "12"}, content='<img class="wp-image-13">[gallery ids="14"]'),
        Item(2, status="private"),
        attachment(11, "a.jpg", parent=1, link=f"{BASE}/2021/03/02/item-1/a/"),
        *(attachment(number, f"{number}.jpg", link=f"{BASE}/{number}/") for number in (12, 13, 14)),
        attachment(15, f"{MARK}.jpg", parent=2, link=f"{BASE}/{MARK}/"),
        attachment(16, "nobody.jpg", link=f"{BASE}/nobody/"),
    )

    found = [(old, to) for old, kind, to in redirects(*parts) if kind == "entry"]

    assert found == [
        (old, "post 1")
        for number, page in ((11, "/2021/03/02/item-1/a/"), (12, "/12/"), (13, "/13/"), (14, "/14/"))
        for old in (page, f"/?attachment_id={number}", f"/?p={number}")
    ]


def test_lists_of_events_lead_to_the_groups_here() -> None:
    parts = (
        Item(40, "Hall", type="tribe_venue", slug="hall"),
        Item(41, "Friends", type="tribe_organizer", slug="friends"),
        event(1, terms=[("tribe_events_cat", "walks", "Walks")]),
    )

    found = redirects(*parts)

    assert ("/venue/hall/", "venue", "Hall") in found
    assert ("/organizer/friends/", "organizer", "Friends") in found
    assert ("/events/category/walks/", "event category", "Walks") in found
    assert ("/events/month/", "address", "/events/") in found


def test_years_months_and_further_pages_of_the_newest_lead_to_the_stories() -> None:
    posts = [Item(n, date=f"20{19 + n % 2}-05-04 10:00:00") for n in range(1, 24)]
    hidden = Item(30, status="draft", date="2001-05-04 10:00:00")
    source = source_of(*posts, hidden, event(40), base="https://example.org/blog/")
    list(source.entries(Account()))

    assert [one.old for one in source.redirects() if one.to == "/stories/"] == [
        "/blog/page/2/", "/blog/page/3/", "/blog/2019/", "/blog/2019/page/2/", "/blog/2020/", "/blog/2020/page/2/",
        "/blog/2019/05/", "/blog/2019/05/page/2/", "/blog/2020/05/", "/blog/2020/05/page/2/",
    ]  # fmt: skip


def test_feeds_lead_to_feeds() -> None:
    source = source_of(event(1))
    list(source.entries(Account()))

    assert PlannedRedirect("/feed/", "address", "/feeds/stories.rss.xml") in list(source.redirects())
    assert PlannedRedirect("/events/feed/", "address", "/feeds/events.rss.xml") in list(source.redirects())
