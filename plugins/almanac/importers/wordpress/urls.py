"""Takes addresses of the old site apart: paths as people read them, numbers of entries, places of files."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from almanac.read.fault import Fault
from almanac.read.values.links import web_address

# Which of a picture's sizes it is, or how it was edited (wp_get_attachment_image, wp_save_image).
_SIZE = re.compile(r"-(?:[0-9]{1,5}x[0-9]{1,5}|scaled|rotated|e[0-9]{9,14})(?=\.[A-Za-z0-9]{2,5}$)")
_UPLOADS = re.compile(
    r"/(?:wp-content/uploads(?:/sites/[0-9]+)?|wp-content/blogs\.dir/[0-9]+/files|files)/(?P<file>.+)$"
)
_NUMBERS = ("p", "page_id", "attachment_id")


def split(address: str) -> SplitResult:
    """The parts of an address; those of an empty one where it cannot be read."""
    try:
        return urlsplit(address.strip())
    except ValueError:
        return urlsplit("")


def path_of(address: str) -> str:
    """The path of an address, decoded; ``/?p=12`` where WordPress says only the number; empty where it says nothing."""
    parts = split(address)
    for name, value in parse_qsl(parts.query):
        if name in _NUMBERS and re.fullmatch("[1-9][0-9]{0,17}", value):
            return f"/?{name}={value}"
    path = re.sub("/{2,}", "/", unicodedata.normalize("NFC", unquote(parts.path)))
    return path if path.startswith("/") and path != "/" else ""


def query_value(address: str, name: str) -> str:
    """One value of an address's query, or an empty string."""
    return dict(parse_qsl(split(address).query)).get(name, "")


def upload_path(address: str) -> str:
    """Where a file lies below the folder of uploads, by its address; empty for a file elsewhere."""
    parts = split(address)
    path = unquote(parts.path)
    match = _UPLOADS.search(path)
    if match:
        return match["file"]
    # WordPress.com keeps them at a host of their own.
    return path.lstrip("/") if parts.netloc.endswith(".files.wordpress.com") else ""


def without_size(file: str) -> str:
    """The name of the file that was uploaded, by that of one of its sizes."""
    previous = ""
    while previous != file:
        previous, file = file, _SIZE.sub("", file)
    return file


def file_name(address: str) -> str:
    """The last part of an address, decoded."""
    return unquote(split(address).path).rpartition("/")[2]


def web_link(text: str) -> str:
    """An address of the web, or an empty string; people often leave the scheme out."""
    address = text.strip()
    if re.match(r"[\w-]+(?:\.[\w-]+)+(?:/|$)", address):
        address = f"https://{address}"
    try:
        return web_address(address)
    except Fault:
        return ""
