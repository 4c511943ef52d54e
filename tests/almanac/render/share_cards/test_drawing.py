"""Cards as they are drawn."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image

from almanac.render.icons import PAPER
from almanac.render.share_cards.card import ShareCard, SiteCard
from almanac.render.share_cards.drawing import SITE_ICON, drawn, drawn_of_site
from almanac.render.share_cards.lettering import Fonts
from almanac.render.views.event import DateBlock
from almanac.store.share_cards import font_files

FONTS = Fonts(tuple(data for _, data in font_files()))
BLOCK = DateBlock("ltr", "4", "Aug", "2027", "Wed")
EVENT = ShareCard(
    "ltr", "Wikimania 2027", "Conference", "#1f5f8b", "#a3291c", ("Wed 4 Aug 2027, 09:00–17:00",), "Nairobi, Kenya",
    "2027-08", "4", "Almanac", "almanac.example.org", BLOCK,
)  # fmt: skip
ARABIC = replace(
    EVENT, direction="rtl", title="لقاء محرري ويكيبيديا", label="مؤتمر", lines=("4 أغسطس 2027",), place="نيروبي، كينيا",
    site_name="التقويم", block=DateBlock("rtl", "4", "أغسطس", "2027", "الأربعاء"),
)  # fmt: skip
CHINESE = replace(
    EVENT,
    title="维基媒体年会",
    label="会议",
    lines=("2027年8月4日",),
    place="内罗毕",
    block=DateBlock("ltr", "4", "8月", "2027", "周三"),
)
CARDS = {
    "short": EVENT,
    "long": replace(EVENT, title="A title of very many words " * 20, place="A place of many words " * 20),
    "one long word": replace(EVENT, title="Wort" * 60),
    "several days": replace(
        EVENT, block=replace(BLOCK, last_day="7", last_text="7 Aug", last_weekday="Sat", is_range=True)
    ),
    "over months": replace(EVENT, block=replace(BLOCK, last_day="2", last_text="2 Sep", last_weekday="Thu")),
    "a month": replace(EVENT, block=DateBlock("ltr", "", "May", "2027", "")),
    "from right to left": ARABIC,
    "Devanagari": replace(EVENT, title="हिन्दी विकिपीडिया सम्मेलन 2027: क्षत्रिय, श्री"),
    "no font": CHINESE,
    "no font for anything": replace(CHINESE, site_name="年鉴", host=""),
    "cancelled": replace(EVENT, status="Cancelled", is_off=True),
    "a story": replace(EVENT, block=None, place="", lines=("Ewa and Ali", "20 January 2027")),
    "a story without a font": replace(CHINESE, block=None, place="", lines=("编辑", "2027年1月20日")),
    "hostile": replace(
        EVENT, title="<b>\u202e&\x00" + "\u0301" * 400, place="\u200b" * 99, site_name="\ud800a", lines=()
    ),
    "nothing but spaces": replace(EVENT, title="   ", label=" ", lines=(" ",), place=" "),
}  # fmt: skip


def pixels(card: ShareCard) -> Image.Image:
    with Image.open(io.BytesIO(drawn(card, FONTS, b""))) as picture:
        return picture.convert("RGB")


def colours(card: ShareCard, box: tuple[int, int, int, int]) -> set[str]:
    found = pixels(card).crop(box).getcolors(1 << 20) or []
    return {f"#{bytes(colour).hex()}" for _, colour in found}  # type: ignore[arg-type]


@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)
def test_a_card_is_a_picture_of_a_card_s_size_the_same_each_time(card: ShareCard) -> None:
    made = drawn(card, FONTS, b"")
    with Image.open(io.BytesIO(made)) as picture:
        picture.load()
        assert (picture.format, picture.mode, picture.size) == ("PNG", "P", (1200, 630))

    assert made == drawn(card, Fonts(FONTS.files), b"")
    assert len(made) < 60_000


@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)
def test_nothing_stands_in_the_margins(card: ShareCard) -> None:
    assert colours(card, (0, 20, 64, 630)) | colours(card, (1136, 20, 1200, 630)) == {PAPER}


@pytest.mark.parametrize("name", ["long", "one long word", "over months", "Devanagari", "cancelled"])
def test_a_title_ends_above_the_line_that_says_when(name: str) -> None:
    assert colours(CARDS[name], (400, 412, 1128, 424)) == {PAPER}


def test_from_right_to_left_the_day_stands_on_the_right() -> None:
    assert (EVENT.color in colours(EVENT, (72, 76, 308, 140)), EVENT.color in colours(EVENT, (892, 76, 1128, 90))) == (
        True,
        False,
    )
    assert (
        EVENT.color in colours(ARABIC, (892, 76, 1128, 140)),
        EVENT.color in colours(ARABIC, (72, 76, 308, 90)),
    ) == (True, False)


def test_a_script_without_a_font_has_the_day_a_mark_and_the_site_s_name() -> None:
    assert EVENT.color in colours(CHINESE, (500, 160, 1000, 400))
    assert (
        pixels(CHINESE).crop((72, 150, 308, 340)).tobytes()
        == pixels(replace(EVENT, block=replace(BLOCK, weekday=""))).crop((72, 150, 308, 340)).tobytes()
    )
    assert pixels(CHINESE).crop((72, 560, 500, 620)).tobytes() == pixels(EVENT).crop((72, 560, 500, 620)).tobytes()


def test_what_is_cancelled_is_struck_through() -> None:
    assert EVENT.accent in colours(CARDS["cancelled"], (100, 222, 290, 232))
    assert EVENT.accent not in colours(EVENT, (72, 76, 1128, 530))


def test_the_icon_stands_beside_the_name() -> None:
    icon = io.BytesIO()
    Image.new("RGBA", (52, 52), (0, 128, 0, 255)).save(icon, "PNG")
    with Image.open(io.BytesIO(drawn(EVENT, FONTS, icon.getvalue()))) as picture:
        assert picture.convert("RGB").getpixel((90, 580)) == (0, 128, 0)


SITE = SiteCard("ltr", "Almanac", "Stories and events", "#a3291c", "almanac.example.org")
SITES = {
    "short": SITE,
    "long": replace(SITE, name="A name of very many words " * 8, tagline="A line of very many words " * 20),
    "one long word": replace(SITE, name="Wort" * 60, tagline=""),
    "from right to left": replace(SITE, direction="rtl", name="التقويم", tagline="قصص حركة المعرفة الحرة وفعالياتها"),
    "no font for the line": replace(SITE, tagline="年鉴"),
    "no font": replace(SITE, name="年鉴", tagline="年鉴"),
    "hostile": replace(SITE, name="\u202e<b>" + "\u0301" * 400, tagline="\ud800", host=""),
}


def of_site(card: SiteCard) -> Image.Image:
    icon = io.BytesIO()
    Image.new("RGBA", (SITE_ICON, SITE_ICON), (0, 128, 0, 255)).save(icon, "PNG")
    made = drawn_of_site(card, FONTS, icon.getvalue())
    assert made == drawn_of_site(card, Fonts(FONTS.files), icon.getvalue())
    with Image.open(io.BytesIO(made)) as picture:
        assert (picture.format, picture.size) == ("PNG", (1200, 630))
        return picture.convert("RGB")


def is_blank(picture: Image.Image, box: tuple[int, int, int, int]) -> bool:
    return picture.crop(box).getcolors() == [((box[2] - box[0]) * (box[3] - box[1]), (252, 252, 250))]


@pytest.mark.parametrize("card", SITES.values(), ids=SITES)
def test_the_card_of_the_site_has_margins(card: SiteCard) -> None:
    assert [is_blank(of_site(card), box) for box in ((0, 20, 64, 630), (1136, 20, 1200, 630))] == [True, True]


@pytest.mark.parametrize("name", ["short", "long", "one long word", "from right to left", "hostile"])
def test_what_stands_on_the_card_of_the_site_does_not_touch(name: str) -> None:
    picture = of_site(SITES[name])

    assert [is_blank(picture, (72, top, 1128, top + 8)) for top in (340, 514)] == [True, True]


def test_beside_the_icon_stands_the_name_and_below_it_the_line() -> None:
    picture, mirrored = of_site(SITE), of_site(SITES["from right to left"])

    assert (picture.getpixel((80, 206)), mirrored.getpixel((1120, 206))) == ((0, 128, 0), (0, 128, 0))
    assert [is_blank(picture, box) for box in ((340, 120, 1128, 300), (72, 350, 1128, 420))] == [False, False]
    assert is_blank(of_site(SITES["no font for the line"]), (72, 350, 1128, 420))


def test_where_no_font_has_the_name_the_icon_stands_alone_in_the_middle() -> None:
    picture = of_site(SITES["no font"])

    assert picture.getpixel((600, 315)) == (0, 128, 0)
    assert is_blank(picture, (72, 430, 1128, 630))
