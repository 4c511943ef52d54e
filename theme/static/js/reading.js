// Code and tables that scroll in a box of their own must be reached by keyboard too, in every browser, and say what they are.
"use strict";

(() => {
  function reachByKeyboard() {
    for (const box of document.querySelectorAll(".prose :is(pre, table)")) {
      const scrolls = box.scrollWidth > box.clientWidth;
      // What has a name must have a role: a table has its own, and a caption's name.
      const said = { tabindex: "0", role: box.matches("pre") && "group", "aria-label": !box.caption && box.closest("[data-scrolls]")?.dataset.scrolls };
      for (const [name, value] of Object.entries(said)) {
        if (scrolls && value) box.setAttribute(name, value);
        else box.removeAttribute(name);
      }
    }
  }

  reachByKeyboard();
  window.addEventListener("resize", reachByKeyboard);
})();
