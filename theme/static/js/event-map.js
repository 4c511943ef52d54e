// What the map of events does beyond Leaflet. The script that folium generates is loaded after this
// one and uses AlmanacMap. Loaded before: event-venues.js, what a point stands for, and past-events.js.
"use strict";

{
  const { ICON, venues, clusterIcon, element } = window.AlmanacVenues;
  // Pixels: the distance from the map's edge, the height of the zoom buttons, the world at zoom 0.
  const [EDGE, BUTTONS, WORLD] = [10, 100, 256];
  const CONTINENTS = 6; // the world is about so many times as wide as a continent

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

  // The lowest zoom lies between two whole ones: Leaflet would round it up when it moves the map, and
  // markercluster 1.4.1 lose every point that is in no cluster.
  const limitZoom = L.Map.prototype._limitZoom;
  L.Map.include({
    _limitZoom(zoom) {
      return zoom <= this.getMinZoom() ? this.getMinZoom() : limitZoom.call(this, zoom);
    },
  });
  const recursively = L.MarkerCluster.prototype._recursively;
  L.MarkerCluster.include({
    _recursively(bounds, start, ...others) {
      return recursively.call(this, bounds, Math.floor(start), ...others);
    },
  });

  // An event to come is named by the part of the page that lists it (`#SLUG`), one that is over by `?event=SLUG`.
  const namedByQuery = () => new URLSearchParams(window.location.search).get("event");

  // The browser writes a slug of any script into an address in its own way: let it write ours too.
  function isLinked(slug) {
    return slug === namedByQuery() || new URL(`#${slug}`, window.location).hash === window.location.hash;
  }

  class AlmanacMap {
    constructor(map, words) {
      this.map = map;
      this.words = words;
      this.box = map.getContainer();
      this.message = element("p", "map-message");
      this.features = { coming: [], past: [] }; // of GeoJSON; what is past only while it is shown
      this.markers = new Map(); // by the slugs of their events
      this.awaited = null; // a marker that a cluster opened by keyboard is about to show
      this.drawn = Promise.resolve();
      this.moved = false; // by the reader
      map.on("movestart", () => (this.moved ||= !this.settling));
      this.coverBox();
      this.showAll([]);
      this.nameParts();
      this.letPopupsPan();
      this.box.addEventListener("keydown", (event) => this.press(event));
      this.box.addEventListener("focusin", () => map.scrollWheelZoom.enable());
      this.box.addEventListener("focusout", () => map.scrollWheelZoom.disable());
    }

    // A move that is not the reader's.
    settle(move) {
      this.settling = true;
      move();
      this.settling = false;
    }

    // The lowest zoom is that at which the world fills the box; true if that is a new one. Never lower than it was.
    coverBox() {
      const { x, y } = this.map.getSize();
      const zoom = Math.log2(Math.max(x, y) / WORLD);
      if (zoom <= this.map.getMinZoom()) return false;
      const above = Math.max(Math.ceil(zoom), this.map.getZoom()); // else setMinZoom zooms there, and takes its time
      this.settle(() => this.map.setZoom(above, { animate: false }));
      this.map.setMinZoom(zoom);
      return true;
    }

    // The zoom at which a continent fills the box.
    continent() {
      const { x, y } = this.map.getSize();
      return Math.round(Math.log2((CONTINENTS * Math.min(x, y)) / WORLD));
    }

    // One point alone shows the continent around it, no point the world; where the reader has moved to, they stay.
    showAll(points) {
      if (this.moved) return;
      const fit = { padding: [ICON, ICON], maxZoom: this.continent(), animate: false };
      this.settle(() => {
        if (points.length) this.map.fitBounds(points, fit);
        else this.map.setView(this.map.options.center, this.map.getMinZoom(), { animate: false });
      });
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

    takeBack(sentence) {
      if (this.message.textContent === sentence) this.message.remove();
    }

    // The GeoJSON at an address; null, and the reader knows it, where there is none.
    async fetched(address, failed) {
      try {
        const response = await fetch(address);
        if (!response.ok) throw new Error(`${address}: ${response.status}`);
        return await response.json();
      } catch {
        this.tell(failed);
        return null;
      }
    }

    async load(address, use) {
      const data = await this.fetched(address, this.words.failed);
      if (data) use(data);
    }

    // Called before the clusters are on the map: Leaflet's own listeners then come after these.
    showEvents(clusters, address, archiveAddress) {
      this.clusters = clusters;
      clusters.on("clusterclick", ({ layer, originalEvent }) => {
        this.awaited = originalEvent.detail === 0 ? layer.getAllChildMarkers()[0] : null; // 0: by keyboard
      });
      clusters.on("animationend spiderfied", () => {
        if (this.awaited) clusters.getVisibleParent(this.awaited)?.getElement().focus({ preventScroll: true });
        this.awaited = null;
      });
      this.load(address, (data) => this.begin(data.features, archiveAddress));
    }

    async begin(coming, archiveAddress) {
      this.features.coming = coming;
      await this.draw();
      if (!this.markers.size) this.tell(this.words.empty);
      this.past = new window.AlmanacPastEvents(this, archiveAddress);
      window.addEventListener("hashchange", () => this.openLinked());
      // Clusters are made for the zooms that the map has: for others they have to be made again.
      this.map.on("resize", () => this.coverBox() && this.draw());
      this.openLinked();
    }

    // One drawing after the other: markers come in chunks, and the last of one would get into the next.
    draw() {
      this.drawn = this.drawn.then(() => this.drawVenues());
      return this.drawn;
    }

    drawVenues() {
      const { clusters } = this;
      this.rejoin();
      clusters.clearLayers();
      this.markers.clear();
      const markers = venues(this.features, this.words).map((venue) => this.marker(venue));
      this.showAll(markers.map((marker) => marker.getLatLng()));
      return new Promise((resolve) => {
        clusters.options.chunkProgress = (done, total) => {
          if (done === total) window.setTimeout(resolve); // once the last chunk is drawn
        };
        clusters.addLayers(markers);
      });
    }

    marker(venue) {
      const marker = L.marker(venue.point, { icon: venue.icon(), venue });
      const size = this.map.getSize();
      marker.bindPopup(() => venue.list(), {
        className: "map-popup",
        maxWidth: Math.min(320, size.x - 2 * EDGE),
        maxHeight: size.y - BUTTONS - 3 * EDGE,
        offset: [0, -ICON / 4],
        autoPanPaddingTopLeft: [EDGE, EDGE],
        autoPanPaddingBottomRight: [EDGE, BUTTONS],
      });
      marker.on("popupopen", ({ popup }) => this.enterPopup(popup, venue));
      marker.on("popupclose", ({ popup }) => this.leavePopup(popup, marker));
      for (const event of venue.events) this.markers.set(event.slug, marker);
      return marker;
    }

    clusterIcon(cluster) {
      return clusterIcon(cluster.getAllChildMarkers().map((marker) => marker.options.venue), this.words);
    }

    enterPopup(popup, venue) {
      const dialog = popup.getElement();
      dialog.setAttribute("role", "dialog");
      dialog.setAttribute("aria-label", venue.name);
      dialog.querySelector(".leaflet-popup-close-button").setAttribute("aria-label", this.words.close);
      const linked = venue.events.findIndex((event) => isLinked(event.slug));
      const item = dialog.querySelectorAll(".map-event")[Math.max(linked, 0)];
      const content = dialog.querySelector(".leaflet-popup-content");
      if (linked > 0) content.scrollTop = item.offsetTop - content.offsetTop - EDGE;
      item.querySelector("a").focus({ preventScroll: true });
    }

    // Only when the focus was in the popup: a click elsewhere has put it where the reader wants it.
    leavePopup(popup, marker) {
      const focused = document.activeElement;
      if (focused === document.body || popup.getElement().contains(focused)) {
        (marker.getElement() ?? this.box).focus({ preventScroll: true });
      }
    }

    linkedMarker() {
      return this.markers.get([...this.markers.keys()].find(isLinked));
    }

    // What is neither an event to come nor a part of the page may be an event that is over.
    async showLinkedPast() {
      if (document.querySelector(":target")) return undefined;
      return (await this.past.showLinked(isLinked)) ? this.linkedMarker() : undefined;
    }

    // Any closer, the coastline is a blank: so its point leaves its cluster, and the continent stays in view.
    async openLinked() {
      if (!window.location.hash && !namedByQuery()) return;
      await this.drawn;
      const marker = this.linkedMarker() ?? (await this.showLinkedPast());
      if (!marker) return;
      this.singleOut(marker);
      this.box.scrollIntoView({ block: "nearest" });
      const zoom = this.moved ? this.map.getZoom() : this.continent();
      this.settle(() => this.map.setView(marker.getLatLng(), zoom, { animate: false }));
      this.moved = true; // the reader has come for this
      marker.openPopup();
    }

    singleOut(marker) {
      this.rejoin();
      this.single = marker;
      this.clusters.removeLayer(marker);
      this.map.addLayer(marker.setZIndexOffset(1000));
    }

    rejoin() {
      if (this.single) this.clusters.addLayer(this.single.remove().setZIndexOffset(0));
      this.single = null;
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
