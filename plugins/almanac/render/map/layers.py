"""The layers of the map: folium elements that fetch their data and ask ``event-map.js`` for the rest.

folium's own markers and popups carry text inside JavaScript; these carry only addresses.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

import folium
from branca.element import Figure, MacroElement
from folium.map import Layer
from folium.template import Template
from folium.utilities import JsCode, TypeJsonValue

# For readers who asked their system for less motion, `AlmanacMap.motion` is false.
MOTION = JsCode("AlmanacMap.motion")


class WorldMap(folium.Map):
    """The empty map, without the styles and scripts of other hosts that folium's own asks for."""

    default_js = []  # noqa: RUF012 -- folium's own declaration, on the class
    default_css = []  # noqa: RUF012

    def __init__(self, location: Sequence[float], **options: TypeJsonValue | JsCode) -> None:
        """Take the centre, latitude first, and the options of ``L.map``."""
        super().__init__(location, tiles=None)
        self._id = "events"
        # folium keeps max_zoom and its like for tiles; without tiles Leaflet has to be told.
        self.options.update(options)  # type: ignore[arg-type]  # its type forgets JsCode

    def script(self) -> str:
        """The script of the map and of all that was added to it, without a page around it."""
        page = cast(Figure, self.get_root())
        page.render()
        return str(page.script.render())


class Behaviour(MacroElement):
    """What the reader's browser does beyond Leaflet; ``words`` are the texts it shows."""

    _template = Template("""
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = new AlmanacMap({{ this._parent.get_name() }}, {{ this.words|tojavascript }});
        {% endmacro %}
    """)

    def __init__(self, words: Mapping[str, str | dict[str, str]]) -> None:
        """Take the words by the names that ``event-map.js`` uses."""
        super().__init__()  # type: ignore[no-untyped-call]
        self._name, self._id = "Map", "behaviour"
        self.words = dict(words)


class Coastline(Layer):
    """The land, drawn with the class ``map-land`` from the GeoJSON at ``address``."""

    _template = Template("""
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = L.geoJSON(null, {
                className: "map-land",
                interactive: false,
                renderer: L.svg({ padding: 1 }),
            });
            {{ this.behaviour.get_name() }}.loadLand({{ this.address|tojavascript }}, {{ this.get_name() }});
        {% endmacro %}
    """)

    def __init__(self, behaviour: Behaviour, address: str) -> None:
        """Take the address, which begins with ``/``."""
        super().__init__()
        self._name, self._id = "Coastline", "layer"
        self.behaviour = behaviour
        self.address = address


class EventClusters(Layer):
    """The events of the GeoJSON at ``address``, and on request of its archive, in clusters that open."""

    _template = Template("""
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = L.markerClusterGroup({
                ...{{ this.options|tojavascript }},
                iconCreateFunction: (cluster) => {{ this.behaviour.get_name() }}.clusterIcon(cluster),
            });
            {{ this.behaviour.get_name() }}.showEvents(
                {{ this.get_name() }},
                {{ this.address|tojavascript }},
                {{ this.archive_address|tojavascript }}
            );
        {% endmacro %}
    """)

    def __init__(
        self, behaviour: Behaviour, address: str, archive_address: str, **options: TypeJsonValue | JsCode
    ) -> None:
        """Take the addresses, which begin with ``/``, and the options of ``L.markerClusterGroup``."""
        super().__init__()
        self._name, self._id = "Events", "layer"
        self.behaviour = behaviour
        self.address = address
        self.archive_address = archive_address
        self.options = options


class StreetTiles(MacroElement):
    """Tiles that take the coastline's place once the reader has asked for them."""

    _template = Template("""
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = L.tileLayer(
                {{ this.url|tojavascript }},
                {{ this.options|tojavascript }}
            );
            {{ this.behaviour.get_name() }}.offerStreets({{ this.get_name() }}, {{ this.coastline.get_name() }});
        {% endmacro %}
    """)

    def __init__(self, behaviour: Behaviour, coastline: Coastline, url: str, **options: TypeJsonValue | JsCode) -> None:
        """Take the address of the tiles and the options of ``L.tileLayer``."""
        super().__init__()  # type: ignore[no-untyped-call]
        self._name, self._id = "Streets", "layer"
        self.behaviour = behaviour
        self.coastline = coastline
        self.url = url
        self.options = options
