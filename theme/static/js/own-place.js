// Where the reader is, from the browser alone: asked for after a click, and sent to nobody.
"use strict";

{
  const PLACES = 2; // decimals of a degree: a kilometre
  const OPTIONS = { maximumAge: 600000, timeout: 20000 }; // milliseconds

  // Latitude and longitude; null where the browser does not tell.
  function locate() {
    return new Promise((resolve) => {
      const found = ({ coords }) => resolve([coords.latitude, coords.longitude].map((degrees) => Number(degrees.toFixed(PLACES))));
      if (navigator.geolocation) navigator.geolocation.getCurrentPosition(found, () => resolve(null), OPTIONS);
      else resolve(null);
    });
  }

  window.AlmanacPlace = { locate };
}
