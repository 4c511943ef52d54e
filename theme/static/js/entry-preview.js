// Shows an entry as its card and its page will be, roughly: whatever was written stands there as text.
"use strict";

{
  const DAY = { timeZone: "UTC", weekday: "short", day: "numeric", month: "long", year: "numeric" };
  const LINK = /\[([^\]\n]+)\]\((https?:\/\/[^\s)]+)\)|(https?:\/\/[^\s<>]+[^\s<>.,;:!?)])|\*\*([^*\n]+)\*\*|\*([^*\n]+)\*|`([^`\n]+)`/u;

  function element(name, text) {
    const made = document.createElement(name);
    made.textContent = text;
    return made;
  }

  function anchor(text, href) {
    return Object.assign(element("a", text), { href, rel: "nofollow noopener" });
  }

  // Links, bold, emphasis and code of one line.
  function inline(parent, text) {
    let rest = text;
    for (let match = LINK.exec(rest); match; match = LINK.exec(rest)) {
      const [whole, words, href, bare, strong, emphasis, code] = match;
      parent.append(rest.slice(0, match.index));
      if (href) parent.append(anchor(words, href));
      else if (bare) parent.append(anchor(bare, bare));
      else parent.append(strong ? element("strong", strong) : emphasis ? element("em", emphasis) : element("code", code));
      rest = rest.slice(match.index + whole.length);
    }
    parent.append(rest);
    return parent;
  }

  function list(name, lines) {
    const made = document.createElement(name);
    made.append(...lines.map((line) => inline(document.createElement("li"), line.replace(/^\s*(?:[-*+]|\d+[.)])\s+/, ""))));
    return made;
  }

  function block(text) {
    const lines = text.split("\n");
    const heading = /^(#{1,6})\s+(.*)$/.exec(text);
    if (heading) return inline(document.createElement(heading[1].length < 3 ? "h3" : "h4"), heading[2]);
    if (text.startsWith("```")) return element("pre", lines.slice(1).filter((line) => !line.startsWith("```")).join("\n"));
    if (lines.every((line) => /^\s*[-*+]\s+/.test(line))) return list("ul", lines);
    if (lines.every((line) => /^\s*\d+[.)]\s+/.test(line))) return list("ol", lines);
    const quote = lines.every((line) => line.startsWith(">"));
    return inline(document.createElement(quote ? "blockquote" : "p"), quote ? lines.map((line) => line.slice(1)).join("\n") : text);
  }

  const dayOf = (written) => (written ? new Date(`${written.slice(0, 10)}T00:00:00Z`.replace(/^(\d{4}-\d\d)T/, "$1-01T")) : null);

  class Preview {
    constructor(root, lang, words) {
      this.root = root;
      this.words = words;
      this.lang = lang === "en" ? "en-GB" : lang;
    }

    format(day, options) {
      return new Intl.DateTimeFormat(this.lang, { timeZone: "UTC", ...options }).format(day);
    }

    // A day or days, and behind them the times as they were written.
    when({ date, start, end, timezone }) {
      const first = dayOf(start ?? date);
      if (!first) return "";
      if (start?.length === 7) return `${this.format(first, { month: "long", year: "numeric" })} · ${this.words.open}`;
      const last = end?.includes("-") ? dayOf(end) : first;
      const days = new Intl.DateTimeFormat(this.lang, DAY).formatRange(first, last < first ? first : last);
      const times = [start, end].map((written) => /\d\d:\d\d$/.exec(written ?? "")?.[0]).filter(Boolean);
      return [days, times.join("–"), times.length ? timezone : ""].filter(Boolean).join(" · ");
    }

    where({ place, online, worldwide }, labelOf) {
      const here = place ? [place.name, place.address, place.city, place.country && labelOf("place.country")] : [];
      return [...here, online && this.words.online, worldwide && this.words.worldwide].filter(Boolean).join(" · ");
    }

    // `labelOf` gives how what was chosen in a field is called.
    show({ fields, body, lang }, labelOf, facts) {
      const day = dayOf(fields.start ?? fields.date);
      const shown = {
        title: fields.title,
        summary: fields.summary,
        category: labelOf("category"),
        when: this.when(fields),
        where: this.where(fields, labelOf),
        authors: fields.authors?.join(", "),
        month: day && this.format(day, { month: "short", year: "numeric" }),
        day: day && fields.start?.length !== 7 && this.format(day, { day: "numeric" }),
        weekday: day && fields.start?.length !== 7 && this.format(day, { weekday: "short" }),
      };
      for (const [name, text] of Object.entries(shown)) {
        for (const place of this.root.querySelectorAll(`[data-shown="${name}"]`)) place.textContent = text || "";
      }
      for (const block of this.root.querySelectorAll(".date-block")) block.hidden = !day;
      for (const place of this.root.querySelectorAll("[data-text-lang]")) place.lang = lang;
      this.root.querySelector("[data-shown-facts]").replaceChildren(...facts.flatMap((fact) => this.fact(fact)));
      const blocks = body.split(/\n[ \t]*\n+/).filter((text) => text.trim());
      this.root.querySelector("[data-shown-body]").replaceChildren(...blocks.map((text) => block(text.replace(/^\n+/, ""))));
    }

    fact([name, text]) {
      const said = document.createElement("dd");
      said.dir = "auto";
      said.append(/^https?:\/\/\S+$/.test(text) ? anchor(text, text) : text);
      return [element("dt", name), said];
    }
  }

  window.AlmanacPreview = Preview;
}
