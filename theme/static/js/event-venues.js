// One point of the map stands for all events at a place: how it looks, what it is called, what it lists.
// The words of events reach the page as text only: never as HTML or code.
"use strict";

{
  const ICON = 32; // pixels: a target that a finger hits
  const OFF = new Set(["cancelled", "postponed"]);

  // Leaflet gives a DivIcon no name, so a screen reader would say "button".
  const NamedIcon = L.DivIcon.extend({
    createIcon(old) {
      const icon = L.DivIcon.prototype.createIcon.call(this, old);
      icon.setAttribute("aria-label", this.options.name);
      icon.title = this.options.name;
      return icon;
    },
  });

  function element(name, className, text = "") {
    const made = document.createElement(name);
    made.className = className;
    made.textContent = text;
    return made;
  }

  function dot(name, classes, count) {
    const html = element("span", "map-dot", count > 1 ? String(count) : "");
    return new NamedIcon({ name, className: classes.join(" "), html, iconSize: [ICON, ICON] });
  }

  // A function, because a title may have "$&" in it.
  function filled(sentence, value) {
    return sentence.replace(/\{\w+\}/, () => String(value));
  }

  class Venue {
    constructor(point, words) {
      this.point = point; // latitude, longitude
      this.words = words;
      this.coming = [];
      this.past = [];
    }

    get events() {
      return [...this.coming, ...this.past];
    }

    get isPast() {
      return !this.coming.length;
    }

    get count() {
      return filled(this.isPast ? this.words.severalPast : this.words.several, this.events.length);
    }

    get name() {
      const titles = this.events.map((event) => event.title);
      if (titles.length === 1) return this.isPast ? filled(this.words.past, titles[0]) : titles[0];
      return `${this.count}: ${titles.slice(0, 3).join("; ")}${titles.length > 3 ? " …" : ""}`;
    }

    icon() {
      const categories = new Set(this.events.map((event) => event.category_slug));
      const classes = ["map-venue", categories.size === 1 ? `category-${[...categories][0]}` : "category-several"];
      if (this.events.every((event) => OFF.has(event.status))) classes.push("is-off");
      if (this.isPast) classes.push("is-past");
      return dot(this.name, classes, this.events.length);
    }

    list() {
      const content = element("div", "map-events");
      if (this.events.length > 1) content.append(element("p", "map-events-count", this.count));
      if (this.coming.length) content.append(this.listOf(this.coming));
      if (this.coming.length && this.past.length) {
        content.append(element("p", "map-events-past", this.words.pastHeading));
      }
      if (this.past.length) content.append(this.listOf(this.past));
      return content;
    }

    listOf(events) {
      const list = element("ul", "map-events-list");
      list.append(...events.map((event) => this.item(event)));
      return list;
    }

    item(event) {
      const item = element("li", "map-event");
      const link = element("a", "map-event-title", event.title);
      link.href = event.path;
      link.lang = event.lang;
      link.dir = "auto";
      item.append(link);
      const details = {
        "map-event-status": this.words.status[event.status],
        "map-event-when": [event.when_text, event.zone_text].filter(Boolean).join(", "),
        "map-event-place": [event.place, event.city].filter(Boolean).join(", "),
      };
      for (const [className, text] of Object.entries(details).filter(([, text]) => text)) {
        const line = element("span", className, text);
        line.dir = "auto";
        item.append(line);
      }
      return item;
    }
  }

  // Four decimals are eleven metres: the same house, though two people wrote its coordinates down.
  function venues(features, words) {
    const byPlace = new Map();
    for (const when of ["coming", "past"]) {
      for (const { geometry, properties } of features[when]) {
        if (geometry?.type !== "Point") continue; // listed, not mapped
        const [longitude, latitude] = geometry.coordinates;
        const key = `${latitude.toFixed(4)} ${longitude.toFixed(4)}`;
        if (!byPlace.has(key)) byPlace.set(key, new Venue([latitude, longitude], words));
        byPlace.get(key)[when].push(properties);
      }
    }
    return [...byPlace.values()];
  }

  function clusterIcon(members, words) {
    const count = members.reduce((sum, venue) => sum + venue.events.length, 0);
    const classes = ["map-cluster", ...(members.every((venue) => venue.isPast) ? ["is-past"] : [])];
    return dot(filled(words.cluster, count), classes, count);
  }

  window.AlmanacVenues = { ICON, venues, clusterIcon, element, filled };
}
