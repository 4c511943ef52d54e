// The page of the search: what the form says stands in the address, and what is found below it.
"use strict";

(() => {
  const PAUSE = 300; // milliseconds after the last key
  const root = document.querySelector("[data-search]");
  const form = root.querySelector("[data-form]");
  const status = root.querySelector("[data-status]");
  const everywhere = root.querySelector("[data-everywhere]");
  const words = JSON.parse(root.dataset.words);
  const lang = document.documentElement.lang;
  const plural = new Intl.PluralRules(lang);
  const numbers = new Intl.NumberFormat(lang === "en" ? "en-GB" : lang);
  const engine = new window.AlmanacSearchEngine(root.dataset);
  const results = new window.AlmanacSearchResults(root, words);
  let turn = 0; // of the searches: what an older one finds counts no more
  let waiting = 0;

  const controls = () => [...form.elements].filter(({ name }) => name);
  const valueOf = (control) => (control.type === "checkbox" ? (control.checked ? control.value : "") : control.value.trim());

  function chosen() {
    return Object.fromEntries(controls().map((control) => [control.name, valueOf(control)]));
  }

  function takeFromAddress() {
    const asked = new URLSearchParams(location.search);
    for (const control of controls()) {
      const value = asked.get(control.name) ?? "";
      if (control.type === "checkbox") control.checked = value === control.value;
      else control.value = value;
      if (control.selectedIndex === -1) control.value = ""; // such as a country without events
    }
    fitCities();
  }

  function writeAddress(way) {
    const asked = new URLSearchParams(Object.entries(chosen()).filter(([, value]) => value));
    const address = `${location.pathname}${asked.size || String(asked) ? `?${asked}` : ""}`;
    if (address !== `${location.pathname}${location.search}`) history[way](null, "", address);
  }

  function say(text, { isError = false } = {}) {
    status.textContent = text;
    status.classList.toggle("is-error", isError);
  }

  function counted(number) {
    const sentence = words.found[plural.select(number)] ?? words.found.other;
    return sentence.replace("{count}", () => numbers.format(number));
  }

  function fail(error) {
    results.clear();
    say(words[error.kind] ?? words.failed, { isError: true });
    console.warn(error.cause ?? error);
  }

  async function search() {
    clearTimeout(waiting);
    turn += 1;
    const own = turn;
    const { q, ...choices } = chosen();
    if (everywhere) everywhere.hidden = true;
    if (!q && !["kind", "category", "country", "city", "year", "coming"].some((name) => choices[name])) {
      results.clear();
      say("");
      return;
    }
    const slow = setTimeout(() => own === turn && say(words.searching), PAUSE);
    try {
      const found = await engine.search(q, lang, choices);
      if (own !== turn) return;
      await results.add(found);
      if (own !== turn) return;
      say(found.length ? counted(found.length) : words.nothing);
      if (everywhere) everywhere.hidden = Boolean(choices.all) || found.length > 0;
    } catch (error) {
      if (own === turn) fail(error);
    } finally {
      clearTimeout(slow);
    }
  }

  // Of a country that is chosen only its cities can be.
  function fitCities() {
    const { country, city } = form.elements;
    for (const group of city?.querySelectorAll("optgroup") ?? []) {
      const [first] = group.children; // its value is such as "nairobi, KE"
      group.hidden = group.disabled = Boolean(country.value) && !first.value.endsWith(`, ${country.value}`);
    }
    if (city?.selectedOptions[0]?.parentElement.disabled) city.value = "";
  }

  function submit(event) {
    event?.preventDefault();
    writeAddress("pushState");
    search();
  }

  form.addEventListener("submit", submit);
  form.addEventListener("change", ({ target }) => {
    if (target.type === "search") return;
    fitCities();
    submit();
  });
  form.addEventListener("input", ({ target }) => {
    if (target.type !== "search") return;
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      writeAddress("replaceState");
      search();
    }, PAUSE);
  });
  results.more.addEventListener("click", async () => {
    try {
      const first = await results.add();
      first?.querySelector("a").focus();
    } catch (error) {
      fail(error);
    }
  });
  everywhere?.addEventListener("click", () => {
    form.elements.all.checked = true;
    form.elements.q.focus();
    submit();
  });
  window.addEventListener("popstate", () => {
    takeFromAddress();
    search();
  });

  form.hidden = false;
  takeFromAddress();
  search();
})();
