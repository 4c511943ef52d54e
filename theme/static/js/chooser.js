// The calendar of a language, a country and a kind: what the page lists below can be chosen, and nothing else.
"use strict";

{
  // A tag in a country, by the address of its list.
  const PAIR = /\/events\/country\/([^/]+)\/tag\/([^/]+)\/$/;
  const root = document.querySelector("[data-chooser]");
  const [language, country, kind, page, subscribe, code] =
    ["language", "country", "kind", "page", "subscribe", "code"].map((name) => root.querySelector(`[data-chooser-${name}]`));
  const address = root.querySelector("input");
  const found = [...document.links].map(({ pathname }) => PAIR.exec(pathname)).filter(Boolean);
  const pairs = new Set(found.map(([, land, tag]) => `${land}/${tag}`));
  const encoded = (option) => encodeURIComponent(option.value);
  const selected = (select) => select.selectedOptions[0];

  function exists(land, what) {
    if (!land.value || !what.value) return true;
    return what.dataset.kind === "tag" && pairs.has(`${encoded(land)}/${encoded(what)}`);
  }

  function offerWhatExists() {
    for (const option of country.options) option.hidden = option.disabled = !exists(option, selected(kind));
    for (const option of kind.options) option.hidden = option.disabled = !exists(selected(country), option);
    for (const group of kind.querySelectorAll("optgroup")) group.hidden = !group.querySelector("option:not([hidden])");
  }

  // Below `/events/`, without what follows the name: `country/gh/tag/hackathon`; empty for all events.
  function chosen() {
    const [land, what] = [selected(country), selected(kind)];
    const parts = land.value ? ["country", encoded(land)] : [];
    if (what.value) parts.push(...(what.dataset.kind === "online" ? ["online"] : [what.dataset.kind, encoded(what)]));
    return parts.join("/");
  }

  function name() {
    const names = [country, kind].filter(({ value }) => value).map((select) => selected(select).textContent);
    return names.length ? names.join(" · ") : kind.options[0].textContent;
  }

  function show() {
    offerWhatExists();
    const where = chosen();
    const events = `${language ? language.value : root.dataset.home}events/`.slice(1);
    const base = root.dataset.root;
    const calendar = new URL(`${base}${events}${where || "calendar"}.ics`, root.dataset.site).href;
    address.value = calendar;
    subscribe.href = calendar.replace(/^https?:/, "webcal:");
    page.href = `${base}${events}${where}${where ? "/" : ""}`;
    page.textContent = name();
    code.src = `${base}theme/qr/${events}${where}`.replace(/\/$/, "") + ".svg";
  }

  root.addEventListener("change", show);
  root.hidden = false;
  show();
}
