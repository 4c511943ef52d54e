// Code and tables that scroll in a box of their own must be reached by keyboard too, in every browser.
"use strict";

(() => {
  function reachByKeyboard() {
    for (const box of document.querySelectorAll(".prose :is(pre, table)")) {
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
      else box.removeAttribute("tabindex");
    }
  }

  reachByKeyboard();
  window.addEventListener("resize", reachByKeyboard);
})();
