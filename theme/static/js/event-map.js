// What the map of events does beyond Leaflet. The script that folium generates is loaded after this
// one and uses AlmanacMap. The words of events reach the page as text only: never as HTML or code.
"use strict";

{
  // Pixels: a target that a finger hits, the distance from the map's edge, the height of the zoom buttons.
  const [ICON, EDGE, BUTTONS] = [32, 10, 100];
  const WORLD_AT_ZOOM_0 = 256;
  const OVERVIEW = { padding: [ICON, ICON], maxZoom: 6, animate: false };
  const OFF = new Set(["cancelled", "postponed"]);

  const motion = !window.matchMedia("(prefers-reduced-motion: reduce)").matches;

  // Without scripts the box stays hidden; Leaflet measures it as soon as it makes the map.
  for (const box of document.querySelectorAll(".event-map")) box.hidden = false;

  // Leaflet's own panning knows nothing of the wish for less motion.
  if (!motion) {
    const panBy = L.Map.prototype.panBy;
    L.Map.include({
      panBy(offset, options) {
        return panBy.call(this, offset, { ...options, animate: false });
      },
    });
  }

  // Leaflet gives a DivIcon no name, so a screen reader would say "button".
  const NamedIcon = L.DivIcon.extend({
    createIcon(old) {
      const icon = L.DivIcon.prototype.createIcon.call(this, old);
      icon.setAttribute("aria-label", this.options.name);
      icon.title = this.options.name;
      return icon;
    },
  });

  function element(name, className, text = "") {
    const made = document.createElement(name);
    made.className = className;
    made.textContent = text;
    return made;
  }

  function dot(name, className, count) {
    const html = element("span", "map-dot", count > 1 ? String(count) : "");
    return new NamedIcon({ name, className, html, iconSize: [ICON, ICON] });
  }

  function counted(sentence, count) {
    return sentence.replace("{count}", String(count));
  }

  // Four decimals are eleven metres: the same house, though two people wrote its coordinates down.
  function byVenue(features) {
    const venues = new Map();
    for (const { geometry, properties } of features) {
      if (geometry?.type !== "Point") continue; // listed, not mapped
      const [longitude, latitude] = geometry.coordinates;
      const key = `${latitude.toFixed(4)} ${longitude.toFixed(4)}`;
      if (!venues.has(key)) venues.set(key, { point: [latitude, longitude], events: [] });
      venues.get(key).events.push(properties);
    }
    return [...venues.values()];
  }

  function venueClasses(events) {
    const categories = new Set(events.map((event) => event.category_slug));
    const classes = ["map-venue", categories.size === 1 ? `category-${[...categories][0]}` : "category-several"];
    if (events.every((event) => OFF.has(event.status))) classes.push("is-off");
    return classes.join(" ");
  }

  class AlmanacMap {
    constructor(map, words) {
      this.map = map;
      this.words = words;
      this.box = map.getContainer();
      this.message = element("p", "map-message");
      this.markers = new Map(); // by the slugs of their events
      this.awaited = null; // a marker that a cluster opened by keyboard is about to show
      this.showWorld();
      this.nameParts();
      this.letPopupsPan();
      this.box.addEventListener("keydown", (event) => this.press(event));
      this.box.addEventListener("focusin", () => map.scrollWheelZoom.enable());
      this.box.addEventListener("focusout", () => map.scrollWheelZoom.disable());
    }

    // The world fits the box's width at the lowest zoom. Clusters are made from that zoom on, so it is there at once.
    showWorld() {
      const zoom = Math.max(0, Math.floor(Math.log2(this.map.getSize().x / WORLD_AT_ZOOM_0)));
      this.map.setZoom(zoom, { animate: false });
      this.map.setMinZoom(zoom);
    }

    // A map held inside the world would push a popup at its edge out of sight again.
    letPopupsPan() {
      const { maxBounds } = this.map.options;
      this.map.on("autopanstart", () => this.map.setMaxBounds(null));
      this.map.on("popupclose", () => this.map.setMaxBounds(maxBounds));
    }

    nameParts() {
      this.map.attributionControl.setPrefix(this.words.credits);
      const titles = { zoomInTitle: this.words.zoomIn, zoomOutTitle: this.words.zoomOut };
      L.control.zoom({ ...titles, position: "bottomleft" }).addTo(this.map); // popups open upwards
    }

    tell(sentence) {
      this.message.setAttribute("role", "alert");
      this.message.textContent = sentence;
      this.box.after(this.message);
    }

    async load(address, use) {
      let data;
      try {
        const response = await fetch(address);
        if (!response.ok) throw new Error(`${address}: ${response.status}`);
        data = await response.json();
      } catch {
        this.tell(this.words.failed);
        return;
      }
      use(data);
    }

    // Called before the clusters are on the map: Leaflet's own listeners then come after these.
    showEvents(clusters, address) {
      clusters.options.chunkProgress = (done, total) => {
        if (done === total) window.setTimeout(() => this.openLinked(clusters)); // once the last chunk is drawn
      };
      clusters.on("clusterclick", ({ layer, originalEvent }) => {
        this.awaited = originalEvent.detail === 0 ? layer.getAllChildMarkers()[0] : null; // 0: by keyboard
      });
      clusters.on("animationend spiderfied", () => {
        if (this.awaited) clusters.getVisibleParent(this.awaited)?.getElement().focus({ preventScroll: true });
        this.awaited = null;
      });
      window.addEventListener("hashchange", () => this.openLinked(clusters));
      this.load(address, (data) => this.addEvents(clusters, data.features));
    }

    addEvents(clusters, features) {
      const markers = byVenue(features).map((venue) => this.marker(venue));
      if (!markers.length) {
        this.tell(this.words.empty);
        return;
      }
      const bounds = L.latLngBounds(markers.map((marker) => marker.getLatLng()));
      if (!this.linkedMarker()) this.map.fitBounds(bounds, OVERVIEW);
      clusters.addLayers(markers);
    }

    marker({ point, events }) {
      const icon = dot(this.venueName(events), venueClasses(events), events.length);
      const marker = L.marker(point, { icon, events });
      const size = this.map.getSize();
      marker.bindPopup(() => this.eventList(events), {
        className: "map-popup",
        maxWidth: Math.min(320, size.x - 2 * EDGE),
        maxHeight: size.y - BUTTONS - 3 * EDGE,
        offset: [0, -ICON / 4],
        autoPanPaddingTopLeft: [EDGE, EDGE],
        autoPanPaddingBottomRight: [EDGE, BUTTONS],
      });
      marker.on("popupopen", ({ popup }) => this.enterPopup(popup, marker));
      marker.on("popupclose", ({ popup }) => this.leavePopup(popup, marker));
      for (const event of events) this.markers.set(event.slug, marker);
      return marker;
    }

    venueName(events) {
      const titles = events.map((event) => event.title);
      if (titles.length === 1) return titles[0];
      const more = titles.length > 3 ? " …" : "";
      return `${counted(this.words.several, titles.length)}: ${titles.slice(0, 3).join("; ")}${more}`;
    }

    clusterIcon(cluster) {
      const count = cluster.getAllChildMarkers().reduce((sum, marker) => sum + marker.options.events.length, 0);
      return dot(counted(this.words.cluster, count), "map-cluster", count);
    }

    eventList(events) {
      const content = element("div", "map-events");
      if (events.length > 1) {
        content.append(element("p", "map-events-count", counted(this.words.several, events.length)));
      }
      const list = element("ul", "map-events-list");
      list.append(...events.map((event) => this.eventItem(event)));
      content.append(list);
      return content;
    }

    eventItem(event) {
      const item = element("li", "map-event");
      const link = element("a", "map-event-title", event.title);
      link.href = event.path;
      link.lang = event.lang;
      link.dir = "auto";
      item.append(link);
      const details = {
        "map-event-status": this.words.status[event.status],
        "map-event-when": [event.when_text, event.zone_text].filter(Boolean).join(", "),
        "map-event-place": [event.place, event.city].filter(Boolean).join(", "),
      };
      for (const [className, text] of Object.entries(details).filter(([, text]) => text)) {
        const line = element("span", className, text);
        line.dir = "auto";
        item.append(line);
      }
      return item;
    }

    enterPopup(popup, marker) {
      const dialog = popup.getElement();
      dialog.setAttribute("role", "dialog");
      dialog.setAttribute("aria-label", marker.getIcon().options.name);
      dialog.querySelector(".leaflet-popup-close-button").setAttribute("aria-label", this.words.close);
      dialog.querySelector("a[href]").focus({ preventScroll: true });
    }

    // Only when the focus was in the popup: a click elsewhere has put it where the reader wants it.
    leavePopup(popup, marker) {
      const focused = document.activeElement;
      if (focused === document.body || popup.getElement().contains(focused)) {
        (marker.getElement() ?? this.box).focus({ preventScroll: true });
      }
    }

    // The browser writes a slug of any script into an address in its own way: let it write ours too.
    linkedMarker() {
      const { hash } = window.location;
      if (!hash) return undefined;
      const slug = [...this.markers.keys()].find((known) => new URL(`#${known}`, window.location).hash === hash);
      return this.markers.get(slug);
    }

    openLinked(clusters) {
      const marker = this.linkedMarker();
      if (!marker) return;
      this.box.scrollIntoView({ block: "nearest" });
      clusters.zoomToShowLayer(marker, () => marker.openPopup());
    }

    offerStreets(streets, coastline) {
      const button = document.querySelector("[data-show-streets]");
      if (!button) return;
      button.hidden = false;
      button.setAttribute("aria-pressed", "false");
      streets.once("tileerror", () => this.tell(this.words.streetsFailed));
      button.addEventListener("click", () => {
        const wanted = !this.map.hasLayer(streets);
        this.map.addLayer(wanted ? streets : coastline);
        this.map.removeLayer(wanted ? coastline : streets);
        button.setAttribute("aria-pressed", String(wanted));
      });
    }

    // Leaflet's buttons are no <button>s, and its Escape works only while the map itself has the focus.
    press(event) {
      const button = event.target.closest("[role=button]");
      if (event.key === "Escape") {
        this.map.closePopup();
      } else if (button && (event.key === "Enter" || event.key === " ")) {
        event.preventDefault();
        button.click();
      }
    }
  }

  AlmanacMap.motion = motion;
  window.AlmanacMap = AlmanacMap;
}
