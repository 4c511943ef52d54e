// The list beside the map, in step with it: what comes, as the page has it, or a chosen year, made of the archive's data.
"use strict";

{
  const { element, filled, counted, eventCard, inPieces } = window.AlmanacCards;
  const BATCH = 60; // cards of a year that are made at once
  const PIECE = 40; // cards of the page that get their button at once

  const slugOf = (card) => card?.dataset.slug ?? card?.id;

  class EventList {
    constructor(almanacMap, root) {
      this.almanacMap = almanacMap;
      this.words = almanacMap.words;
      this.root = root;
      this.status = root.ownerDocument.querySelector("[data-map-status]");
      this.wholeWorld = root.ownerDocument.querySelector("[data-whole-world]");
      this.year = root.querySelector("[data-year-list]");
      this.more = this.year.querySelector("[data-more]");
      this.cards = new Map(); // of what comes and has a point, by slug
      this.titles = new Map(); // by these cards
      this.features = null; // of the chosen year; null while the list is of what comes
      this.isInView = null; // whether a slug's point is; null while the list is whole
      this.open = []; // the slugs in the popup
      this.listen();
    }

    listen() {
      for (const name of ["pointerover", "focusin"]) this.root.addEventListener(name, (event) => this.point(event));
      for (const name of ["pointerleave", "focusout"]) this.root.addEventListener(name, () => this.almanacMap.mark(""));
      this.root.addEventListener("click", ({ target }) => {
        const button = target.closest("[data-show-on-map]");
        if (button) this.almanacMap.show(slugOf(button.closest(".event-card")), button);
      });
      this.wholeWorld.addEventListener("click", () => {
        this.status.focus({ preventScroll: true });
        this.almanacMap.showWorld();
      });
      this.more.addEventListener("click", () => this.addCards().querySelector("a").focus());
    }

    point({ target }) {
      this.almanacMap.mark(slugOf(target.closest(".event-card")) ?? "");
    }

    // The heading of what the list shows now: where the focus goes when its control goes away.
    focusHeading() {
      const heading = this.root.querySelector("section:not([hidden]) > [tabindex]");
      heading.focus({ preventScroll: true });
      heading.scrollIntoView({ block: "nearest" });
    }

    // What the page lists of these features; what is over by now is not among them (events.js hides it).
    adopt(features) {
      return features.filter(({ properties }) => {
        const card = document.getElementById(properties.slug);
        if (!card?.matches(".event-card")) return true; // announced since this page was loaded
        if (card.hidden) return false;
        this.cards.set(properties.slug, card);
        this.titles.set(card, properties.title);
        return true;
      });
    }

    // Buttons on what was adopted, once the map has its points.
    offer() {
      return inPieces([...this.titles], PIECE, (some) => {
        for (const [card, title] of some) card.querySelector(".event-card-text").append(this.showButton(title));
      });
    }

    showButton(title) {
      const button = element("button", "show-on-map", this.words.show);
      button.type = "button";
      button.lang = document.documentElement.lang;
      button.dataset.showOnMap = "";
      button.setAttribute("aria-label", filled(this.words.showTitle, { title }));
      return button;
    }

    // The features of a choice, latest first, and its <option>; without features the page's own list of what comes.
    show(features, option) {
      this.features = features || null;
      for (const part of this.root.querySelectorAll("[data-coming-list]")) part.hidden = Boolean(features);
      this.year.hidden = !features;
      if (features) {
        this.year.querySelector("[tabindex]").textContent = option?.dataset.name ?? "";
        const whole = this.year.querySelector("[data-whole-year]");
        whole.hidden = !option?.dataset.address;
        whole.href = option?.dataset.address ?? "";
      }
      this.update();
    }

    narrow(isInView) {
      this.isInView = isInView;
      this.update();
    }

    update() {
      const held = this.root.contains(document.activeElement) ? document.activeElement : null;
      const [shown, total] = this.features ? this.updateYear() : this.updateComing();
      this.say(shown, total);
      this.markOpen(this.open);
      if (held && !held.offsetParent) this.status.focus({ preventScroll: true });
    }

    updateComing() {
      const { coming } = this.almanacMap.features;
      const listed = this.inView(coming);
      const slugs = new Set(listed.map(({ properties }) => properties.slug));
      for (const [slug, card] of this.cards) card.hidden = !slugs.has(slug);
      for (const month of this.root.querySelectorAll(".month")) {
        month.hidden = !month.querySelector(".event-card:not([hidden])");
      }
      return [listed.length, coming.length];
    }

    inView(features) {
      return this.isInView ? features.filter(({ properties }) => this.isInView(properties.slug)) : features;
    }

    updateYear() {
      this.listed = this.inView(this.features);
      this.made = 0;
      this.year.querySelector(".event-list").replaceChildren();
      this.addCards();
      return [this.listed.length, this.features.length];
    }

    // The next cards of the year; gives the first of them.
    addCards() {
      const { past } = this.almanacMap.features;
      const over = new Set(past.map(({ properties }) => properties.slug));
      const cards = this.listed.slice(this.made, this.made + BATCH).map(({ properties }) => {
        const isPast = over.has(properties.slug);
        const card = eventCard(properties, this.words, { isPast, heading: "h3", summary: true });
        card.querySelector(".event-card-text").append(this.showButton(properties.title));
        return card;
      });
      this.year.querySelector(".event-list").append(...cards);
      this.made += cards.length;
      this.more.hidden = this.made === this.listed.length;
      return cards[0];
    }

    say(shown, total) {
      const narrowed = shown < total;
      this.wholeWorld.hidden = !narrowed;
      if (!total) this.status.textContent = this.words.empty;
      else if (!narrowed) this.status.textContent = counted(this.words.onMap, total);
      else if (shown) this.status.textContent = filled(this.words.inView, { shown, count: total });
      else this.status.textContent = counted(this.words.noneInView, total);
    }

    // The cards of the events whose popup is open.
    markOpen(slugs) {
      this.open = slugs;
      for (const card of this.root.querySelectorAll(".event-card[aria-current]")) card.removeAttribute("aria-current");
      const listed = this.features ? [...this.year.querySelectorAll(".event-card")] : [...this.cards.values()];
      for (const card of listed.filter((one) => slugs.includes(slugOf(one)))) card.setAttribute("aria-current", "true");
    }
  }

  window.AlmanacEventList = EventList;
}
