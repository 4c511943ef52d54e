// The list of events nearest first, or of one's own alone: made here, of what the site publishes. Nothing is sent.
"use strict";

{
  const { own, keep, addButton } = window.AlmanacOwn;
  const { element, eventCard, filled } = window.AlmanacCards;
  const EARTH = 6371; // its mean radius in kilometres
  const BATCH = 60; // cards that are made at once
  const lang = document.documentElement.lang;

  const radians = (degrees) => (degrees * Math.PI) / 180;

  // Along the great circle, by the haversine.
  function distance([lat, lon], [toLat, toLon]) {
    const [north, east] = [radians(toLat - lat) / 2, radians(toLon - lon) / 2];
    const square = Math.sin(north) ** 2 + Math.cos(radians(lat)) * Math.cos(radians(toLat)) * Math.sin(east) ** 2;
    return 2 * EARTH * Math.asin(Math.sqrt(Math.min(1, square)));
  }

  function inWords(kilometres) {
    const rounded = kilometres < 10 ? Math.ceil(kilometres) : Math.round(kilometres / 10) * 10;
    return new Intl.NumberFormat(lang, { style: "unit", unit: "kilometer" }).format(rounded);
  }

  class OwnList {
    constructor(root) {
      this.root = root;
      this.words = root.dataset;
      const part = (name) => root.querySelector(`[data-own-${name}]`);
      [this.near, this.city, this.mine, this.download, this.forget, this.status, this.list, this.more] =
        ["near", "city", "mine", "download", "forget", "status", "list", "more"].map(part);
      this.onlyMine = false;
      this.events = null;
      root.addEventListener("toggle", () => root.open && this.load());
      this.near.addEventListener("click", () => (own.place?.found ? this.go(null) : this.locate()));
      this.city.addEventListener("change", () => this.go(this.places.get(this.city.value) ?? null));
      this.mine?.addEventListener("click", () => {
        this.onlyMine = !this.onlyMine;
        this.show();
      });
      this.download?.addEventListener("click", () => this.save());
      this.forget.addEventListener("click", () => {
        this.onlyMine = false;
        keep({ chosen: [], place: null });
      });
      this.more.addEventListener("click", () => this.addCards()?.querySelector("a").focus());
      addEventListener("own", () => this.show());
      root.hidden = false;
      root.open = Boolean(own.place);
      this.show();
    }

    say(words) {
      this.status.textContent = words ?? "";
    }

    async load() {
      if (this.events) return this.events;
      try {
        const all = await (await fetch(this.words.own)).json();
        // The list of a group has those of that group alone.
        this.events = this.words.only ? all.filter(({ groups }) => groups?.includes(this.words.only)) : all;
      } catch {
        this.say(this.words.failed);
        return null;
      }
      this.places = new Map();
      for (const { city, country_name: country, point } of this.events) {
        const name = country ? filled(this.words.inCountry, { city, country }) : city;
        if (point && city && !this.places.has(name)) this.places.set(name, { name, point });
      }
      const names = [...this.places.keys()].sort(new Intl.Collator(lang).compare);
      this.city.append(...names.map((name) => new Option(name, name)));
      this.show();
      return this.events;
    }

    go(place) {
      keep({ place });
    }

    async locate() {
      if (!(await this.load())) return;
      const point = await window.AlmanacPlace.locate();
      if (point) this.go({ found: true, name: "", point });
      else this.say(this.words.notFound);
    }

    // What comes, of one's own or of all: nearest first where there is a place, what has none last.
    chosen() {
      const coming = this.events.filter(({ over }) => Date.parse(over) > Date.now());
      const listed = this.onlyMine ? coming.filter(({ slug }) => own.chosen.includes(slug)) : coming;
      if (!own.place) return listed.map((event) => ({ event }));
      const away = listed.map((event) => ({ event, km: event.point ? distance(own.place.point, event.point) : Infinity }));
      return away.sort((one, other) => (one.km === other.km ? 0 : one.km - other.km));
    }

    show() {
      this.near.setAttribute("aria-pressed", Boolean(own.place?.found));
      this.mine?.setAttribute("aria-pressed", this.onlyMine);
      this.city.value = own.place && !own.place.found ? own.place.name : "";
      if (this.download) this.download.disabled = !own.chosen.length;
      this.forget.disabled = !own.chosen.length && !own.place;
      const replaces = Boolean(this.events) && (this.onlyMine || Boolean(own.place));
      for (const part of document.querySelectorAll("[data-by-date]")) part.hidden = replaces;
      this.list.hidden = !replaces;
      const held = this.list.contains(document.activeElement);
      this.list.replaceChildren();
      this.listed = replaces ? this.chosen() : [];
      this.addCards();
      if (held) this.status.focus({ preventScroll: true });
      if (!own.lasts) this.say(this.words.notKept);
      else if (replaces && !this.listed.length) this.say(this.words.empty);
      else this.say(own.place && replaces ? this.words.nearest : "");
    }

    addCards() {
      const shown = this.list.children.length;
      const cards = this.listed.slice(shown, shown + BATCH).map(({ event, km }) => {
        const card = eventCard(event, { status: { [event.status]: event.status_text }, within: this.words.within }, { heading: "h2" });
        const text = card.querySelector(".event-card-text");
        if (Number.isFinite(km)) text.append(element("p", "own-distance", filled(this.words.away, { distance: inWords(km) })));
        addButton(text, event.slug);
        return card;
      });
      this.list.append(...cards);
      this.more.hidden = this.list.children.length >= this.listed.length;
      return cards[0];
    }

    async save() {
      const events = (await this.load())?.filter(({ slug, calendar }) => calendar && own.chosen.includes(slug)) ?? [];
      if (!events.length) return this.say(this.words.empty);
      try {
        const answers = await Promise.all(events.map(({ calendar }) => fetch(calendar)));
        if (!answers.every(({ ok }) => ok)) throw new Error("not there");
        const texts = await Promise.all(answers.map((answer) => answer.text()));
        const link = element("a", "");
        link.href = URL.createObjectURL(new Blob([window.AlmanacCalendar.oneCalendar(texts)], { type: "text/calendar" }));
        link.download = "my-events.ics";
        link.click();
        setTimeout(() => URL.revokeObjectURL(link.href), 60000);
      } catch {
        this.say(this.words.failed);
      }
    }
  }

  for (const card of document.querySelectorAll(".event-card:not(.is-past)")) {
    const [slug] = card.querySelector("a.u-url").pathname.split("/").slice(-2);
    addButton(card.querySelector(".event-card-text"), decodeURIComponent(slug));
  }
  document.querySelectorAll("[data-own]").forEach((root) => new OwnList(root));
}
