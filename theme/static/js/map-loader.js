// Loads the map once the page is painted: the drawn world and the list of events do not wait for it.
"use strict";

(() => {
  const { styles, scripts, map } = document.currentScript.dataset;

  function loaded(element) {
    return new Promise((done) => {
      element.onload = element.onerror = done;
      document.head.prepend(element); // before the map's own styles
    });
  }

  function style(href) {
    return Object.assign(document.createElement("link"), { rel: "stylesheet", href });
  }

  // Where one does not come there is no map: the drawn world stays, and what only a map can do goes.
  function giveUp() {
    document.querySelector(".map-near").hidden = true;
  }

  // Each is run after those before it.
  function script(src) {
    return Object.assign(document.createElement("script"), { src, async: false, onerror: giveUp });
  }

  async function load() {
    const sheets = styles.trim().split(" ").reverse().map((href) => loaded(style(href)));
    for (const src of scripts.trim().split(" ")) document.head.append(script(src));
    await Promise.all(sheets); // Leaflet measures as soon as there is a map
    document.head.append(script(map));
  }

  requestAnimationFrame(() => setTimeout(load));
})();
