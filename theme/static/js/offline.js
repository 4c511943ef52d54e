// Lets the browser keep what is read here for when there is no connection. The worker is named with the site's own
// address: a preview, a copy elsewhere and a file on a disk have none.
"use strict";

(() => {
  const worker = new URL(document.currentScript.dataset.worker);
  const workers = navigator.serviceWorker; // none without encryption
  const isHere = worker.origin === location.origin && location.pathname.startsWith(new URL(".", worker).pathname);
  if (!workers || !isHere) return;

  async function begin() {
    const isFirst = !workers.controller;
    await workers.register(worker);
    if (!isFirst) return;
    const { active } = await workers.ready;
    active.postMessage({ files: performance.getEntriesByType("resource").map(({ name }) => name) });
  }

  // A browser may refuse, as in a private window: then nothing is kept.
  addEventListener("load", () => setTimeout(() => begin().catch(() => {}), 1000));
  addEventListener("online", () => workers.controller?.postMessage({}));
})();
