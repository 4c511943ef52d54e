"""Amounts and currencies as people write them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from almanac.read.fault import Fault
from almanac.read.values.money import read_amount, read_currency


@pytest.mark.parametrize(
    ("text", "amount"),
    [("500", Decimal(500)), ("12.50", Decimal("12.50")), ("0", Decimal(0)), ("1.500", Decimal("1.500"))],
)
def test_an_amount_is_read(text: str, amount: Decimal) -> None:
    assert read_amount(text) == amount


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        pytest.param("12,5", "write `12.5`", id="a comma before two digits"),
        pytest.param("1,500", "write `1500`, without anything between the digits", id="a comma before three"),
        pytest.param("1 500 000", "write `1500000`, without anything between the digits", id="spaces"),
        pytest.param("-5", "write what people pay; what costs nothing is `cost: free`", id="less than nothing"),
        pytest.param("1e3", "write digits only, such as `500` or `12.50`, and the currency in `currency`", id="power"),
        pytest.param("٥٠٠", "write digits only, such as `500` or `12.50`, and the currency in `currency`", id="Arabic"),
    ],
)
def test_what_is_no_amount_is_said_with_the_remedy(text: str, hint: str) -> None:
    with pytest.raises(Fault) as caught:
        read_amount(text)
    assert (caught.value.message, caught.value.hint) == (f"`{text}` is not an amount", hint)


@pytest.mark.parametrize(("text", "code"), [("KES", "KES"), ("eur", "EUR"), ("TND", "TND")])
def test_a_code_is_read(text: str, code: str) -> None:
    assert read_currency(text) == code


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        pytest.param("€", "write `EUR`", id="a sign"),
        pytest.param("₹", "write `INR`", id="another sign"),
        pytest.param("euros", "write `EUR`", id="a name in the plural"),
        pytest.param("Kenyan Shilling", "write `KES`", id="a name"),
        pytest.param("Kenyan shiling", "did you mean `KES`, kenyan shilling?", id="a slip"),
        pytest.param("$", "write the three letters of ISO 4217, such as `KES`", id="a sign of several"),
        pytest.param("QQQ", "write the three letters of ISO 4217, such as `KES`", id="letters alone"),
    ],
)
def test_what_is_no_code_is_said_with_the_one_that_was_meant(text: str, hint: str) -> None:
    with pytest.raises(Fault) as caught:
        read_currency(text)
    assert (caught.value.message, caught.value.hint) == (f"`{text}` is not a currency's code", hint)
