"""Only a page that answers at its address, and says so, is published."""

from __future__ import annotations

import pytest

from almanac.forum.answers import Response
from almanac.store.forum.connection import NoAnswer, Request
from almanac.store.forum.published_page import why_not_published

PAGE = "https://example.org/events/fair/"


def page(head: str) -> Response:
    return Response(200, {"content-type": "text/html"}, f"<!DOCTYPE html><head>{head}</head><p>A fair.")


@pytest.mark.parametrize(
    ("response", "why"),
    [
        pytest.param(page(f'<link rel="canonical" href="{PAGE}">'), "", id="published"),
        pytest.param(page(f"<LINK href='{PAGE}' rel=canonical>"), "", id="written otherwise"),
        pytest.param(
            page('<link rel="canonical" href="https://preview.example/events/fair/">'),
            f"{PAGE} says that its address is https://preview.example/events/fair/",
            id="a preview",
        ),
        pytest.param(
            page('<link rel="stylesheet" href="/a.css">'), f"{PAGE} does not say which address it has", id="none"
        ),
        pytest.param(Response(404, {}, "no"), f"{PAGE} answers 404", id="not there"),
        pytest.param(Response(301, {"location": PAGE}), f"{PAGE} answers 301", id="moved"),
        pytest.param(Response(200, {}, ""), f"{PAGE} does not say which address it has", id="an empty page"),
    ],
)
def test_a_page_is_published_or_not(response: Response, why: str) -> None:
    asked: list[Request] = []

    def send(request: Request) -> Response:
        asked.append(request)
        return response

    assert why_not_published(send, PAGE) == why
    assert asked == [Request("GET", PAGE)]


def test_a_host_that_does_not_answer_has_published_nothing() -> None:
    def send(_: Request) -> Response:
        raise NoAnswer("no answer in time")

    assert why_not_published(send, PAGE) == f"{PAGE} gives no answer in time"
