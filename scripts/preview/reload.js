// Reloads this page when there is a newer one, and says what is wrong when a build failed.
// Only the preview's server adds it to a page.
"use strict";
(() => {
  const build = document.currentScript.dataset.build;
  let source = null;
  let box = null;

  function element(name, text) {
    const made = document.createElement(name);
    made.textContent = text;
    return made;
  }

  function showProblems(problems) {
    box?.remove();
    box = null;
    if (problems.length === 0) {
      return;
    }
    box = document.createElement("section");
    box.className = "almanac-preview";
    box.lang = "en";
    box.dir = "ltr";
    box.setAttribute("role", "alert");
    box.append(element("h2", "This is not the newest version: it has errors"));
    const list = document.createElement("ul");
    for (const problem of problems) {
      list.append(element("li", problem));
    }
    box.append(list);
    document.body.prepend(box);
  }

  function listen() {
    source?.close();
    source = new EventSource(`/_almanac/events?page=${encodeURIComponent(location.pathname)}`);
    source.addEventListener("message", (event) => {
      const shown = JSON.parse(event.data);
      if (shown.build === build) {
        showProblems(shown.problems);
      } else {
        location.reload();
      }
    });
  }

  // A browser has six connections to a server: a page that nobody sees must not keep one.
  function listenWhileSeen() {
    if (document.visibilityState === "visible") {
      listen();
    } else {
      source?.close();
    }
  }

  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = "/_almanac/reload.css";
  document.head.append(style);
  document.addEventListener("visibilitychange", listenWhileSeen);
  addEventListener("pagehide", () => source?.close());
  addEventListener("pageshow", listenWhileSeen);
})();
