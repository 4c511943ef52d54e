// What this map needs otherwise than Leaflet 1.9.3 and markercluster 1.4.1 have it.
"use strict";

{
  const motion = !window.matchMedia("(prefers-reduced-motion: reduce)").matches;

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
  // markercluster lose every point that is in no cluster.
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

  // The page scrolls past the map until it has the focus: by wheel, and by one finger; two move the map at any time.
  function letPageScroll(map) {
    const box = map.getContainer();
    box.addEventListener("focusin", () => map.scrollWheelZoom.enable());
    box.addEventListener("focusout", () => map.scrollWheelZoom.disable());
    const listen = ({ pointerType }) => {
      const passes = pointerType === "touch" && !box.contains(document.activeElement);
      map.dragging[passes ? "disable" : "enable"]();
    };
    box.addEventListener("pointerdown", listen, { capture: true }); // before Leaflet's own
  }

  // Leaflet's buttons are no <button>s, and its Escape works only while the map itself has the focus.
  function letKeysPress(map) {
    map.getContainer().addEventListener("keydown", (event) => {
      const button = event.target.closest("[role=button]");
      if (event.key === "Escape") {
        map.closePopup();
      } else if (button && (event.key === "Enter" || event.key === " ")) {
        event.preventDefault();
        button.click();
      }
    });
  }

  // A map held inside the world would push a popup at its edge out of sight again. `settle` makes moves of ours.
  function letPopupsPan(map, settle) {
    const { maxBounds } = map.options;
    map.on("autopanstart", () => map.setMaxBounds(null));
    map.on("popupclose", () => settle(() => map.setMaxBounds(maxBounds)));
  }

  window.AlmanacLeaflet = { motion, letPageScroll, letKeysPress, letPopupsPan };
}
