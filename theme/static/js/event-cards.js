// An event as a card, made of its properties in the GeoJSON: the parts and classes of components/event_card.html.
// The words of events reach the page as text only: never as HTML or code.
"use strict";

{
  const OFF = new Set(["cancelled", "postponed"]);
  const pageLang = document.documentElement.lang || "en";
  const plural = new Intl.PluralRules(pageLang);
  const formats = new Map(); // by language: making one takes longer than using it a hundred times

  function element(name, className, text = "") {
    const made = document.createElement(name);
    made.className = className;
    made.textContent = text;
    return made;
  }

  // `{name}` in a sentence; by a function, because a title may have "$&" in it.
  function filled(sentence, values) {
    return sentence.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
  }

  // A sentence about so many: `forms` has it by CLDR's plural categories.
  function counted(forms, count, values = {}) {
    return filled(forms[plural.select(count)] ?? forms.other, { count, ...values });
  }

  function namesOf(lang) {
    if (!formats.has(lang)) {
      // Plain English is American to browsers; a world's calendar writes as Europe does.
      const locale = lang === "en" ? "en-GB" : lang;
      const named = (part) => new Intl.DateTimeFormat(locale, { [part]: "short", timeZone: "UTC" });
      const dated = (parts) => new Intl.DateTimeFormat(locale, { ...parts, month: "short", timeZone: "UTC" });
      formats.set(lang, { month: named("month"), weekday: named("weekday"), ofYear: dated({ year: "numeric" }), inMonth: dated({ day: "numeric" }) });
    }
    return formats.get(lang);
  }

  // The day that the text names, at the venue; UTC carries it to the names of its month and weekday and back.
  function dayOf(text, lang) {
    const [year, number, day] = text.slice(0, 10).split("-").map(Number);
    const date = Date.UTC(year, number - 1, day);
    const names = namesOf(lang);
    const [month, weekday, named] = [names.month, names.weekday, names.ofYear].map((format) => format.format(date));
    // Chinese, Japanese and Hungarian have the year before the month, and this before the day.
    const yearBefore = named.endsWith(month) ? named.slice(0, -month.length) : "";
    return { year, day, month, weekday, yearBefore, inMonth: yearBefore ? names.inMonth.format(date) : `${day} ${month}` };
  }

  // One that ends at midnight ends the day before.
  function lastDayOf({ start, end, all_day: wholeDays }) {
    if (!end || end <= start) return start;
    if (wholeDays || !end.includes("T00:00")) return end;
    return new Date(Date.parse(`${end.slice(0, 10)}T00:00Z`) - 1).toISOString();
  }

  // A month whose day is not fixed: "2027-05".
  const isMonth = ({ start }) => start.length === 7;

  function monthBlock(event) {
    const { year, month, yearBefore } = dayOf(`${event.start}-01`, pageLang);
    const block = element("div", "date-block is-month");
    const head = element("span", "date-block-month");
    head.append(element("span", "date-block-year", yearBefore || String(year)));
    block.append(head, element("span", "date-block-day", month));
    block.setAttribute("aria-hidden", "true");
    return block;
  }

  function dateBlock(event) {
    if (isMonth(event)) return monthBlock(event);
    const first = dayOf(event.start, pageLang);
    const last = dayOf(lastDayOf(event), pageLang);
    const several = event.start.slice(0, 10) !== lastDayOf(event).slice(0, 10);
    const within = several && last.month === first.month && last.year === first.year;
    const block = element("div", `date-block${within ? " is-range" : ""}`);
    const month = element("span", "date-block-month");
    const day = element("span", "date-block-day", String(first.day));
    const year = element("span", "date-block-year", first.yearBefore || String(first.year));
    month.append(...(first.yearBefore ? [year, first.month] : [`${first.month} `, year]));
    if (within) day.append(element("span", "date-block-dash", "–"), String(last.day));
    const weekdays = within ? `${first.weekday}–${last.weekday}` : first.weekday;
    const foot = several && !within ? `– ${last.inMonth}` : weekdays;
    block.append(month, day, element("span", "date-block-foot", foot));
    block.setAttribute("aria-hidden", "true"); // the same stands beside it in words
    return block;
  }

  function line(name, className, text) {
    const made = element(name, className, text);
    made.dir = "auto";
    return made;
  }

  function overline(event, words) {
    const made = element("p", "overline");
    if (event.category_name) made.append(element("span", "category", event.category_name));
    const status = words.status[event.status];
    if (status) made.append(element("strong", `mark mark-${event.status}`, status));
    if (event.language_text) made.append(element("span", "mark mark-language", event.language_text));
    return made;
  }

  function facts(event, place) {
    const made = element("p", "event-card-facts");
    const when = element("span", "event-card-when");
    const time = line("time", "", event.when_text);
    time.dateTime = event.start;
    when.append(time);
    if (event.zone_text) when.append(" ", element("bdi", "zone", event.zone_text));
    made.append(when);
    if (place) made.append(line("span", "event-card-place map-event-place", place));
    return made;
  }

  // Two names in one line as `sentence` has them; the one that is there, where the other is not.
  function joined(place, around, sentence) {
    return place && around ? filled(sentence, { place, around }) : place || around || "";
  }

  // `heading` is the element of the title; with `summary` it is a card of the list, else of a popup.
  function eventCard(event, words, { isPast = false, heading = "p", summary = false } = {}) {
    const card = element("article", `event-card is-${event.status} category-${event.category_slug}`);
    card.classList.toggle("is-off", OFF.has(event.status));
    card.classList.toggle("is-past", isPast);
    card.dataset.slug = event.slug;
    card.lang = pageLang;
    const title = line(heading, "event-card-title", "");
    const link = element("a", "", event.title);
    link.href = event.path;
    if (event.lang !== pageLang) link.lang = link.hreflang = event.lang;
    title.append(link);
    const place = summary ? joined(event.city || event.place, event.country_name, words.inCountry) : joined(event.place, event.city, words.within);
    const text = element("div", "event-card-text");
    text.append(overline(event, words), title, facts(event, place));
    if (summary) {
      const described = line("p", "event-card-summary", event.summary);
      described.lang = event.lang;
      text.append(described);
    }
    card.append(dateBlock(event), text);
    return card;
  }

  // The browser paints, and hears the reader, in between.
  const pause = () => new Promise((resolve) => window.setTimeout(resolve));

  // So many at once, and a pause behind each piece.
  async function inPieces(all, size, use) {
    for (let done = 0; done < all.length; done += size) {
      use(all.slice(done, done + size));
      await pause();
    }
  }

  window.AlmanacCards = { OFF, element, filled, counted, eventCard, inPieces };
}
