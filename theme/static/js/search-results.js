// What was found, as a list. The words of entries reach the page as text only: never as HTML or code.
"use strict";

{
  const BATCH = 10;

  function element(name, className, text = "") {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.textContent = text;
    return made;
  }

  // Pagefind puts "<mark>" around what was found, after it has written "<" and ">" of the text as entities.
  const asWritten = (text) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">");

  // `content` is the whole of which `text` is a piece.
  function excerpt(text, content) {
    const made = element("p", "search-result-excerpt");
    made.dir = "auto";
    const pieces = text.split(/<\/?mark>/).map(asWritten);
    const [shown, whole] = [pieces.join("").trim(), content.trim()];
    made.append(...(whole.startsWith(shown) ? [] : ["… "]));
    made.append(...pieces.map((piece, number) => (number % 2 ? element("mark", "", piece) : piece)));
    made.append(...(whole.endsWith(shown) ? [] : [" …"]));
    return made;
  }

  class SearchResults {
    constructor(root, words) {
      this.list = root.querySelector("[data-results]");
      this.more = root.querySelector("[data-more]");
      this.words = words;
      this.lang = document.documentElement.lang;
      this.names = typeof Intl.DisplayNames === "function" ? new Intl.DisplayNames([this.lang], { type: "language" }) : null;
      this.clear();
    }

    clear() {
      this.found = [];
      this.shown = 0;
      this.list.replaceChildren();
      this.list.hidden = this.more.hidden = true;
    }

    // The next of them: the first that is new. Throws what their texts fail with.
    async add(found = this.found) {
      const begin = found === this.found ? this.shown : 0;
      const batch = found.slice(begin, begin + BATCH);
      const items = await Promise.all(batch.map(async ({ lang, data }) => this.item(await data(), lang)));
      if (!begin) this.list.replaceChildren();
      this.found = found;
      this.shown = begin + batch.length;
      this.list.append(...items);
      this.list.hidden = !found.length;
      this.more.hidden = this.shown >= found.length;
      return items[0];
    }

    item({ url, meta, filters, excerpt: text, content }, lang) {
      const item = element("li", "search-result");
      if (lang !== this.lang) item.lang = lang;
      const title = element("h2", "");
      title.dir = "auto";
      const link = element("a", "", meta.title);
      link.href = url;
      title.append(link);
      item.append(this.overline(meta, filters, lang), title);
      if (meta.when && filters.kind?.includes("event")) item.append(this.facts(meta));
      item.append(excerpt(text, content));
      return item;
    }

    overline(meta, filters, lang) {
      const made = element("p", "overline");
      const own = (text) => made.appendChild(element("span", "", text));
      made.lang = this.lang;
      own(this.words[filters.kind?.[0]] ?? "");
      if (meta.status) made.append(element("strong", "mark", meta.status));
      if (meta.when && !filters.kind?.includes("event")) own(meta.when).lang = lang;
      if (lang !== this.lang) own(this.names?.of(lang) ?? lang);
      return made;
    }

    facts({ when, where }) {
      const made = element("p", "search-result-facts");
      made.dir = "auto";
      made.append(element("time", "", when), ...(where ? [" · ", element("span", "", where)] : []));
      return made;
    }
  }

  window.AlmanacSearchResults = SearchResults;
}
