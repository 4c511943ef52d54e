// Lists what the browser has kept of this site (theme/offline/service-worker.js): the next events, then what was read last.
"use strict";

(() => {
  const list = document.querySelector("[data-kept]");
  const { base } = list.dataset;

  async function copies() {
    if (!isSecureContext) return []; // no caches without encryption, and an element of that name would stand for them
    const [pages, known] = await Promise.all(["pages", "known"].map((kind) => caches.open(`almanac:${base}:${kind}`)));
    const said = await known.match(new URL(`${base}offline.json`, location).href);
    const next = said ? Object.keys((await said.json()).next) : [];
    const found = (await pages.keys()).map(({ url }) => new URL(url).pathname).reverse();
    const read = found.filter((address) => !next.includes(address) && !address.endsWith("/offline.html"));
    const kept = [...next.filter((address) => found.includes(address)), ...read];
    return Promise.all(kept.map(async (address) => [address, await pages.match(new URL(address, location).href)]));
  }

  // Written with its entities, as it stands in the page.
  const textOf = (html) => new DOMParser().parseFromString(html, "text/html").documentElement.textContent;

  function item([address, copy]) {
    const [title, lang] = ["title", "lang"].map((fact) => decodeURIComponent(copy.headers.get(`x-kept-${fact}`) ?? ""));
    const link = Object.assign(document.createElement("a"), { href: address, textContent: textOf(title), lang, dir: "auto" });
    const entry = document.createElement("li");
    entry.append(link);
    return link.textContent ? [entry] : [];
  }

  async function show() {
    const entries = (await copies()).flatMap(item);
    list.querySelector("[data-kept-list]").append(...entries);
    list.hidden = !entries.length;
  }

  // A browser may forbid to look, as in a private window: then nothing is kept.
  show().catch(() => {});
})();
