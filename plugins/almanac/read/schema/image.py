"""The fields of a picture, and of its text in a translation."""

from __future__ import annotations

from pydantic import ConfigDict, Field

from almanac.model.image import Image
from almanac.read.schema import value_types as value
from almanac.read.schema.declaration import Fields


class ImageFields(Fields, frozen=True):
    """A picture; alt text, credit and licence belong to every one."""

    model_config = ConfigDict(title="an image")

    file: value.Picture = Field(
        description="Its path below `content/`; the file has to be there.", examples=["images/forum.jpg"]
    )
    alt: value.Text = Field(
        description="What the picture shows, for whoever cannot see it.",
        examples=["A whiteboard", "A whiteboard covered in sticky notes"],
    )
    credit: value.Text = Field(description="Who made it.", examples=["Almanac contributors"])
    license: value.Text = Field(description="Its licence.", examples=["CC BY-SA 4.0"])
    source: value.WebAddress | None = Field(
        None,
        description="The page it comes from.",
        examples=["https://commons.wikimedia.org/wiki/File:Whiteboard.jpg"],
    )

    def as_image(self) -> Image:
        """The picture as the site has it; its size is found out later."""
        return Image(f"/{self.file}", self.alt, self.credit, self.license, self.source or "")


class PictureTextFields(Fields, frozen=True):
    """What a translation says of the picture."""

    model_config = ConfigDict(title="a translated image")

    alt: value.Text = Field(description="What the picture shows.", examples=["Una pizarra"])
