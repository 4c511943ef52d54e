// One point of the map stands for all events at a place: how it looks, what it is called, what its popup lists.
"use strict";

{
  const { OFF, element, filled, counted, eventCard } = window.AlmanacCards;
  const { pointInView } = window.AlmanacMapView;
  const ICON = 32; // pixels: a target that a finger hits
  const NAMED = 3; // titles or towns in a name, which is read aloud

  // Leaflet gives a DivIcon no name, so a screen reader would say "button". Both only once the icon is to be seen.
  const NamedIcon = L.DivIcon.extend({
    createIcon(old) {
      const { name, count, isPoint } = this.options.look();
      this.options.html = element("span", "map-dot", isPoint && count === 1 ? "" : String(count));
      const icon = L.DivIcon.prototype.createIcon.call(this, old);
      icon.setAttribute("aria-label", name);
      icon.title = name;
      return icon;
    },
  });

  function icon(classes, look) {
    return new NamedIcon({ className: classes.join(" "), look, iconSize: [ICON, ICON] });
  }

  function few(names, separator) {
    return `${names.slice(0, NAMED).join(separator)}${names.length > NAMED ? " …" : ""}`;
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
      return counted(this.isPast ? this.words.severalPast : this.words.several, this.events.length);
    }

    get name() {
      const titles = this.events.map((event) => event.title);
      if (titles.length > 1) return `${this.count}: ${few(titles, "; ")}`;
      return this.isPast ? filled(this.words.past, { title: titles[0] }) : titles[0];
    }

    icon() {
      const categories = new Set(this.events.map((event) => event.category_slug));
      const classes = ["map-venue", categories.size === 1 ? `category-${[...categories][0]}` : "category-several"];
      if (this.events.every((event) => OFF.has(event.status))) classes.push("is-off");
      if (this.isPast) classes.push("is-past");
      return icon(classes, () => ({ name: this.name, count: this.events.length, isPoint: true }));
    }

    list() {
      const content = element("div", "map-events");
      const count = element("p", "map-events-count", this.count);
      count.dir = "auto"; // begins with a number
      if (this.events.length > 1) content.append(count);
      if (this.coming.length) content.append(this.listOf(this.coming, false));
      if (this.coming.length && this.past.length) {
        content.append(element("p", "map-events-past", this.words.pastHeading));
      }
      if (this.past.length) content.append(this.listOf(this.past, true));
      return content;
    }

    listOf(events, isPast) {
      const list = element("ul", "map-events-list");
      for (const event of events) {
        const item = element("li", "map-event");
        item.append(eventCard(event, this.words, { isPast }));
        list.append(item);
      }
      return list;
    }
  }

  // Four decimals are eleven metres: the same house, though two people wrote its coordinates down.
  function venues(features, words) {
    const byPlace = new Map();
    for (const when of ["coming", "past"]) {
      for (const { geometry, properties } of features[when]) {
        if (geometry?.type !== "Point") continue; // listed, not mapped
        const [latitude, longitude] = pointInView(geometry.coordinates);
        const key = `${latitude.toFixed(4)} ${longitude.toFixed(4)}`;
        if (!byPlace.has(key)) byPlace.set(key, new Venue([latitude, longitude], words));
        byPlace.get(key)[when].push(properties);
      }
    }
    return [...byPlace.values()];
  }

  function clusterIcon(members, words) {
    const events = members.flatMap((venue) => venue.events);
    const classes = ["map-cluster", ...(members.every((venue) => venue.isPast) ? ["is-past"] : [])];
    return icon(classes, () => {
      const towns = [...new Set(events.map((event) => event.city).filter(Boolean))];
      const name = [counted(words.cluster, events.length), few(towns, ", ")].filter(Boolean).join(": ");
      return { name, count: events.length, isPoint: false };
    });
  }

  window.AlmanacVenues = { ICON, venues, clusterIcon };
}
