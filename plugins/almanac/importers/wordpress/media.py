"""Knows the files of the media library: what is said of each, and which one a text means by an address."""

from __future__ import annotations

from collections.abc import Iterable

from almanac.importers.plan import PlannedPicture
from almanac.importers.wordpress.known import Attachment
from almanac.importers.wordpress.php_values import php_dictionary
from almanac.importers.wordpress.privacy import public_name
from almanac.importers.wordpress.urls import file_name, path_of, upload_path, web_link, without_size
from almanac.importers.wordpress.wxr import Item, plain

# Custom fields in which plugins keep who made a picture (Media Credit, Image Source Control), by what they say.
_CREDIT = ("_media_credit", "isc_image_source", "_wp_attachment_source_name")
_SOURCE = ("_media_credit_url", "isc_image_source_url", "_wp_attachment_source_url")
_LICENSE = ("isc_image_licence", "_wp_attachment_license")


def attachment(item: Item) -> Attachment:
    """A file by its item; where the address is missing the guid is it, as for WordPress itself."""
    url = item.attachment_url or item.guid
    written_in_it = php_dictionary(item.value("_wp_attachment_metadata")).get("image_meta")
    found_in_it = written_in_it if isinstance(written_in_it, dict) else {}
    credit = _first(item, _CREDIT) or plain(str(found_in_it.get("credit") or found_in_it.get("copyright") or ""))
    return Attachment(
        id=item.id,
        url=url,
        file=item.value("_wp_attached_file").strip() or upload_path(url),
        page=path_of(item.link),
        parent=item.parent,
        order=item.menu_order,
        alt=plain(item.value("_wp_attachment_image_alt")),
        title=item.title,
        caption=plain(item.excerpt),
        credit=public_name(credit),
        license=_first(item, _LICENSE),
        source=web_link(_first(item, _SOURCE)),
    )


class Media:
    """All files, by their ids, by the entries to which they were uploaded, and by their addresses."""

    def __init__(self) -> None:
        self._by_id: dict[str, Attachment] = {}
        self._by_file: dict[str, str] = {}
        self._of_parent: dict[str, list[str]] = {}

    def add(self, found: Attachment) -> None:
        """Note a file."""
        self._by_id[found.id] = found
        for file in {found.file, upload_path(found.url)} - {""}:
            self._by_file.setdefault(file.lower(), found.id)
        if found.parent:
            self._of_parent.setdefault(found.parent, []).append(found.id)

    def by_id(self, number: str) -> Attachment | None:
        """The file of that id."""
        return self._by_id.get(number)

    def all(self) -> Iterable[Attachment]:
        """Every file, in the order of the export."""
        return self._by_id.values()

    def of_parent(self, number: str) -> list[Attachment]:
        """Files that were uploaded to an entry, in the order of its gallery."""
        found = [self._by_id[known] for known in self._of_parent.get(number, ())]
        return sorted(found, key=lambda file: file.order)

    def by_address(self, address: str) -> Attachment | None:
        """The file that an address means: exactly, else as one of its sizes."""
        file = upload_path(address).lower()
        found = self._by_file.get(file) or self._by_file.get(without_size(file)) if file else ""
        # What is larger than 2,560 pixels lies under two names.
        scaled = without_size(file).rpartition(".") if file and not found else ("", "", "")
        return self._by_id.get(found or self._by_file.get(f"{scaled[0]}-scaled.{scaled[2]}", ""))

    def picture(self, address: str) -> PlannedPicture:
        """A picture by its address in a text, with what the library says of it."""
        found = self.by_address(address)
        own = upload_path(address)
        files = (own, found.file if found else "", without_size(own), without_size(found.file) if found else "")
        paths = tuple(dict.fromkeys(filter(None, files))) or tuple(filter(None, (file_name(address),)))
        if found is None:
            return PlannedPicture(address, paths)
        return PlannedPicture(
            address, paths, found.alt, found.caption, found.title, found.credit, found.license, found.source
        )

    def featured(self, number: str) -> PlannedPicture | None:
        """The picture of an entry, by the id in ``_thumbnail_id``."""
        found = self._by_id.get(number.strip())
        return self.picture(found.url) if found and found.url else None


def _first(item: Item, keys: Iterable[str]) -> str:
    return next((public_name(plain(item.value(key))) for key in keys if item.value(key).strip()), "")
