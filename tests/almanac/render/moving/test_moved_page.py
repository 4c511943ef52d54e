"""The page at an old address leads on, says so in its language, and loads nothing."""

from __future__ import annotations

from lxml import html

from almanac.render.moving.move import Move
from almanac.render.moving.moved_page import BuiltPage, built_page, moved_page, not_found_page


def test_it_leads_on_at_once_and_names_the_new_address(move: Move) -> None:
    page = html.fromstring(moved_page(move, "/über/", BuiltPage("en", 'A <b> & "c"')))

    assert page.xpath("//meta[@http-equiv='refresh']/@content") == ["0; url=https://new.example.net/%C3%BCber/"]
    assert page.xpath("//link[@rel='canonical']/@href") == ["https://new.example.net/%C3%BCber/"]
    assert page.xpath("//meta[@name='robots']") == []
    assert page.findtext(".//title") == 'A <b> & "c"'
    assert page.findtext(".//h1") == "This page has moved"
    assert page.xpath("string(//main/p[2])") == "You find it now at https://new.example.net/%C3%BCber/"


def test_it_has_the_title_and_the_language_of_the_page_that_was_there(move: Move) -> None:
    text = '<!DOCTYPE html>\n<html lang="ar" dir="rtl"><head><title>\n  A &amp; b &lt;\n</title></head>'

    assert built_page(text, move) == BuiltPage("ar", "A & b <")
    assert built_page("<p>no page of ours", move) == BuiltPage("en", "")


def test_a_title_that_nobody_gave_is_what_the_page_says(move: Move) -> None:
    page = html.fromstring(moved_page(move, "/x/", BuiltPage("en", "")))

    assert page.findtext(".//title") == "This page has moved – Łódź & others"


def test_what_was_never_there_leads_nobody_anywhere(move: Move) -> None:
    page = html.fromstring(not_found_page(move, BuiltPage("en", "Not found")))

    assert page.xpath("//meta[@http-equiv='refresh']") == []
    assert page.xpath("//a/@href") == ["https://new.example.net/"]
    assert page.findtext(".//h1") == "Łódź & others has moved"
