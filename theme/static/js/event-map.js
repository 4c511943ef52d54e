// What the map of events does beyond Leaflet. The script that folium generates is loaded after this one and uses
// AlmanacMap. Loaded before: map-leaflet.js, map-view.js, event-cards.js, event-venues.js, event-list.js, event-years.js.
"use strict";

{
  const { element, inPieces } = window.AlmanacCards;
  const { ICON, venues, clusterIcon } = window.AlmanacVenues;
  const { motion, letPageScroll, letKeysPress, letPopupsPan } = window.AlmanacLeaflet;
  // Pixels: the width of a popup, its distance from the map's edge, the height of the zoom buttons.
  const [CARD, EDGE, BUTTONS] = [352, 10, 100];
  const [HERE, NEAREST] = [8, 3]; // pixels, and events that are shown around the reader
  const ABOVE = 1000; // other points
  const [POINTS, SHAPES] = [25, 12]; // points, and parts of the land, that are added at once

  // Without scripts the box stays hidden; Leaflet measures it as soon as it makes the map.
  for (const box of document.querySelectorAll(".event-map")) box.hidden = false;

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
      this.coming = []; // features of GeoJSON
      this.features = { coming: [], past: [] }; // those that are shown
      this.markers = new Map(); // by the slugs of their events
      this.awaited = null; // what a cluster opened by keyboard is about to show
      this.drawn = Promise.resolve();
      this.view = new window.AlmanacMapView(map);
      this.nameParts();
      letPopupsPan(map, (move) => this.view.settle(move));
      letPageScroll(map);
      letKeysPress(map);
    }

    // The whole world, and so the whole list.
    showWorld() {
      this.narrowed = false;
      this.view.showWorld();
      this.list.narrow(null);
    }

    afterMove(byReader) {
      this.narrowed ||= byReader;
      if (this.narrowed) this.narrowList();
      this.mark(this.marked);
    }

    // The list follows what the reader has moved the map to.
    narrowList() {
      const bounds = this.map.getBounds();
      this.list.narrow((slug) => {
        const marker = this.markers.get(slug);
        return marker !== undefined && bounds.contains(marker.getLatLng());
      });
    }

    nameParts() {
      this.map.attributionControl.setPrefix(this.words.credits);
      const titles = { zoomInTitle: this.words.zoomIn, zoomOutTitle: this.words.zoomOut };
      L.control.zoom({ ...titles, position: "bottomleft" }).addTo(this.map); // popups open upwards
    }

    tell(sentence) {
      this.message.setAttribute("role", "alert");
      this.message.textContent = sentence;
      this.box.parentElement.after(this.message);
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

    // GeoJSON of the land at an address, onto its layer.
    loadLand(address, layer) {
      this.load(address, ({ features }) => {
        const shapes = window.AlmanacMapView.landInView(features);
        inPieces(shapes, SHAPES, (some) => layer.addData({ type: "MultiPolygon", coordinates: some }));
      });
    }

    // Called before the clusters are on the map: Leaflet's own listeners then come after these.
    showEvents(clusters, address, archiveAddress) {
      this.clusters = clusters;
      clusters.on("clusterclick", ({ layer, originalEvent }) => {
        const byKeyboard = originalEvent.detail === 0;
        this.awaited = byKeyboard ? { marker: layer.getAllChildMarkers()[0], from: layer.getElement() } : null;
      });
      clusters.on("animationend spiderfied", () => this.handFocusOn());
      this.load(address, (data) => this.begin(data.features, archiveAddress));
    }

    // From a cluster that the keyboard has opened to what is in its place, unless the reader is elsewhere by then.
    handFocusOn() {
      const { marker, from } = this.awaited ?? {};
      const shown = marker && this.clusters.getVisibleParent(marker)?.getElement();
      if (!shown || shown === from) return; // an earlier animation has ended
      if ([from, document.body].includes(document.activeElement)) shown.focus({ preventScroll: true });
      this.awaited = null;
    }

    async begin(features, archiveAddress) {
      this.list = new window.AlmanacEventList(this, document.querySelector("[data-map-lists]"));
      this.coming = this.list.adopt(features);
      this.years = new window.AlmanacEventYears(this, archiveAddress);
      this.view.follow((byReader) => this.afterMove(byReader));
      await this.follow();
      this.list.offer();
      this.offerNear();
      window.addEventListener("popstate", () => this.follow()); // a changed `#` too
      // Clusters are made for the zooms that the map has: for others they have to be made again.
      this.map.on("resize", () => this.view.cover() && this.draw());
    }

    // What the address asks for: a choice of years, and perhaps an event. What comes, where that cannot be had.
    async follow() {
      const named = window.location.hash || namedByQuery();
      const choice = named ? await this.years.choiceFor(isLinked) : this.years.named;
      if (choice !== this.years.shown || !this.markers.size) {
        if (!(await this.years.choose(choice)) && !this.markers.size) await this.years.choose("");
      }
      const slug = named && [...this.markers.keys()].find(isLinked);
      if (slug) this.reveal(slug);
    }

    // One drawing after the other: markers come in pieces, and the last of one would get into the next.
    draw() {
      this.drawn = this.drawn.then(() => this.drawVenues());
      return this.drawn;
    }

    async drawVenues() {
      const { clusters } = this;
      this.rejoin();
      clusters.clearLayers();
      this.markers.clear();
      const markers = [];
      await inPieces(venues(this.features, this.words), POINTS, (some) => {
        markers.push(...some.map((venue) => this.marker(venue)));
      });
      this.view.fit(markers.map((marker) => marker.getLatLng()));
      clusters.clearLayers(); // made for the zooms that the map has now
      await inPieces(markers, POINTS, (some) => clusters.addLayers(some));
      this.mark(this.marked); // the reader may have pointed at a card meanwhile
    }

    marker(venue) {
      const marker = L.marker(venue.point, { icon: venue.icon(), venue });
      const size = this.map.getSize();
      const width = Math.min(CARD, size.x - 2 * EDGE);
      marker.bindPopup(() => venue.list(), {
        className: "map-popup",
        maxWidth: width,
        minWidth: width,
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
      const slugs = venue.events.map((event) => event.slug);
      const wanted = Math.max(slugs.findIndex((slug) => slug === this.wanted), 0);
      const item = dialog.querySelectorAll(".map-event")[wanted];
      const content = dialog.querySelector(".leaflet-popup-content");
      if (wanted) content.scrollTop = item.offsetTop - content.offsetTop - EDGE;
      item.querySelector("a").focus({ preventScroll: true });
      this.list.markOpen(slugs);
    }

    // Only when the focus was in the popup: a click elsewhere has put it where the reader wants it.
    leavePopup(popup, marker) {
      const { opener } = this;
      const focused = document.activeElement;
      this.opener = null;
      this.wanted = "";
      this.list.markOpen([]);
      if (focused !== document.body && !popup.getElement().contains(focused)) return;
      if (opener?.offsetParent) opener.focus();
      else (marker.getElement() ?? this.box).focus({ preventScroll: true });
    }

    // From the list: the map moves only if the point is out of view.
    show(slug, opener) {
      this.reveal(slug, { stay: this.map.getBounds().contains(this.markers.get(slug).getLatLng()) });
      this.opener = opener;
    }

    // The point leaves its cluster, so that nothing has to be zoomed into.
    reveal(slug, { stay = false } = {}) {
      const marker = this.markers.get(slug);
      this.map.closePopup();
      this.wanted = slug; // first in its popup to have the focus
      this.singleOut(marker);
      this.mark(this.marked);
      this.box.scrollIntoView({ block: "nearest" });
      if (!stay) this.view.centre(marker.getLatLng());
      this.view.moved = true; // the reader has come for this
      marker.openPopup();
    }

    singleOut(marker) {
      this.rejoin();
      this.single = marker;
      this.clusters.removeLayer(marker);
      this.map.addLayer(marker.setZIndexOffset(ABOVE));
    }

    rejoin() {
      if (this.single) this.clusters.addLayer(this.single.remove().setZIndexOffset(0));
      this.single = null;
    }

    // The point of an event, or the cluster that holds it; "" for none.
    mark(slug) {
      this.marked = slug;
      this.markedIcon?.classList.remove("is-marked");
      const marker = this.markers.get(slug);
      this.markedIcon = (marker && this.clusters.getVisibleParent(marker))?.getElement();
      this.markedIcon?.classList.add("is-marked");
    }

    offerNear() {
      document.querySelector("[data-map-near]")?.addEventListener("click", () => this.goNear());
    }

    // The reader's place, and what is nearest to it of what is shown.
    async goNear() {
      const place = await window.AlmanacPlace.locate();
      if (!place) return this.tell(this.words.notFound);
      this.takeBack(this.words.notFound);
      const here = L.latLng(window.AlmanacMapView.pointInView([place[1], place[0]])); // GeoJSON has the longitude first
      this.here?.remove();
      this.here = L.circleMarker(here, { className: "map-here", interactive: false, radius: HERE }).addTo(this.map);
      const points = [...new Set(this.markers.values())].map((marker) => marker.getLatLng());
      const nearest = points.sort((one, other) => here.distanceTo(one) - here.distanceTo(other)).slice(0, NEAREST);
      this.view.showNear([here, ...nearest]);
      this.box.scrollIntoView({ block: "nearest" });
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
  }

  AlmanacMap.motion = motion;
  window.AlmanacMap = AlmanacMap;
}
