// The point of an event: from what people paste out of their maps, or by a click on the site's own.
"use strict";

{
  const MOST = 2000; // characters of what is pasted
  // They say where they lead only to whoever follows them, and that is another's server.
  const SHORTENED = /^(?:https?:\/\/)?(?:www\.)?(?:maps\.app\.goo\.gl|goo\.gl|g\.co|maps\.apple\/p|osm\.org\/go|openstreetmap\.org\/go|bit\.ly|t\.co|tinyurl\.com|is\.gd|ow\.ly)\//i;
  const WORLD = [[-85, -168.4], [85, 191.6]]; // as event_map.py has it
  const DECIMALS = 4;

  // As Python's unquote: what encodes no text stays.
  function decoded(text) {
    return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
      try {
        return decodeURIComponent(run);
      } catch {
        return run;
      }
    });
  }

  // Latitude and longitude as they stand there; null where there are none. `forms` are those of map_links.py.
  function pointOf(text, forms) {
    const plain = decoded(text.trim().slice(0, MOST)).replaceAll("+", " ");
    const match = forms.map((form) => new RegExp(form, "i").exec(plain)).find(Boolean);
    if (!match || Math.abs(match[1]) > 90 || Math.abs(match[2]) > 180) return null;
    return { latitude: match[1], longitude: match[2] };
  }

  const isShortened = (text) => SHORTENED.test(text.trim());

  function loaded(made) {
    return new Promise((done) => {
      made.onload = made.onerror = done;
      document.head.prepend(made);
    });
  }

  class PointMap {
    // `choose` hears of each point that is chosen: its coordinates as a text.
    constructor(box, choose) {
      this.box = box;
      this.choose = choose;
    }

    async open() {
      this.box.hidden = this.box.nextElementSibling.hidden = false; // what says how to use it stands below
      this.ready ??= this.make();
      await this.ready;
      this.box.focus();
    }

    async make() {
      const { styles, scripts, land, zoomIn, zoomOut } = this.box.dataset;
      const sheets = styles.split(" ").map((href) => loaded(Object.assign(document.createElement("link"), { rel: "stylesheet", href })));
      await Promise.all(sheets);
      for (const src of scripts.split(" ")) await loaded(Object.assign(document.createElement("script"), { src }));
      this.map = L.map(this.box, {
        center: [20, 11.6], zoom: 1, minZoom: 0, maxZoom: 9, maxBounds: WORLD, maxBoundsViscosity: 1, zoomControl: false,
        attributionControl: false, zoomAnimation: false, fadeAnimation: false, inertia: false,
      }); // prettier-ignore
      L.control.zoom({ zoomInTitle: zoomIn, zoomOutTitle: zoomOut }).addTo(this.map);
      this.map.on("click", ({ latlng }) => this.take(latlng));
      this.box.addEventListener("keydown", (event) => this.press(event));
      const { features } = await (await fetch(land)).json();
      const drawn = { type: "MultiPolygon", coordinates: window.AlmanacMapView.landInView(features) };
      const options = { className: "map-land", interactive: false, renderer: L.svg({ padding: 1 }) };
      L.geoJSON(drawn, options).addTo(this.map);
      if (this.point) this.show(this.point);
    }

    // By keyboard the middle of the map is taken; Leaflet moves it by arrow keys.
    press(event) {
      const button = event.target.closest("[role=button]");
      if (event.key !== "Enter" && !(button && event.key === " ")) return;
      event.preventDefault(); // or the form would be sent
      if (button) button.click();
      else this.take(this.map.getCenter());
    }

    take({ lat, lng }) {
      const longitude = ((((lng + 180) % 360) + 360) % 360) - 180;
      this.choose([lat, longitude].map((degrees) => degrees.toFixed(DECIMALS)).join(", "));
    }

    // The point that is written, or none.
    show(point) {
      this.point = point;
      if (!this.map) return;
      this.marker?.remove();
      if (!point) return;
      const where = window.AlmanacMapView.pointInView([Number(point.longitude), Number(point.latitude)]);
      this.marker = L.circleMarker(where, { radius: 8, className: "form-point", interactive: false }).addTo(this.map);
      if (!this.map.getBounds().contains(where)) this.map.panTo(where, { animate: false });
    }
  }

  window.AlmanacPoint = { pointOf, isShortened, PointMap };
}
