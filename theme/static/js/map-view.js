// What part of the world the map shows, and whether the reader has chosen it.
"use strict";

{
  const WORLD = 256; // pixels: the width of the world at zoom 0
  const CONTINENTS = 6; // the world is about so many times as wide as a continent
  const REGION = 6; // the zoom that shows what can be reached in a day
  const MARGIN = 32; // pixels around the outermost points: an icon's size
  const CUT = -168.4; // degrees of longitude, as event_map.py has it: only Antarctica lies on both sides
  const POLAR = 83; // degrees of latitude: Mercator has no poles, what is nearer to one is drawn there

  // Where the map has what lies west of the cut: beyond the 180th meridian.
  const longitudeInView = (longitude) => (longitude < CUT ? longitude + 360 : longitude);

  function pointInView([longitude, latitude]) {
    return [Math.max(-POLAR, Math.min(POLAR, latitude)), longitudeInView(longitude)];
  }

  // The polygons of features that are MultiPolygons, each on its side of the cut, or on both.
  function landInView(features) {
    const moved = (polygon) => polygon.map((ring) => ring.map(([longitude, latitude]) => [longitude + 360, latitude]));
    const placed = (polygon) => {
      const longitudes = polygon[0].map(([longitude]) => longitude);
      if (Math.min(...longitudes) >= CUT) return [polygon];
      return Math.max(...longitudes) < CUT ? [moved(polygon)] : [polygon, moved(polygon)];
    };
    return features.flatMap(({ geometry }) => geometry.coordinates.flatMap(placed));
  }

  class MapView {
    constructor(map) {
      this.map = map;
      this.moved = false; // by the reader
      this.cover();
      this.fit([]);
    }

    // A move that is not the reader's.
    settle(move) {
      this.settling = true;
      move();
      this.settling = false;
    }

    // The lowest zoom is that at which the world fills the box; true if that is a new one. Never lower than it was.
    cover() {
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

    // The lowest zoom is lower where the points would not all be seen: the world is then smaller than the box.
    makeRoom(points) {
      const { map } = this;
      const { x, y } = map.getSize();
      const lowest = map.getMinZoom();
      const whole = Math.log2((Math.min(x, y) - 2 * MARGIN) / WORLD); // with room for icons at its edges
      map.options.minZoom = Math.min(lowest, Math.max(whole, 0));
      const wanted = map.getBoundsZoom(points, false, L.point(2 * MARGIN, 2 * MARGIN));
      map.options.minZoom = Math.min(lowest, wanted);
    }

    // One point alone shows the continent around it, no point the world; where the reader has moved to, they stay.
    fit(points) {
      if (this.moved) return;
      const fit = { padding: [MARGIN, MARGIN], maxZoom: this.continent(), animate: false };
      this.settle(() => {
        if (points.length) {
          this.makeRoom(L.latLngBounds(points));
          this.map.fitBounds(points, fit);
        } else {
          this.map.setView(this.map.options.center, this.map.getMinZoom(), { animate: false });
        }
      });
    }

    showWorld() {
      this.moved = false;
      this.fit([]);
    }

    // Any closer, the coastline is a blank: so the continent stays in view.
    centre(point) {
      const zoom = this.moved ? this.map.getZoom() : this.continent();
      this.settle(() => this.map.setView(point, zoom, { animate: false }));
    }

    // As a move of the reader's own.
    showNear(points) {
      this.moved = true;
      this.map.fitBounds(points, { padding: [MARGIN, MARGIN], maxZoom: REGION, animate: false });
    }

    // Says after every move whether it was the reader's: neither ours, nor for a popup, nor that of a turned phone.
    follow(use) {
      let [ours, theirs] = [false, false];
      this.map.on("autopanstart", () => (ours = true));
      this.map.on("movestart", () => {
        theirs = !ours && !this.settling;
        this.moved ||= theirs;
        ours = false;
      });
      this.map.on("moveend", () => {
        const byReader = theirs;
        theirs = false;
        use(byReader);
      });
    }
  }

  Object.assign(MapView, { pointInView, landInView });
  window.AlmanacMapView = MapView;
}
