// Searches the index with Pagefind: each language by its own program, which knows its endings; its bundles side by side.
"use strict";

{
  const DAY = 24 * 60 * 60 * 1000;
  const MOST_DAYS = 4000; // what comes later than that is not asked for by its day
  const OPEN = "open"; // stands for the last day of what repeats without end

  // The days from today on, in UTC, as the index has them: midnight changes what is asked for, not the index.
  function daysUntil(last) {
    const days = [];
    for (let at = Date.now(); days.length < MOST_DAYS; at += DAY) {
      const day = new Date(at).toISOString().slice(0, 10);
      if (day > last) break;
      days.push(day);
    }
    return days;
  }

  // What has no end is known by the year in which it begins: "2019-".
  function yearsOpenIn(year, first) {
    const years = [];
    for (let begun = Number(first); begun && begun <= Number(year); begun += 1) years.push(`${begun}-`);
    return years;
  }

  function filtersOf(choices, { first, last }) {
    const filters = {};
    for (const name of ["kind", "category", "country", "city"]) if (choices[name]) filters[name] = choices[name];
    if (choices.year) filters.year = { any: [choices.year, ...yearsOpenIn(choices.year, first)] };
    if (choices.coming) filters.until = { any: [...daysUntil(last), OPEN] };
    return filters;
  }

  class SearchError extends Error {
    // `kind`: offline, unable or failed.
    constructor(kind, cause) {
      super(kind, { cause });
      this.kind = kind;
    }
  }

  class SearchEngine {
    constructor({ index, base }) {
      this.index = index.slice(0, index.lastIndexOf("/") + 1); // the folder of `bundles.json`
      this.base = base;
      this.attempt = 0;
      this.forget();
    }

    // After a failure all begins anew: what failed to load is not asked for again by itself.
    forget() {
      for (const opening of this.opened?.values() ?? []) opening.then((pagefind) => pagefind.destroy()).catch(() => {});
      this.opened = new Map();
      this.languages = null;
      this.attempt += 1;
    }

    async known() {
      this.languages ??= await this.listed("no-cache");
      return this.languages;
    }

    async listed(cache) {
      const answer = await fetch(`${this.index}bundles.json`, { cache });
      if (!answer.ok) throw new Error(`${answer.status} of bundles.json`);
      return answer.json();
    }

    // A language that has a dialect's name is found by the language too: "pt" of "pt-BR", and the other way round.
    async nearest(lang) {
      const known = Object.keys(await this.known());
      const same = (one) => one.split("-")[0] === lang.split("-")[0];
      return known.includes(lang) ? [lang] : known.filter(same);
    }

    pagefind(lang) {
      if (!this.opened.has(lang)) this.opened.set(lang, this.open(lang));
      return this.opened.get(lang);
    }

    async open(lang) {
      const { bundles } = (await this.known())[lang];
      // A module of its own for each language: in one, all would search with the program of the first.
      const { createInstance } = await import(`${this.index}pagefind.js?${lang}-${this.attempt}`);
      const options = { baseUrl: this.base, excerptLength: 30 };
      const engine = createInstance({ ...options, basePath: `${this.index}${lang}/`, metaCacheTag: "1" });
      await engine.search(""); // fails where the program does not run; to join a bundle would wait for ever
      const join = ({ key, tag }) => engine.mergeIndex(`${this.index}${lang}/${key}/`, { ...options, language: lang, metaCacheTag: tag });
      await Promise.all(bundles.map(join));
      return engine;
    }

    // What is found in a language; without words all that the choices leave.
    async inLanguage(lang, words, choices) {
      const engine = await this.pagefind(lang);
      const facts = (await this.known())[lang];
      const { results } = await engine.search(words || null, { filters: filtersOf(choices, facts) });
      return results.map((result) => ({ lang, score: result.score, data: () => this.asked(() => result.data()) }));
    }

    // In the page's language, and after that in all others where these are asked for.
    search(words, lang, choices) {
      return this.asked(async () => {
        const own = await this.nearest(lang);
        const others = choices.all ? Object.keys(await this.known()).filter((code) => !own.includes(code)) : [];
        const found = async (languages) => (await Promise.all(languages.map((code) => this.inLanguage(code, words, choices)))).flat();
        const [first, then] = [await found(own), await found(others)];
        // Pieces of the index that do not load are passed over in silence: what finds nothing may be offline.
        if (!first.length && !then.length) await this.listed("no-store");
        const byScore = (one, other) => other.score - one.score;
        return [...first.sort(byScore), ...then.sort(byScore)];
      });
    }

    async asked(question) {
      try {
        return await question();
      } catch (error) {
        const kind = await this.kindOf(error);
        this.forget();
        throw new SearchError(kind, error);
      }
    }

    async kindOf(error) {
      try {
        await this.listed("no-store");
      } catch {
        return "offline";
      }
      return typeof WebAssembly !== "object" || /wasm|webassembly/i.test(error.message) ? "unable" : "failed";
    }
  }

  window.AlmanacSearchEngine = SearchEngine;
}
