// What an event's page can do in this browser: the reader's own calendar first, a program of maps.
"use strict";

(() => {
  // "apple", "android" or "windows"; nothing for any other, where the order stays.
  function platform() {
    const said = navigator.userAgentData?.platform || navigator.userAgent;
    if (/android/i.test(said)) return "android";
    if (/iphone|ipad|ipod|mac/i.test(said)) return "apple";
    return /^win|windows/i.test(said) ? "windows" : "";
  }

  const own = platform();

  function ownFirst(menu) {
    const way = own && menu.querySelector(`.is-for-${own}`);
    if (way) menu.prepend(way);
  }

  // Of the systems Android alone gives such an address to whatever map is there.
  function offerMaps(way) {
    way.hidden = own !== "android";
  }

  document.querySelectorAll(".calendar-ways").forEach(ownFirst);
  document.querySelectorAll(".getting-there .is-for-android").forEach(offerMaps);
})();
