"""Reads amounts of money and codes of currencies, and guesses these from names and signs."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from babel.core import Locale
from babel.numbers import get_currency_symbol, list_currencies

from almanac.read.fault import Fault, nearest

# As many digits as any price has, and at most three behind the point (ISO 4217: the dinars).
_AMOUNT = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,3})?")
_WITH_COMMA = re.compile(r"(?P<whole>[0-9]{1,9}),(?P<part>[0-9]{1,2})")
_IN_THOUSANDS = re.compile(r"[0-9]{1,3}(?:[ ',.\u00a0\u202f][0-9]{3})+")
# Signs that several currencies share.
_SHARED = frozenset(["$", "kr", "¥", "£"])


def read_amount(text: str) -> Decimal:
    """A number of units of a currency; raises ``Fault`` for what could be another number elsewhere."""
    if _AMOUNT.fullmatch(text):
        return Decimal(text)
    message = f"`{text}` is not an amount"
    comma = _WITH_COMMA.fullmatch(text)
    if comma:
        raise Fault(message, f"write `{comma['whole']}.{comma['part']}`")
    if _IN_THOUSANDS.fullmatch(text):
        raise Fault(message, f"write `{re.sub('[^0-9]', '', text)}`, without anything between the digits")
    if text.startswith("-"):
        raise Fault(message, "write what people pay; what costs nothing is `cost: free`")
    raise Fault(message, "write digits only, such as `500` or `12.50`, and the currency in `currency`")


def read_currency(text: str) -> str:
    """A code of ISO 4217, in capitals; raises ``Fault`` with the code that was meant."""
    code = text.upper()
    if code in _names():
        return code
    message = f"`{text}` is not a currency's code"
    meant = _by_sign().get(text) or _by_name().get(text.casefold())
    if meant:
        raise Fault(message, f"write `{meant}`")
    near = nearest(text, _by_name(), cutoff=0.75) if len(text) > 3 else ""
    if near:
        raise Fault(message, f"did you mean `{_by_name()[near]}`, {near}?")
    raise Fault(message, "write the three letters of ISO 4217, such as `KES`")


def currency_by_sign(sign: str) -> str:
    """The code of the one currency that has this sign, or an empty string."""
    return _by_sign().get(sign, "")


@cache
def _names() -> dict[str, str]:
    """English names by code, of all that is or was money."""
    known = Locale("en").currencies
    return {code: str(known[code]) for code in sorted(list_currencies()) if code in known}


@cache
def _by_name() -> dict[str, str]:
    """Codes by English names, in small letters; ``euro`` and ``euros`` alike."""
    names = {name.casefold(): code for code, name in _names().items()}
    return names | {f"{name}s": code for name, code in names.items()}


@cache
def _by_sign() -> dict[str, str]:
    """Codes by the signs that only one has: ``€``."""
    signs = {get_currency_symbol(code, locale="en"): code for code in _names()}
    return {sign: code for sign, code in signs.items() if sign not in _SHARED and sign != code}
