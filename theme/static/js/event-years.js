// Which events the map shows: what comes, a year, or all. The archive is asked for when a reader wants it.
"use strict";

{
  // A month whose day is not fixed ("2027-05") comes after its days.
  const order = ({ properties: { start } }) => (start.length === 7 ? `${start}~` : start);
  const isLatestFirst = (one, other) => Number(order(one) < order(other)) - Number(order(one) > order(other));

  // A choice is "" for what comes, "all", or a year; it stands in the address as `?year=`.
  class EventYears {
    constructor(almanacMap, archiveAddress) {
      this.almanacMap = almanacMap;
      this.words = almanacMap.words;
      this.archiveAddress = archiveAddress;
      this.shown = "";
      this.box = document.querySelector("[data-years]");
      this.select = this.box?.querySelector("select");
      if (this.box) this.offer();
    }

    offer() {
      this.box.hidden = false;
      this.select.addEventListener("change", () => this.want(this.select.value));
      for (const link of document.querySelectorAll("a[data-year]")) {
        link.addEventListener("click", (event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return; // to another tab or window
          event.preventDefault();
          this.want(link.dataset.year).then(() => this.almanacMap.list.focusHeading());
        });
      }
    }

    has(choice) {
      return [...(this.select?.options ?? [])].some((option) => option.value === choice);
    }

    get named() {
      const choice = new URLSearchParams(window.location.search).get("year") ?? "";
      return this.has(choice) ? choice : "";
    }

    get option() {
      return this.select?.selectedOptions[0];
    }

    // The reader's own choice: the address says it, so that it can be shared and Back leads from it.
    async want(choice) {
      if (!(await this.choose(choice))) return;
      const address = new URL(window.location);
      address.hash = "";
      address.searchParams.delete("event");
      if (choice) address.searchParams.set("year", choice);
      else address.searchParams.delete("year");
      window.history.pushState(null, "", address.href.replace(/#$/, ""));
    }

    // What the archive has beyond what comes; null where it does not answer, and then it is asked again.
    async archived() {
      this.archive ??= this.almanacMap.fetched(this.archiveAddress, this.words.pastFailed);
      const data = await this.archive;
      if (!data) {
        this.archive = null;
        return null;
      }
      this.almanacMap.takeBack(this.words.pastFailed);
      const coming = new Set(this.almanacMap.coming.map(({ properties }) => properties.slug));
      return data.features.filter(({ properties }) => !coming.has(properties.slug)).sort(isLatestFirst);
    }

    // True once it is shown; what was shown before stays where the archive does not answer.
    async choose(choice) {
      this.wanted = choice;
      const past = choice ? await this.archived() : [];
      if (choice !== this.wanted) return false; // another choice meanwhile
      if (past) this.shown = choice;
      if (this.select) this.select.value = this.shown;
      if (!past) return false;
      await this.show(choice, past);
      return true;
    }

    async show(choice, past) {
      const { almanacMap } = this;
      const belongs = ({ properties }) => choice.length !== 4 || properties.start.startsWith(`${choice}-`);
      almanacMap.features = { coming: almanacMap.coming.filter(belongs), past: past.filter(belongs) };
      await almanacMap.draw();
      if (choice !== this.shown) return;
      const { coming } = almanacMap.features;
      almanacMap.list.show(choice && [...coming, ...almanacMap.features.past].sort(isLatestFirst), this.option);
    }

    // The choice with which the event of the address is on the map; "" where none is named, or nobody knows it.
    async choiceFor(isLinked) {
      const { named } = this;
      const isIt = ({ properties }) => isLinked(properties.slug);
      const comes = this.almanacMap.coming.some(isIt);
      if (comes || document.querySelector(":target:not([hidden])")) return comes && named !== "all" ? "" : named;
      const found = (await this.archived())?.find(isIt);
      if (!found || named === "all") return named;
      const year = found.properties.start.slice(0, 4);
      return this.has(year) ? year : "all";
    }
  }

  window.AlmanacEventYears = EventYears;
}
