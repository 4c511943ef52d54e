// The events that are over, as a second set on the map of events: asked for when a reader wants them.
"use strict";

{
  const { element, filled } = window.AlmanacVenues;

  const isLatestFirst = ({ properties: one }, { properties: other }) =>
    Number(one.start < other.start) - Number(one.start > other.start);

  // Offers them by the page's button, and by the addresses of its parts (`#SLUG`).
  class PastEvents {
    constructor(almanacMap, address) {
      this.almanacMap = almanacMap;
      this.words = almanacMap.words;
      this.address = address; // of the archive
      this.wanted = false;
      this.button = document.querySelector("[data-show-past]");
      if (this.button) this.offer();
    }

    offer() {
      this.status = element("span", "map-status");
      this.status.setAttribute("role", "status");
      this.button.after(this.status);
      this.button.hidden = false;
      this.button.addEventListener("click", () => this.show(!this.wanted));
    }

    // What the archive has beyond what the map shows anyway; null where it does not answer, and then it is asked again.
    async archived() {
      this.archive ??= this.almanacMap.fetched(this.address, this.words.pastFailed);
      const data = await this.archive;
      if (!data) {
        this.archive = null;
        return null;
      }
      this.almanacMap.takeBack(this.words.pastFailed);
      const coming = new Set(this.almanacMap.features.coming.map(({ properties }) => properties.slug));
      return data.features.filter(({ properties }) => !coming.has(properties.slug)).sort(isLatestFirst);
    }

    async show(wanted) {
      this.want(wanted);
      const past = wanted ? await this.archived() : [];
      if (wanted !== this.wanted) return; // pressed again meanwhile
      if (!past) {
        this.want(false);
        return;
      }
      this.almanacMap.features.past = past;
      await this.almanacMap.draw();
      this.say(wanted ? filled(this.words.pastShown, past.length) : this.words.pastHidden);
    }

    want(wanted) {
      this.wanted = wanted;
      this.button?.setAttribute("aria-pressed", String(wanted));
    }

    say(sentence) {
      if (this.status) this.status.textContent = sentence;
    }

    // Whether the address names an event that is over; all of them are on the map then.
    async showLinked(isLinked) {
      const past = await this.archived();
      if (!past?.some(({ properties }) => isLinked(properties.slug))) return false;
      await this.show(true);
      return true;
    }
  }

  window.AlmanacPastEvents = PastEvents;
}
